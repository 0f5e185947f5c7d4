import { describe, expect, it } from 'vitest';
import { meetingsOf } from '../../../addon/state/agenda.ts';
import type { CalendarEvent, Guest } from '../../../addon/state/calendar-event.ts';

function guest(email: string, change: Partial<Guest> = {}): Guest {
  return { email, name: null, answer: 'accepted', self: false, room: false, optional: false, additional: 0, ...change };
}

function makeEvent(change: Partial<CalendarEvent> = {}): CalendarEvent {
  return {
    id: 'e1',
    uid: 'u1',
    seriesId: null,
    originalStart: null,
    originalDay: null,
    cancelled: false,
    isPrivate: false,
    title: 'Point client',
    description: '',
    location: '',
    start: { instant: '2026-11-23T09:00:00.000Z' },
    end: { instant: '2026-11-23T10:00:00.000Z' },
    organizer: { email: 'me@demo.example', name: null },
    guests: [guest('jeanne@client.example')],
    guestsHidden: false,
    conference: null,
    files: [],
    url: '',
    ...change,
  };
}

const noHash = (text: string) => `sha:${text}`;
const asked = (event: CalendarEvent) => meetingsOf([event], noHash).map((meeting) => meeting.asked);

describe('the meetings of a day', () => {
  it('are asked about by their keys and by whom they bring together', () => {
    expect(asked(makeEvent())).toEqual([
      { keys: ['event:u1'], addresses: ['me@demo.example', 'jeanne@client.example'] },
    ]);
    const occurrence = makeEvent({ seriesId: 's1', originalStart: { instant: '2026-11-23T09:00:00.000Z' } });
    expect(asked(occurrence)[0]?.keys).toEqual(['event:u1:2026-11-23T09:00:00Z', 'event:u1']);
  });

  it.each<[string, Partial<CalendarEvent>]>([
    ['nobody is invited to', { guests: [] }],
    [
      'the user declined',
      { guests: [guest('me@demo.example', { self: true, answer: 'declined' }), guest('a@b.example')] },
    ],
    ['have a room only', { organizer: null, guests: [guest('room@resource.example', { room: true })] }],
    ['have no address that is one', { organizer: null, guests: [guest(''), guest('x'.repeat(400))] }],
  ])('leave out those that %s', (_what, change) => {
    expect(asked(makeEvent(change))).toEqual([]);
  });

  it('leave rooms out, name everybody once, and stay within what may be asked', () => {
    const guests = [
      guest('me@demo.example', { self: true }),
      guest('room@resource.example', { room: true }),
      ...Array.from({ length: 300 }, (_, n) => guest(`g${n}@client.example`)),
    ];
    const addresses = asked(makeEvent({ guests }))[0]?.addresses ?? [];
    expect(addresses.slice(0, 2)).toEqual(['me@demo.example', 'g0@client.example']);
    expect(addresses).toHaveLength(200);
    expect(
      meetingsOf(
        Array.from({ length: 60 }, () => makeEvent()),
        noHash,
      ),
    ).toHaveLength(50);
  });
});
