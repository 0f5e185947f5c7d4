import { describe, expect, it } from 'vitest';
import { deriveEventKeys } from '../../../addon/state/source-keys.ts';
import { sourceKeySchema } from '../../../shared/values/source.ts';

const hashed = (text: string) => `sha256-${text.length}`;
const keys = (change: Partial<Parameters<typeof deriveEventKeys>[0]>) =>
  deriveEventKeys({ uid: 'abc@google.com', id: 'abc', originalStart: null, originalDay: null, ...change }, hashed);

describe('deriveEventKeys', () => {
  it.each([
    { what: 'a single event', change: {}, expected: ['event:abc@google.com'] },
    {
      what: 'an occurrence, then its series',
      change: { originalStart: { instant: '2026-11-23T09:00:00.000Z' } },
      expected: ['event:abc@google.com:2026-11-23T09:00:00Z', 'event:abc@google.com'],
    },
    {
      what: 'an occurrence whose day an invitation may name alone',
      change: { originalStart: { instant: '2026-11-22T22:00:00.000Z' }, originalDay: '2026-11-23' },
      expected: [
        'event:abc@google.com:2026-11-22T22:00:00Z',
        'event:abc@google.com:2026-11-23',
        'event:abc@google.com',
      ],
    },
    {
      what: 'an occurrence of whole days',
      change: { originalStart: { date: '2026-11-23' } },
      expected: ['event:abc@google.com:2026-11-23', 'event:abc@google.com'],
    },
    { what: 'an event without iCalUID', change: { uid: ' ' }, expected: ['event:abc'] },
    { what: 'an iCalUID beyond measure', change: { uid: 'x'.repeat(2000) }, expected: ['event:sha256-2000'] },
    { what: 'an iCalUID of several lines', change: { uid: 'a\nb' }, expected: ['event:sha256-3'] },
  ])('of $what', ({ change, expected }) => {
    const made = keys(change);
    expect(made).toEqual(expected);
    expect(made.every((key) => sourceKeySchema.safeParse(key).success)).toBe(true);
  });
});
