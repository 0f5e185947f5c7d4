import { describe, expect, it } from 'vitest';
import { translationFor } from '../../../addon/i18n/translation.ts';
import { helpCard } from '../../../addon/views/help-card.ts';
import { savedCard, undoneCard } from '../../../addon/views/saved-card.ts';
import { linkedCard } from '../../../addon/views/linked-card.ts';
import type { Me } from '../../../shared/access/user.ts';
import { actionsOf, wordsOf } from '../../support/card-text.ts';
import { id, makeMe, makeTask } from '../../support/draft-builders.ts';

const fr = translationFor('fr-FR', 'Europe/Paris');
const en = translationFor('en-US', 'Europe/Paris');
const home = { function: 'onHome', parameters: {} };

describe('the saved card', () => {
  const file = {
    id: id(30),
    name: 'devis.pdf',
    mediaType: 'application/pdf',
    size: 2048,
    sha256: null,
    inline: false,
    contentId: null,
    url: '/x',
  };
  const omissions = [
    { name: 'film.mov', size: 60_000_000, reason: 'tooLarge' as const },
    { name: 'abîmé.doc', size: 3, reason: 'unreadable' as const },
  ];

  it('tells number, title, type, contacts, files and what is not there', () => {
    const card = savedCard({ task: makeTask({ attachments: [file], omissions }), replayed: false }, null, fr);
    const words = wordsOf(card);
    expect(card.header).toEqual({ title: 'Tâche n°\u00a012 enregistrée', subtitle: 'Devis\u00a0· À faire' });
    expect(words).toContain('Contacts\nJane Doe\u00a0· Acme');
    expect(words).toContain('devis.pdf\u00a0· 2\u00a0ko');
    expect(words).toContain('film.mov\u00a0· trop volumineux\nabîmé.doc\u00a0· illisible');
    expect(words).toContain('Annulation possible jusqu’à 14:15.');
    expect(actionsOf(card)).toEqual([{ function: 'onUndo', parameters: { taskId: id(3) } }, home]);
  });

  it.each([
    [fr, 'Échéance\nvendredi 27 novembre 2026'],
    [en, 'Due date\nFriday 27 November 2026'],
  ])('tells when it is due, if it is', (t, expected) => {
    const due = savedCard({ task: makeTask({ dueOn: '2026-11-27' }), replayed: false }, null, t);
    expect(wordsOf(due).replace(',', '')).toContain(expected);
    expect(wordsOf(savedCard({ task: makeTask(), replayed: false }, null, t))).not.toContain(expected.split('\n')[0]);
  });

  it('opens the task on the web when there are pages', () => {
    const card = savedCard({ task: makeTask(), replayed: false }, 'https://relais.example/tasks/{id}', en);
    expect(JSON.stringify(card)).toContain(`{"openLink":{"url":"https://relais.example/tasks/${id(3)}"}}`);
  });

  it('says when it is transverse, assigned to nobody, or was already made', () => {
    const task = makeTask({ transverse: true, contacts: [], assignee: null, undoUntil: null });
    const words = wordsOf(savedCard({ task, replayed: true }, null, en));
    expect(words).toContain('Contacts\nNone: task without an account');
    expect(words).toContain('Assigned to\nNobody');
    expect(words).toContain('nothing was made twice');
    expect(words).toContain('Attachments\nNone');
  });

  it('offers to save anew once undone', () => {
    expect(actionsOf(undoneCard(makeTask(), fr))).toEqual([{ function: 'onReopen', parameters: {} }, home]);
    const replayed = savedCard(
      { task: makeTask({ undoneAt: '2026-11-12T13:10:00.000Z', undoUntil: null }), replayed: true },
      null,
      fr,
    );
    expect(wordsOf(replayed)).toContain('Cette tâche a été annulée.');
    expect(actionsOf(replayed)).toEqual([{ function: 'onReopen', parameters: {} }, home]);
  });
});

describe('who one is, and help', () => {
  it.each<[string, Partial<Me>, string[]]>([
    [
      'none',
      { rights: [], creation: { allowed: false, accounts: 'none', missingRights: ['sales'] } },
      ['ne pouvez pas créer'],
    ],
    [
      'list',
      { rights: ['taskList'], creation: { allowed: true, accounts: 'none', missingRights: [] } },
      ['des tâches sans compte', 'Vous voyez toutes'],
    ],
    ['sales', {}, ['de vos comptes.']],
    [
      'all, admin',
      { admin: true, creation: { allowed: true, accounts: 'all', missingRights: [] } },
      ['tous les contacts', 'Vous administrez'],
    ],
  ])('puts rights in plain words: %s', (_name, change, expected) => {
    const card = linkedCard(makeMe(change), fr);
    for (const words of expected) expect(wordsOf(card)).toContain(words);
    expect(wordsOf(card)).toContain('Camille Martin\ncamille@demo.example');
    expect(wordsOf(card)).toContain('Démo\ndemo');
  });

  it('helps in both languages', () => {
    expect(helpCard(fr).sections).toHaveLength(5);
    expect(wordsOf(helpCard(fr))).toContain('«\u00a0Enregistrer\u00a0»');
    expect(wordsOf(helpCard(en))).toContain('“Save”');
  });
});
