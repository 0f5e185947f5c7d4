import { expect, it } from 'vitest';
import { parseDateHeader, writtenDay } from '../../../addon/state/written-time.ts';

const readersDay = () => 'reader';

it.each([
  ['Thu, 26 Nov 2026 21:30:00 -0500', '2026-11-26'],
  ['26 Nov 2026 21:30 -0500 (EST)', '2026-11-26'],
  ['Thu, 26 Nov 2026 21:30:00 EST', '2026-11-26'],
  ['Fri, 27 Nov 2026 07:30:00 +0900', '2026-11-27'],
  ['Fri, 27 Nov 2026 00:10:00 +0530', '2026-11-27'],
  ['Fri, 27 Nov 2026 00:30:00 +1400', '2026-11-27'],
  // Where its writer was is not known.
  ['Thu, 26 Nov 2026 23:30:00 +0000', 'reader'],
  ['Thu, 26 Nov 2026 23:30:00 -0000', 'reader'],
  ['Thu, 26 Nov 2026 23:30:00 GMT', 'reader'],
  ['Thu, 26 Nov 2026 23:30:00 +1900', 'reader'],
])('a mail of %s was written on %s', (header, day) => {
  const written = parseDateHeader(header);
  expect(written && writtenDay(written, readersDay)).toBe(day);
});

it('its instant is that of the header', () => {
  expect(parseDateHeader('Thu, 26 Nov 2026 21:30:00 -0500 (Eastern)')?.instant).toBe(Date.UTC(2026, 10, 27, 2, 30));
});

it.each(['', 'hier', 'Thu, 99 Nov 2026', `${'('.repeat(100_000)}x`])('is no date: %.20s', (header) => {
  expect(parseDateHeader(header)).toBeNull();
});
