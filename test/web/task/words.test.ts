import { expect, it } from 'vitest';
import { en } from '../../../web/i18n/en.ts';
import { formatsOf } from '../../../web/i18n/formats.ts';
import { fr } from '../../../web/i18n/fr.ts';
import { changeWords } from '../../../web/pages/task/change-words.ts';
import { meetingWords } from '../../../web/pages/task/meeting-words.ts';

const french = { language: 'fr', t: fr, timeZone: 'Europe/Paris', formats: formatsOf('fr', 'Europe/Paris') } as const;
const english = {
  language: 'en',
  t: en,
  timeZone: 'America/New_York',
  formats: formatsOf('en', 'America/New_York'),
} as const;

const plain = (text: string) => text.replace(/[\u00a0\u202f\u2009]/g, ' ');

it.each([
  [
    french,
    { start: '2026-11-25T09:00:00.000Z', end: '2026-11-25T10:30:00.000Z' },
    'mercredi 25 novembre 2026, 10:00 – 11:30 (Europe/Paris)',
  ],
  [
    english,
    { start: '2026-11-25T09:00:00.000Z', end: '2026-11-25T10:30:00.000Z' },
    'Wednesday, 25 November 2026, 04:00–05:30 (America/New York)',
  ],
  [
    french,
    { start: '2026-11-25T09:00:00.000Z', end: '2026-11-25T09:00:00.000Z' },
    'mercredi 25 novembre 2026 à 10:00 (Europe/Paris)',
  ],
  [french, { start: '2026-11-25', end: '2026-11-26' }, '25 nov. 2026, toute la journée'],
  [english, { start: '2026-11-25', end: '2026-11-28' }, '25 Nov 2026 – 27 Nov 2026'],
])('says when a meeting is: %#', (text, meeting, expected) => {
  expect(plain(meetingWords(meeting, text))).toBe(expected);
});

it.each([
  [{ field: 'status', from: 'À faire', to: 'Fait' }, 'Statut : À faire → Fait'],
  [{ field: 'dueOn', from: null, to: '2026-12-24' }, 'Échéance ajoutée : 24 déc. 2026'],
  [{ field: 'dueOn', from: '2026-12-24', to: null }, 'Échéance retirée : 24 déc. 2026'],
  [{ field: 'dueOn', from: '2026-12-24', to: '2026-12-31' }, 'Échéance : 24 déc. 2026 → 31 déc. 2026'],
  [{ field: 'assignee', from: 'Camille', to: null }, 'Attribuée à : Camille → rien'],
  [{ field: 'contacts', from: null, to: 'Anne' }, 'Contacts : + Anne'],
  [{ field: 'contacts', from: 'Anne', to: null }, 'Contacts : − Anne'],
  [{ field: 'contacts', from: null, to: null }, 'Contacts : un contact hors de vos comptes'],
  [{ field: 'description', from: null, to: null }, 'Description : réécrite'],
] as const)('says what changed: %#', (change, expected) => {
  expect(plain(changeWords(change, french))).toBe(expected);
});

it('says what happened within half a minute without a number', () => {
  const now = new Date().toISOString();
  expect([french.formats.ago(now), english.formats.ago(now)]).toEqual(['à l’instant', 'just now']);
  const before = new Date(Date.now() - 3 * 3_600_000).toISOString();
  expect(plain(french.formats.ago(before))).toBe('il y a 3 h');
});
