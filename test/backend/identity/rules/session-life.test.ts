import { describe, expect, it } from 'vitest';
import { beginLife, renewLife, maxBrowsersOfPerson } from '../../../../backend/identity/rules/session-life.ts';

const opened = new Date('2026-03-01T08:00:00.000Z');
const [minute, day] = [60_000, 86_400_000];
const later = (milliseconds: number) => new Date(opened.getTime() + milliseconds);

it('twenty browsers of one person are signed in', () => {
  expect(maxBrowsersOfPerson).toBe(20);
});

it('a session lives four days unless its browser comes back, and thirty at most', () => {
  expect(beginLife(opened)).toEqual({ lastSeenAt: opened, endsAt: later(4 * day), expiresAt: later(30 * day) });
});

describe('a browser comes back', () => {
  it.each<{ name: string; seen?: number; ends?: number; at: number; live: boolean; endsAt: number | null }>([
    { name: 'at once', at: 0, live: true, endsAt: null },
    { name: 'within five minutes of the last time', at: 5 * minute, live: true, endsAt: null },
    { name: 'after five minutes', at: 5 * minute + 1, live: true, endsAt: 4 * day + 5 * minute + 1 },
    { name: 'at the last moment', at: 4 * day - 1, live: true, endsAt: 8 * day - 1 },
    { name: 'when it has just ended', at: 4 * day, live: false, endsAt: null },
    { name: 'long after', at: 40 * day, live: false, endsAt: null },
    { name: 'in its last days', seen: 25 * day, ends: 29 * day, at: 27 * day, live: true, endsAt: 30 * day },
    { name: 'when it has expired', seen: 28 * day, ends: 30 * day, at: 30 * day, live: false, endsAt: null },
  ])('$name', ({ seen = 0, ends = 4 * day, at, live, endsAt }) => {
    const life = { lastSeenAt: later(seen), endsAt: later(ends), expiresAt: later(30 * day) };
    expect(renewLife(life, later(at))).toEqual({ live, endsAt: endsAt === null ? null : later(endsAt) });
  });
});
