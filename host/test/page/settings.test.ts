import { describe, expect, it } from 'vitest';
import { failureText } from '../../page/settings/failure-text.ts';
import { fileSize, initials, longDate, shortDate } from '../../page/settings/format.ts';
import { messages } from '../../page/settings/messages.ts';
import { parseRoute, routeHash, type Route } from '../../page/route.ts';
import { problemCodes } from '../../server/problem.ts';

const spaces = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('messages', () => {
  const texts = (language: 'fr' | 'en') => Object.entries<unknown>(messages[language]);

  it('have the same keys and the same parameters in both languages, and say something', () => {
    const shape = (language: 'fr' | 'en') =>
      texts(language).map(([key, text]) => [key, typeof text === 'function' ? text.length : typeof text]);
    expect(shape('en')).toEqual(shape('fr'));
    for (const [key, text] of [...texts('fr'), ...texts('en')]) expect(text, key).not.toBe('');
  });

  it('are translated: few read the same in French and English', () => {
    const english = new Map(texts('en'));
    const same = texts('fr').filter(([key, text]) => typeof text === 'string' && english.get(key) === text);
    expect(same.map(([key]) => key).sort()).toEqual([
      'cc',
      'date',
      'description',
      'driveFile',
      'mailList',
      'navigation',
    ]);
  });

  it.each(problemCodes)('%s has a text in both languages', (code) => {
    expect(failureText(code, messages.fr)).not.toBe('');
    expect(failureText(code, messages.en)).not.toBe(failureText(code, messages.fr));
  });
});

describe('dates and sizes', () => {
  const now = new Date('2026-11-23T10:00:00Z');
  it.each([
    ['2026-11-23T08:05:00Z', 'fr-FR', '09:05'],
    ['2026-11-22T22:59:00Z', 'fr-FR', '22 nov.'],
    ['2026-11-22T23:30:00Z', 'fr-FR', '00:30'],
    ['2026-01-05T08:00:00Z', 'en-GB', '5 Jan'],
    ['2025-11-23T08:00:00Z', 'fr-FR', '23/11/2025'],
  ])('%s in %s is %s in a list', (instant, locale, text) => {
    expect(shortDate(instant, { locale, timeZone: 'Europe/Paris' }, now)).toBe(text);
  });

  it('a full date follows language and time zone', () => {
    const instant = '2026-11-23T08:05:00Z';
    expect(spaces(longDate(instant, { locale: 'fr-FR', timeZone: 'Europe/Paris' }))).toBe('23 novembre 2026 à 09:05');
    expect(longDate(instant, { locale: 'en-GB', timeZone: 'Asia/Tokyo' })).toBe('23 November 2026 at 17:05');
  });

  it.each([
    [0, 'en-GB', '0 bytes'],
    [764, 'en-GB', '764 bytes'],
    [1023, 'fr-FR', '1 023 octets'],
    [1234, 'fr-FR', '1,2 ko'],
    [20 * 1024 ** 2, 'fr-FR', '20 Mo'],
    [5000 * 1024 ** 3, 'en-GB', '5,000 GB'],
  ])('%d bytes in %s are %s', (bytes, locale, text) => {
    expect(spaces(fileSize(bytes, locale))).toBe(text);
  });

  it.each([
    ['Hélène Dubreuil', 'HD'],
    ['camille@demo.example', 'CE'],
    ['<img src=x> Eve', 'IE'],
    ['😀', '?'],
    ['', '?'],
  ])('the initials of %j are %s', (name, letters) => {
    expect(initials(name)).toBe(letters);
  });
});

describe('routes', () => {
  it.each<[string, Route]>([
    ['#/inbox', { view: 'inbox', mailId: null }],
    ['#/inbox/a%20b%2Fc', { view: 'inbox', mailId: 'a b/c' }],
    ['#/calendar/week', { view: 'calendar', mode: 'week', day: null, open: null }],
    ['#/calendar/list/2026-11-23', { view: 'calendar', mode: 'list', day: '2026-11-23', open: null }],
    [
      '#/calendar/week/-/_6t_20261124T130000Z',
      { view: 'calendar', mode: 'week', day: null, open: { kind: 'event', id: '_6t_20261124T130000Z' } },
    ],
    [
      '#/calendar/week/2026-11-23/new-2026-11-24T10%3A00',
      { view: 'calendar', mode: 'week', day: '2026-11-23', open: { kind: 'newEvent', start: '2026-11-24T10:00' } },
    ],
  ])('%s', (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
    expect(routeHash(route)).toBe(hash);
  });

  it.each(['', '#', '#/', '#/elsewhere', '#/elsewhere/1', '#/inbox/%E0%A4%A'])('%j leads to the inbox', (hash) => {
    expect(parseRoute(hash)).toEqual({ view: 'inbox', mailId: null });
  });
});
