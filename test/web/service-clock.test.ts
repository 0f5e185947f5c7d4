import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { followServiceClock, readServiceClock } from '../../web/components/service-clock.ts';

const noon = Date.parse('2026-12-01T12:00:00Z');

beforeEach(() => vi.useFakeTimers({ now: noon }));
afterEach(() => vi.useRealTimers());

it.each([
  ['an hour behind', 'Tue, 01 Dec 2026 13:00:00 GMT', '2026-12-01T13:00:00.000Z'],
  ['a day ahead', 'Mon, 30 Nov 2026 12:00:00 GMT', '2026-11-30T12:00:00.000Z'],
  ['right within a second', 'Tue, 01 Dec 2026 11:59:59 GMT', '2026-12-01T12:00:00.000Z'],
])('is right in a browser that is %s', (_, header, now) => {
  followServiceClock(header);
  expect(new Date(readServiceClock()).toISOString()).toBe(now);
});

it.each([[null], ['soon']])('keeps what it knows when an answer says %j', (header) => {
  followServiceClock('Tue, 01 Dec 2026 13:00:00 GMT');
  followServiceClock(header);
  expect(readServiceClock()).toBe(noon + 3_600_000);
});

it('follows a browser whose clock is set right', () => {
  followServiceClock('Tue, 01 Dec 2026 13:00:00 GMT');
  vi.setSystemTime(noon + 3_600_000);
  followServiceClock('Tue, 01 Dec 2026 13:00:00 GMT');
  expect(readServiceClock()).toBe(noon + 3_600_000);
});
