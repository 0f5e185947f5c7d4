import { describe, expect, it } from 'vitest';
import { translationFor } from '../../../addon/i18n/translation.ts';
import { failureFor, failureForBlocked } from '../../../addon/state/failure.ts';
import { errorCard } from '../../../addon/views/error-card.ts';
import { refusalCard } from '../../../addon/views/refusal-card.ts';
import { errorCodes } from '../../../shared/errors.ts';
import { actionsOf, wordsOf } from '../../support/card-text.ts';
import { makeMe } from '../../support/draft-builders.ts';

const fr = translationFor('fr', '');
const en = translationFor('en', '');
const attempt = { function: 'onSave', parameters: { entry: '{}' }, carriesEntry: true } as const;

describe('error cards', () => {
  it.each(errorCodes)('%s has its own words and a way out in both languages', (code) => {
    const [french, english] = [errorCard(failureFor(code), fr), errorCard(failureFor(code), en)];
    expect(french.name).toBe(`error-${code}`);
    expect(french.header.title).not.toBe('');
    expect(wordsOf(french)).not.toBe(wordsOf(english));
    expect(actionsOf(french).length).toBeGreaterThan(0);
    expect(actionsOf(english)).toEqual(actionsOf(french));
  });

  it('has different words for every code', () => {
    const words = errorCodes.map((code) => wordsOf(errorCard(failureFor(code), fr)));
    expect(new Set(words).size).toBe(errorCodes.length);
  });

  it.each([
    'backend_unreachable',
    'unavailable',
    'upload_incomplete',
    'storage_full',
    'internal',
    'source_unreadable',
  ] as const)('%s on a save offers to send everything again', (code) => {
    const card = errorCard(failureFor(code), fr, { attempt });
    expect(actionsOf(card)).toContainEqual({ function: 'onSave', parameters: { entry: '{}' } });
    expect(wordsOf(card)).toContain('Votre saisie est conservée');
  });

  it('shows the request id of an internal error, and of no other', () => {
    expect(wordsOf(errorCard(failureFor('internal', 'req-42'), fr))).toContain('Numéro de la demande\nreq-42');
    expect(wordsOf(errorCard(failureFor('unavailable', 'req-42'), fr))).not.toContain('req-42');
  });

  it('shows the address that Google does not let Relais reach', () => {
    const blocked = failureForBlocked('https://relais.example');
    expect(wordsOf(errorCard(blocked, fr))).toContain('Adresse à permettre\nhttps://relais.example');
    expect(wordsOf(errorCard(blocked, en))).toContain('Address to allow\nhttps://relais.example');
  });

  it('names the missing rights and nothing that it does not know', () => {
    const failed = { ...failureFor('rights_missing'), missingRights: ['sales', 'taskList', '<b>root</b>'] };
    const words = wordsOf(errorCard(failed, fr));
    expect(words).toContain('• commercial\n• liste des tâches commerciales');
    expect(words).toContain('administrateur');
    expect(words).not.toContain('root');
  });

  it('counts the contacts that may no longer be linked', () => {
    const failed = { ...failureFor('contacts_out_of_scope'), contactIds: ['a', 'b'] };
    expect(wordsOf(errorCard(failed, fr))).toContain('2\u00a0contacts concernés.');
  });
});

describe('the refusal card', () => {
  it('names the rights that would do and whom to ask', () => {
    const me = makeMe({
      rights: [],
      creation: { allowed: false, accounts: 'none', missingRights: ['sales', 'salesAllAccounts', 'taskList'] },
    });
    const words = wordsOf(refusalCard(me, fr));
    expect(words).toContain('• commercial\n• commercial, tous les comptes\n• liste des tâches commerciales');
    expect(words).toContain('Demandez-le à un administrateur de Démo.');
    expect(refusalCard(me, fr).name).toBe('error-rights_missing');
  });
});
