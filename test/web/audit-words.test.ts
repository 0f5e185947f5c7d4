import { describe, expect, it } from 'vitest';
import { en } from '../../web/i18n/en.ts';
import { formatsOf } from '../../web/i18n/formats.ts';
import { fr } from '../../web/i18n/fr.ts';
import { changeWords } from '../../web/pages/admin/audit/audit-words.ts';

const french = { t: fr, formats: formatsOf('fr', 'Europe/Paris') };
const english = { t: en, formats: formatsOf('en', 'Europe/Paris') };

describe('the trail says in words', () => {
  it.each([
    ['filter.state', 'open', 'Ouvertes', 'Open'],
    ['filter.view', 'transverse', 'Transverses', 'No account'],
    ['filter.source', 'mail', 'Mail', 'Mail'],
    ['filter.source', 'of a later version', 'of a later version', 'of a later version'],
    ['domains', 'acme.fr restricts shared', 'acme.fr (restreint la connexion) (aussi à des clients)', null],
    ['language', 'fr', 'français', 'French'],
  ])('the value of %s: %s', (...row) => {
    const [field, to, inFrench, inEnglish] = row;
    expect(changeWords({ field, from: null, to }, french).to).toBe(inFrench);
    if (inEnglish !== null) expect(changeWords({ field, from: null, to }, english).to).toBe(inEnglish);
  });
});
