import { describe, expect, it } from 'vitest';
import { en } from '../../../addon/i18n/en.ts';
import { fr } from '../../../addon/i18n/fr.ts';
import { translationFor } from '../../../addon/i18n/translation.ts';

/** Every sentence by its key; those with parameters are made with counts and with a word. */
function sentences(messages: object, path = ''): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    const name = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') return [[name, value]];
    if (typeof value === 'function') {
      return [0, 1, 2].map((count) => [`${name}(${count})`, String(Reflect.apply(value, null, [count, 'mot']))]);
    }
    return typeof value === 'object' && value !== null ? sentences(value, name) : [];
  });
}

const french = sentences(fr);
const english = sentences(en);
const sameInBoth = new Set([
  'separator',
  'draft.type',
  'draft.contacts',
  'description.label',
  'contacts.prospect',
  'saved.contacts',
  'help.contacts',
  'home.version',
  // Each language is called in its own words.
  'settings.languages.fr',
  'settings.languages.en',
  'settings.type',
]);

describe('French and English', () => {
  it('have the same keys', () => {
    expect(english.map(([key]) => key)).toEqual(french.map(([key]) => key));
  });

  it('have no empty and no untranslated sentence', () => {
    const untranslated = french.filter(([key, text], index) => !sameInBoth.has(key) && text === english[index]?.[1]);
    expect(untranslated.filter(([, text]) => /\p{Letter}{3}/u.test(text)).map(([key]) => key)).toEqual([]);
    for (const [, text] of [...french, ...english]) expect(text.trim()).not.toBe('');
  });

  it.each(french)('%s is set as French wants it', (_key, text) => {
    expect(text).not.toMatch(/[^\u00a0\d][:;?!»](?:\s|$)/);
    expect(text).not.toMatch(/«[^\u00a0]| [:;?!»]/);
    expect(text).not.toMatch(/['"“”]|\.\.\./);
  });

  it.each(english)('%s is set as English wants it', (_key, text) => {
    expect(text).not.toMatch(/\s[:;?!](?:\s|$)|['"«»]|\.\.\./);
  });
});

describe('plurals', () => {
  it.each([
    [0, '0\u00a0contact hors de vos comptes', '0 contacts outside your accounts'],
    [1, '1\u00a0contact hors de vos comptes', '1 contact outside your accounts'],
    [2, '2\u00a0contacts hors de vos comptes', '2 contacts outside your accounts'],
  ])('%i', (count, inFrench, inEnglish) => {
    expect(fr.saved.hiddenContacts(count)).toBe(inFrench);
    expect(en.saved.hiddenContacts(count)).toBe(inEnglish);
  });
});

describe('translationFor', () => {
  it.each([
    ['fr', 'fr'],
    ['fr-CA', 'fr'],
    ['FR_fr', 'fr'],
    ['fro', 'en'],
    ['de', 'en'],
    ['', 'en'],
  ])('%s speaks %s', (locale, language) => {
    expect(translationFor(locale, '').language).toBe(language);
  });

  it.each([
    [0, '0\u00a0octet', '0\u00a0bytes'],
    [1, '1\u00a0octet', '1\u00a0byte'],
    [1023, '1\u202f023\u00a0octets', '1,023\u00a0bytes'],
    [1258291, '1,2\u00a0Mo', '1.2\u00a0MB'],
    [150 * 1024, '150\u00a0ko', '150\u00a0KB'],
    [5 * 1024 ** 4, '5\u202f120\u00a0Go', '5,120\u00a0GB'],
  ])('%i bytes', (bytes, inFrench, inEnglish) => {
    expect(translationFor('fr', '').size(bytes)).toBe(inFrench);
    expect(translationFor('en', '').size(bytes)).toBe(inEnglish);
  });

  it('writes times in the user’s zone, and in UTC when it is unknown', () => {
    expect(translationFor('fr', 'Europe/Paris').time('2026-11-12T13:05:00.000Z')).toBe('14:05');
    expect(translationFor('fr', 'Mars/Olympus').time('2026-11-12T13:05:00.000Z')).toBe('13:05');
    expect(translationFor('en', 'America/New_York').dateTime('2026-11-12T13:05:00.000Z')).toBe('12 Nov 2026, 08:05');
  });
});
