import { describe, expect, it } from 'vitest';
import { addressesOfEvent } from '../../../addon/state/event-addresses.ts';
import { linkFiles } from '../../../addon/state/event-files.ts';
import { meetingTimeOf } from '../../../addon/state/meeting-time.ts';
import { deriveInvitationKeys } from '../../../addon/state/source-keys.ts';

const guest = { name: null, answer: 'accepted', self: false, room: false, optional: false, additional: 0 } as const;

describe('addressesOfEvent', () => {
  it('finds organizer, guests, rooms and those of the text, each once', () => {
    const event = {
      organizer: { email: 'Ana@Client.example', name: 'Ana' },
      guests: [
        { ...guest, email: 'salle@client.example', name: 'Salle', room: true },
        { ...guest, email: 'ana@client.example' },
        { ...guest, email: 'paul@client.example', name: 'P'.repeat(300) },
        { ...guest, email: 'eve@client.example', answer: 'declined' as const },
        { ...guest, email: '' },
      ],
      description: 'Voir <a href="mailto:luc@client.example">Luc</a>, paul@client.example',
      location: 'chez zoe@client.example',
    };
    const { addresses } = addressesOfEvent(event);
    expect(addresses.map(({ address, origin }) => [address, origin])).toEqual([
      ['ana@client.example', 'organizer'],
      ['paul@client.example', 'guest'],
      ['eve@client.example', 'declined'],
      ['salle@client.example', 'room'],
      ['luc@client.example', 'body'],
      ['zoe@client.example', 'body'],
    ]);
    expect(addresses[1]?.name).toHaveLength(200);
  });
});

describe('linkFiles', () => {
  it('links what has an https address and names the rest', () => {
    const files = [
      { title: 'Plan', url: 'https://drive.google.com/open?id=1', mediaType: 'application/pdf' },
      { title: ' ', url: 'https://x.example/a', mediaType: '' },
      { title: 'Vieux', url: 'http://x.example/b', mediaType: '' },
      { title: 'Rien', url: '', mediaType: '' },
    ];
    const { links, unlinked } = linkFiles(files);
    expect(links.map(({ name }) => name)).toEqual(['Plan', 'https://x.example/a']);
    expect(unlinked.map(({ title }) => title)).toEqual(['Vieux', 'Rien']);
  });
});

describe('meetingTimeOf', () => {
  const nine = { instant: '2026-11-23T09:00:00.000Z' };
  const ten = { instant: '2026-11-23T10:00:00.000Z' };
  const day = { date: '2026-11-23' };
  it.each([
    ['instants', nine, ten, { start: nine.instant, end: ten.instant }],
    ['no end', nine, null, { start: nine.instant, end: nine.instant }],
    ['days', day, { date: '2026-11-24' }, { start: '2026-11-23', end: '2026-11-24' }],
    ['no start', null, ten, null],
    ['an end before the start', ten, nine, null],
    ['a day that ends at an instant', day, ten, null],
    ['beyond the calendar', { instant: '+010000-01-01T00:00:00.000Z' }, null, null],
  ])('%s', (...[, start, end, expected]) => {
    expect(meetingTimeOf(start, end)).toEqual(expected);
  });
});

describe('deriveInvitationKeys', () => {
  const single = {
    uid: 'a@b',
    originalStart: null,
    originalHour: null,
    start: { instant: '2026-11-23T09:00:00.000Z' },
    recurring: false,
  };
  it.each([
    ['a single meeting', single, ['event:a@b'], []],
    ['a series', { ...single, recurring: true }, ['event:a@b'], ['event:a@b:2026-11-23T09:00:00Z']],
    ['an occurrence', { ...single, originalStart: { date: '2026-11-23' } }, ['event:a@b:2026-11-23'], ['event:a@b']],
    [
      'an occurrence of which only the day is named',
      { ...single, originalStart: { date: '2026-11-24' }, originalHour: { instant: '2026-11-24T09:00:00.000Z' } },
      ['event:a@b:2026-11-24'],
      ['event:a@b:2026-11-24T09:00:00Z', 'event:a@b'],
    ],
    ['no invitation', null, [], []],
  ])('%s', (...[, meeting, saved, related]) => {
    expect(deriveInvitationKeys(meeting, () => 'hash')).toEqual({ saved, related });
  });
});
