import { describe, expect, it } from 'vitest';
import { translationFor } from '../../../addon/i18n/translation.ts';
import type { CalendarEvent, Guest } from '../../../addon/state/calendar-event.ts';
import { eventHtml, eventText, type DescribedEvent } from '../../../addon/views/event-description.ts';
import { meetingTimeWords } from '../../../addon/views/meeting-time-words.ts';

const fr = translationFor('fr-FR', 'Europe/Paris');
const en = translationFor('en-US', 'America/New_York');

const bare: CalendarEvent = {
  id: 'a',
  uid: 'a@b',
  seriesId: null,
  originalStart: null,
  originalDay: null,
  cancelled: false,
  isPrivate: false,
  title: '',
  description: '',
  location: '',
  start: null,
  end: null,
  organizer: null,
  guests: [],
  guestsHidden: false,
  conference: null,
  files: [],
  url: '',
};

const guest = (change: Partial<Guest>): Guest => ({
  email: 'ana@client.example',
  name: null,
  answer: 'needsAction',
  self: false,
  room: false,
  optional: false,
  additional: 0,
  ...change,
});

const described = (event: Partial<CalendarEvent>, change: Partial<DescribedEvent> = {}): DescribedEvent => ({
  event: { ...bare, ...event },
  meeting: null,
  series: false,
  unlinked: [],
  ...change,
});

describe('the description of a meeting', () => {
  it('is empty for a meeting of which nothing is known', () => {
    expect([eventHtml(described({}), fr), eventText(described({}), fr)]).toEqual(['', '']);
  });

  it.each<[string, DescribedEvent, string]>([
    ['the place on one line', described({ location: ' 12 rue X\r\n\n Lyon ' }), 'Lieu\u00a0: 12 rue X, Lyon'],
    [
      'who brings others along',
      described({ guests: [guest({ name: 'Ana', answer: 'accepted', additional: 2 })] }),
      'Invités\u00a0:\n- Ana <ana@client.example>\u00a0· accepté\u00a0· avec 2\u00a0autres personnes',
    ],
    [
      'that guests are hidden',
      described({ guestsHidden: true }),
      'Invités\u00a0:\n- La liste est incomplète\u00a0: Agenda en masque une partie.',
    ],
    [
      'the conference once, with what only the text says of it',
      described({
        description:
          'Plan.<br>Join with Google Meet: https://meet.google.com/abc<br>Or dial: (US) +1 323 PIN: 1#<br>Meeting ID: 42',
        conference: {
          name: 'Google Meet',
          entryPoints: [{ kind: 'video', label: '', url: 'https://meet.google.com/abc?hs=1', codes: [] }],
        },
      }),
      'Visioconférence\u00a0: Google Meet\u00a0· https://meet.google.com/abc?hs=1\u00a0· Or dial: (US) +1 323 PIN: 1#\u00a0· Meeting ID: 42\n\nPlan.',
    ],
    [
      'the telephone with all of its codes',
      described({
        conference: {
          name: 'Zoom',
          entryPoints: [
            {
              kind: 'phone',
              label: '+33 1 23',
              url: 'tel:+33-1-23',
              codes: [
                { kind: 'meetingCode', code: '456' },
                { kind: 'passcode', code: 'abc' },
                { kind: 'pin', code: '987' },
              ],
            },
            { kind: 'video', label: '', url: 'https://zoom.example/j/1', codes: [] },
          ],
        },
      }),
      'Visioconférence\u00a0: Zoom\u00a0· https://zoom.example/j/1\nTéléphone\u00a0: +33 1 23\u00a0· réunion\u00a0456\u00a0· code secret\u00a0abc\u00a0· code\u00a0987',
    ],
    [
      'that it is cancelled',
      described({ cancelled: true }, { meeting: { start: '2026-11-23', end: '2026-11-24' } }),
      'Date\u00a0: lundi 23 novembre 2026\u00a0· toute la journée\u00a0· réunion annulée',
    ],
  ])('says %s', (_what, event, text) => {
    expect(eventText(event, fr)).toBe(text);
  });

  it('shows what people wrote as text, and links only where a link can lead', () => {
    const hostile = described({
      location: '<img src=x onerror=alert(1)>',
      guests: [guest({ name: '"><script>' })],
      conference: { name: '', entryPoints: [{ kind: 'other', label: 'go', url: 'javascript:alert(1)', codes: [] }] },
    });
    const html = eventHtml(hostile, en);
    expect(html).not.toMatch(/<img|<script|<a /);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    const link = { kind: 'video', label: 'x', url: 'https://x.example/"onclick="', codes: [] } as const;
    expect(eventHtml(described({ conference: { name: '', entryPoints: [link] } }), en)).toContain(
      '<a href="https://x.example/&quot;onclick=&quot;">x</a>',
    );
  });
});

describe('when a meeting takes place', () => {
  it.each([
    [
      'an hour',
      '2026-11-23T08:00:00.000Z',
      '2026-11-23T09:30:00.000Z',
      'lundi 23 novembre 2026\u00a0· 09:00\u00a0– 10:30 (Europe/Paris)',
    ],
    [
      'an instant',
      '2026-11-23T08:00:00.000Z',
      '2026-11-23T08:00:00.000Z',
      'lundi 23 novembre 2026\u00a0· 09:00 (Europe/Paris)',
    ],
    [
      'over midnight',
      '2026-11-23T22:00:00.000Z',
      '2026-11-24T00:30:00.000Z',
      'lundi 23 novembre 2026\u00a0· 23:00\u00a0– mardi 24 novembre 2026\u00a0· 01:30 (Europe/Paris)',
    ],
    ['a day', '2026-11-23', '2026-11-24', 'lundi 23 novembre 2026\u00a0· toute la journée'],
    ['days', '2026-11-23', '2026-11-26', 'lundi 23 novembre 2026\u00a0– mercredi 25 novembre 2026'],
    ['no day', '2026-11-23', '2026-11-23', 'lundi 23 novembre 2026\u00a0· toute la journée'],
  ])('%s', (...[, start, end, words]) => {
    expect(meetingTimeWords({ start, end }, fr)).toBe(words);
  });

  it('in English, in the reader’s zone', () => {
    const words = meetingTimeWords({ start: '2026-11-23T08:00:00.000Z', end: '2026-11-23T09:00:00.000Z' }, en);
    expect(words).toMatch(/^Monday,? 23 November 2026\u00a0· 03:00\u00a0– 04:00 \(America\/New_York\)$/);
  });
});
