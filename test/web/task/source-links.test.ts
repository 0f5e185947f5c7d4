import { expect, it } from 'vitest';
import type { MeetingTime } from '../../../shared/tasks/task.ts';
import { sourceLinksOf } from '../../../web/pages/task/source-links.ts';

const author = { id: '00000000-0000-4000-8000-000000000001', name: 'Camille', email: 'camille@demo.example' };
const reader = { user: { email: 'sacha+crm@demo.example' }, timeZone: 'Europe/Paris' };
const evening: MeetingTime = { start: '2026-11-25T23:30:00.000Z', end: '2026-11-26T00:30:00.000Z' };

function links(sourceKeys: string[], meeting: MeetingTime | null = null, by = author): string[] {
  return sourceLinksOf({ sourceKeys, meeting, author: by }, reader).map(({ kind, url }) => `${kind} ${url}`);
}

const account = 'authuser=sacha%2Bcrm%40demo.example';
const eidOf = (url: string | undefined) => atob(new URL(url?.split(' ')[1] ?? '').searchParams.get('eid') ?? '');

interface Case {
  readonly keys: string[];
  readonly meeting?: MeetingTime;
  readonly expected: string[];
}

it.each<[string, Case]>([
  [
    'a mail by its Message-ID, whatever is in it',
    {
      keys: ['mail:CAF+a/b=c&d#1@mail.example.com'],
      expected: [
        `mail https://mail.google.com/mail/?${account}#search/rfc822msgid%3ACAF%2Ba%2Fb%3Dc%26d%231%40mail.example.com`,
      ],
    },
  ],
  ['a mail without a Message-ID not at all', { keys: [`mail-hash:${'a'.repeat(64)}`], expected: [] }],
  ['a task made by hand not at all', { keys: [], expected: [] }],
  [
    'an event of another calendar by its day, where the reader is',
    {
      keys: ['event:040000008200E00074C5B7101A82E008'],
      meeting: evening,
      expected: [`day https://calendar.google.com/calendar/r/day/2026/11/26?${account}`],
    },
  ],
  [
    'an occurrence of a series by its day',
    {
      keys: ['event:abc@google.com:2026-11-18T09:00:00.000Z'],
      meeting: { start: '2026-11-19', end: '2026-11-20' },
      expected: [`day https://calendar.google.com/calendar/r/day/2026/11/19?${account}`],
    },
  ],
  [
    'an occurrence without a time by the day that it was on',
    {
      keys: ['event:abc@google.com:2026-03-05'],
      expected: [`day https://calendar.google.com/calendar/r/day/2026/3/5?${account}`],
    },
  ],
  ['an event of another calendar without a time not at all', { keys: ['event:uid@exchange.example'], expected: [] }],
])('opens %s', (_what, { keys, meeting, expected }) => {
  expect(links(keys, meeting)).toEqual(expected);
});

it('opens a single event of Google by its id in the calendar of its author', () => {
  const [link] = links(['event:4eahs9ghkhrvkld72hogu9ph3e@google.com'], evening);
  expect(link).toMatch(/^event https:\/\/calendar\.google\.com\/calendar\/event\?eid=[A-Za-z0-9+%/]+&authuser=/);
  expect(link).not.toContain('%3D');
  expect(eidOf(link)).toBe('4eahs9ghkhrvkld72hogu9ph3e camille@demo.example');
});

it('writes a personal calendar as Google does', () => {
  const [link] = links(['event:abc@google.com'], null, { ...author, email: 'camille@gmail.com' });
  expect(eidOf(link)).toBe('abc camille@m');
});

it('shows an invitation with its mail and its event, each once, and no day beside the event itself', () => {
  const shown = links(['mail:m@x', 'event:abc@google.com', 'event:abc@google.com:2026-11-25', 'mail:m@x'], evening);
  expect(shown.map((link) => link.split(' ')[0])).toEqual(['mail', 'event']);
});
