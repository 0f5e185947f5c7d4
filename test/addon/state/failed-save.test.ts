import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEvent } from '../../../addon/state/event.ts';
import {
  findFailedSave,
  packFailedSave,
  idsOfEvent,
  resumeEntry,
  chooseRetryKey,
  unpackFailedSave,
  type FailedSave,
} from '../../../addon/state/failed-save.ts';
import { id, makeContact, makeDraft, makeDraftState, makeFailedSave } from '../../support/draft-builders.ts';

const bytes = (text: string | null) => new TextEncoder().encode(text ?? '').length;

describe('what is kept of a save that failed', () => {
  it('comes back as it was', () => {
    const save = makeFailedSave();
    expect(unpackFailedSave(packFailedSave(save) ?? '')).toEqual(save);
  });

  it('fits into a property, at the price of the link, then of the title', () => {
    const many = Array.from({ length: 100 }, (_, n) => id(n));
    const entry = { ...makeFailedSave().entry, contactIds: many };
    const withLink = makeFailedSave({ entry, webLink: `https://mail.google.com/mail/${'x'.repeat(6000)}` });
    const packed = packFailedSave(withLink);
    expect(bytes(packed)).toBeLessThanOrEqual(9 * 1024);
    expect(unpackFailedSave(packed ?? '')).toEqual({ ...withLink, webLink: null });
    const withTitle = makeFailedSave({ entry: { ...entry, title: '漢'.repeat(2000) } });
    expect(unpackFailedSave(packFailedSave(withTitle) ?? '')?.entry.title).toBe('');
    expect(packFailedSave(makeFailedSave({ keys: ['k'.repeat(10_000)] }))).toBeNull();
  });

  it.each([
    '',
    'null',
    '{}',
    '[]',
    '{"idempotencyKey":"x"}',
    '\u0000',
    packFailedSave(makeFailedSave())?.slice(0, 50) ?? '',
  ])('counts as none when it is broken: %j', (text) => {
    expect(unpackFailedSave(text)).toBeNull();
  });

  it('survives any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(unpackFailedSave(text)).toBeNull();
      }),
    );
  });
});

describe('the source of a save that failed', () => {
  const saves = [
    makeFailedSave({ keys: ['gmail:msg-f:1', 'mail:a@b'] }),
    makeFailedSave({ keys: ['event:x:1', 'mail:a@b'] }),
  ];

  it.each<[string, string[], FailedSave | null]>([
    ['by the mail', ['gmail:msg-f:9', 'mail:a@b'], saves[0] ?? null],
    ['by the event object', ['gmail:msg-f:1'], saves[0] ?? null],
    ['by the event', ['event:x:1'], saves[1] ?? null],
    ['not by another occurrence', ['event:x:2', 'event:x'], null],
  ])('is recognised %s', (_how, keys, expected) => {
    expect(findFailedSave(keys, saves)).toBe(expected);
  });

  it.each<[string, object, string[]]>([
    ['a mail', { gmail: { messageId: 'msg-f:1', accessToken: 't' } }, ['gmail:msg-f:1']],
    ['an event', { calendar: { calendarId: 'c@demo.example', id: 'e1' } }, ['calendar:c@demo.example:e1']],
    ['an event being created', { calendar: { calendarId: 'c@demo.example' } }, []],
    ['nothing open', {}, []],
  ])('has a place: %s', (_what, event, expected) => {
    expect(idsOfEvent(parseEvent(event))).toEqual(expected);
  });
});

describe('what was entered, taken up', () => {
  const draft = makeDraft({
    contacts: [makeContact(1), makeContact(2, { ticked: false }), makeContact(3, { linkable: false })],
  });
  const source = makeDraftState({ attachments: [{ index: 0, name: 'a', size: 1 }], draft });
  const entry = {
    ...source.entry,
    title: 'À moi',
    typeId: id(10),
    contactIds: [id(1002)],
    attachments: [],
    description: 'new' as const,
    dueOn: '2026-12-01',
    assigneeId: id(1),
  };

  it('stands over the proposal', () => {
    expect(resumeEntry(makeFailedSave({ entry }), source, draft)).toEqual(entry);
  });

  it('leaves to the proposal what the draft no longer offers', () => {
    const gone = {
      ...entry,
      title: '',
      typeId: id(98),
      statusId: id(99),
      contactIds: [id(1001), id(1003), id(1009)],
      attachments: [0, 7],
      assigneeId: id(97),
    };
    expect(resumeEntry(makeFailedSave({ entry: gone }), source, draft)).toEqual({
      ...entry,
      title: 'Devis',
      typeId: draft.defaults.typeId,
      statusId: draft.defaults.statusId,
      contactIds: [id(1001)],
      attachments: [0],
      assigneeId: source.entry.assigneeId,
    });
  });

  it('has the key of the first try, unless that one has made another task', () => {
    const save = makeFailedSave({ idempotencyKey: id(5) });
    expect(chooseRetryKey(save, id(6))).toBe(id(5));
    expect(chooseRetryKey({ ...save, code: 'idempotency_conflict' }, id(6))).toBe(id(6));
  });
});
