import { expect, it } from 'vitest';
import { dayStart, meetingState, type KnownOfMeetings } from '../../../../backend/capture/rules/home.ts';

const now = new Date('2026-11-23T12:00:00.000Z');

it.each([
  ['this morning', '2026-11-22T23:00:00.000Z', '2026-11-22T23:00:00.000Z'],
  ['two days ago', '2026-11-21T12:00:00.000Z', '2026-11-21T12:00:00.000Z'],
  ['longer ago', '2026-11-21T11:59:59.999Z', '2026-11-21T12:00:00.000Z'],
  ['years ago', '1000-01-01T00:00:00.000Z', '2026-11-21T12:00:00.000Z'],
  ['ten minutes ago', '2026-11-23T11:50:00.000Z', '2026-11-23T11:50:00.000Z'],
  ['just now: what can be undone', '2026-11-23T11:59:00.000Z', '2026-11-23T11:50:00.000Z'],
  ['tomorrow', '2026-11-24T00:00:00.000Z', '2026-11-23T11:50:00.000Z'],
])('a day that began %s', (_when, since, start) => {
  expect(dayStart(new Date(since), now).toISOString()).toBe(start);
});

const known: KnownOfMeetings = {
  users: new Set(['me@demo.example', 'guest@elsewhere.example']),
  own: { domains: ['demo.example'], addresses: ['demo.team@orange.fr'] },
  tasks: new Map([
    ['event:a', { id: 'whole', number: 3 }],
    ['event:a:2026-11-23', { id: 'occurrence', number: 5 }],
    ['event:b', { id: 'other', number: 9 }],
  ]),
};

it.each<[string, string[], boolean]>([
  ['nobody', [], false],
  ['oneself', ['me@demo.example'], false],
  ['a user with an address of elsewhere', ['guest@elsewhere.example'], false],
  ['somebody of a Workspace domain who is no user', ['me@demo.example', 'new@demo.example'], false],
  ['somebody of a domain below it', ['new@sub.demo.example'], false],
  ['a team mailbox of one’s own', ['demo.team+x@orange.fr'], false],
  ['a user with a tag', ['guest+x@elsewhere.example'], false],
  ['somebody of a domain that ends alike', ['new@notdemo.example'], true],
  ['a room', ['me@demo.example', 'c_1@resource.calendar.google.com'], false],
  ['a group calendar', ['x@group.calendar.google.com'], false],
  ['an automatic address', ['no-reply@boutique.example'], false],
  ['a client', ['me@demo.example', 'jeanne@boreal.example'], true],
  ['somebody with free mail', ['jeanne@gmail.com'], true],
])('a meeting with %s: external %s', (...row) => {
  const [, addresses, external] = row;
  expect(meetingState({ keys: ['event:x'], addresses }, known)).toEqual({ external, task: null });
});

it.each<[string[], string | null]>([
  [['event:x'], null],
  [['event:a'], 'whole'],
  [['event:a:2026-11-23', 'event:a'], 'occurrence'],
  [['event:a', 'event:a:2026-11-23'], 'occurrence'],
  [['event:a:2026-11-24', 'event:a'], 'whole'],
])('a meeting with the keys %j was captured as %s', (keys, taskId) => {
  expect(meetingState({ keys, addresses: [] }, known).task?.id ?? null).toBe(taskId);
});
