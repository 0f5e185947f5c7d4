import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEvent } from '../../../addon/state/event.ts';
import { parseSaveOrder, saveParametersOf, shownParametersOf, titleOf } from '../../../addon/state/save-form.ts';
import { id, makeDraft } from '../../support/draft-builders.ts';

const ticket = { idempotencyKey: id(2), limits: makeDraft().limits, taskPage: null };

function pressed(form: Record<string, unknown>, parameters: object = saveParametersOf(ticket)) {
  const formInputs = Object.fromEntries(
    Object.entries(form).map(([name, value]) => [name, { stringInputs: { value } }]),
  );
  return parseEvent({ commonEventObject: { formInputs, parameters } });
}

const filled = {
  title: ['Devis'],
  typeId: [id(11)],
  statusId: [id(20)],
  contacts: [id(1001), id(1002), id(1001)],
  attachments: ['0', '2', '2'],
  description: ['new'],
};

describe('parseEvent', () => {
  it('reads the current fields', () => {
    const event = parseEvent({
      commonEventObject: {
        userLocale: 'fr-FR',
        timeZone: { id: 'Europe/Paris', offset: '3600000' },
        parameters: { a: 'b' },
        formInputs: { title: { stringInputs: { value: ['x'] } }, when: { dateInput: { msSinceEpoch: '1' } } },
      },
      gmail: { messageId: 'msg-f:1', accessToken: 'token', threadId: 'thread-f:1' },
      messageMetadata: { messageId: 'other' },
    });
    expect(event).toEqual({
      locale: 'fr-FR',
      timeZone: 'Europe/Paris',
      parameters: { a: 'b' },
      phone: false,
      datePicker: true,
      form: { title: ['x'], when: [] },
      dates: { when: 1 },
      gmail: { messageId: 'msg-f:1', accessToken: 'token' },
      calendar: null,
    });
  });

  it.each([
    [undefined],
    [null],
    [42],
    ['event'],
    [{ commonEventObject: 'x' }],
    [{ gmail: { messageId: 3 } }],
    [{ gmail: {} }],
  ])('takes %j as an empty event', (event) => {
    expect(parseEvent(event)).toEqual({
      locale: '',
      timeZone: '',
      phone: false,
      datePicker: true,
      parameters: {},
      form: {},
      dates: {},
      gmail: null,
      calendar: null,
    });
  });

  it('loses nothing of a branch because of another', () => {
    const event = parseEvent({
      commonEventObject: {
        userLocale: null,
        platform: 'WEB',
        timeZone: null,
        parameters: { kept: 'yes', dropped: 3 },
        formInputs: { title: { stringInputs: { value: ['x'] } }, empty: null, odd: { stringInputs: null } },
      },
      gmail: null,
      calendar: { calendarId: 'a@demo.example', id: 'e1', attendees: null, conferenceData: null },
      drive: null,
    });
    expect(event).toMatchObject({
      parameters: { kept: 'yes' },
      form: { title: ['x'], odd: [] },
      gmail: null,
      calendar: { calendarId: 'a@demo.example', id: 'e1' },
    });
    expect(event.parameters).not.toHaveProperty('dropped');
    expect(event.form).not.toHaveProperty('empty');
  });

  it('needs of an open event what METADATA gives: its ids, of those that Google documents', () => {
    const calendar = {
      id: 'e1_20261201T090000Z',
      recurringEventId: 'e1',
      calendarId: 'camille@demo.example',
      organizer: { email: 'camille@demo.example' },
    };
    expect(parseEvent({ calendar }).calendar).toEqual({
      calendarId: 'camille@demo.example',
      id: 'e1_20261201T090000Z',
    });
  });

  it('throws on nothing', () => {
    fc.assert(
      fc.property(fc.anything(), (event) => {
        expect(parseEvent(event)).toHaveProperty('form');
      }),
    );
  });
});

describe('parseSaveOrder', () => {
  it('reads what was entered, each choice once', () => {
    expect(parseSaveOrder(pressed(filled))).toEqual({
      ticket,
      entry: {
        title: 'Devis',
        typeId: id(11),
        statusId: id(20),
        contactIds: [id(1001), id(1002)],
        attachments: [0, 2],
        description: 'new',
        dueOn: null,
        assigneeId: null,
        span: 'occurrence',
      },
    });
  });

  it('takes absent fields as emptied ones', () => {
    const order = parseSaveOrder(pressed({ typeId: [id(11)], statusId: [id(20)], description: ['whole'] }));
    expect(order?.entry).toMatchObject({ title: '', contactIds: [], attachments: [] });
  });

  it.each([
    ['absent', {}, { statusId: id(21), assigneeId: id(7), description: 'new' }],
    ['absent, with nobody else assigned', { assigneeId: null }, { assigneeId: null }],
    ['forged', { statusId: 'x' }, null],
    ['no JSON', null, null],
  ])('takes an absent field of a folded section as what it showed: %s', (_case, change, expected) => {
    const shown = { statusId: id(21), assigneeId: id(7), description: 'new', ...change };
    const carried = { ...saveParametersOf(ticket), shown: change === null ? '{' : JSON.stringify(shown) };
    const folded = { ...filled, statusId: [], description: [] };
    const order = parseSaveOrder(pressed(folded, carried));
    if (expected === null) expect(order).toBeNull();
    else expect(order?.entry).toMatchObject(expected);
    expect(parseSaveOrder(pressed(filled, carried))?.entry).toMatchObject({ statusId: id(20), description: 'new' });
  });

  it('carries what it shows in few characters', () => {
    const { entry } = parseSaveOrder(pressed(filled)) ?? {};
    expect(entry).toBeDefined();
    expect(JSON.stringify(entry === undefined ? {} : shownParametersOf(entry)).length).toBeLessThan(200);
  });

  it('attaches no file when the tick for all of them says so', () => {
    expect(parseSaveOrder(pressed({ ...filled, noFiles: ['none'] }))?.entry.attachments).toEqual([]);
  });

  it.each([
    ['a day of the list', ['2026-12-04'], undefined, '2026-12-04'],
    ['none', ['none'], undefined, null],
    ['a day still to be picked', ['other'], undefined, 'other'],
    ['a picked day', ['other'], Date.UTC(2026, 11, 24), '2026-12-24'],
    ['a picked day over the list', ['2026-12-04'], Date.UTC(2026, 11, 24), '2026-12-24'],
  ])('reads as due date %s', (...row) => {
    const [, due, picked, expected] = row;
    const event = pressed({ ...filled, due });
    const dates: Record<string, number> = picked === undefined ? {} : { dueDate: picked };
    expect(parseSaveOrder({ ...event, dates })?.entry.dueOn).toBe(expected);
  });

  it.each([Number.NaN, 8.65e15, Date.UTC(12026, 0, 1)])('refuses the picked day %s', (picked) => {
    expect(parseSaveOrder({ ...pressed(filled), dates: { dueDate: picked } })).toBeNull();
  });

  it('takes the day that is picked on the card of the due date, which carries the rest', () => {
    const order = parseSaveOrder(pressed({ ...filled, due: ['other'] }));
    const onCard = { ...pressed({}, saveParametersOf(ticket, order?.entry)), dates: { dueDate: Date.UTC(2027, 0, 5) } };
    expect(parseSaveOrder(onCard)?.entry).toEqual({ ...order?.entry, dueOn: '2027-01-05' });
  });

  it('carries an entry through a retry unchanged, instead of the form', () => {
    const order = parseSaveOrder(pressed(filled));
    const again = pressed({}, saveParametersOf(ticket, order?.entry));
    expect(order).not.toBeNull();
    expect(parseSaveOrder(again)).toEqual(order);
  });

  it.each<[string, Record<string, unknown>]>([
    ['a form that did not come', { typeId: [] }],
    ['a type that is no id', { typeId: ["'; drop table tasks; --"] }],
    ['a contact that is no id', { contacts: ['../../contacts'] }],
    ['more contacts than a card offers', { contacts: Array.from({ length: 101 }, (_, n) => id(n)) }],
    ['a negative file', { attachments: ['-1'] }],
    ['a file that is no number', { attachments: ['1e3'] }],
    ['a huge file number', { attachments: ['99999999999'] }],
    ['another description', { description: ['everything'] }],
  ])('refuses %s', (_name, change) => {
    expect(parseSaveOrder(pressed({ ...filled, ...change }))).toBeNull();
  });

  it.each<[string, object]>([
    ['no parameters', {}],
    ['a key that is no id', { ...saveParametersOf(ticket), idempotencyKey: 'again' }],
    ['limits that are no JSON', { ...saveParametersOf(ticket), limits: '{' }],
    ['limits of another shape', { ...saveParametersOf(ticket), limits: '{"maxFiles":"all"}' }],
    ['a task page that is a script', { ...saveParametersOf(ticket), taskPage: 'javascript:alert(1)' }],
    ['an entry of another shape', { ...saveParametersOf(ticket), entry: '[]' }],
    ['an entry that is no JSON', { ...saveParametersOf(ticket), entry: 'x' }],
  ])('refuses %s', (_name, parameters) => {
    expect(parseSaveOrder(pressed(filled, parameters))).toBeNull();
  });
});

describe('titleOf', () => {
  it.each([
    ['Devis', 'Devis'],
    ['  a\r\n\tb  ', 'a b'],
    ['\n', ''],
    ['x'.repeat(600), `${'x'.repeat(499)}…`],
    [`${'x'.repeat(498)}😀😀`, `${'x'.repeat(498)}…`],
  ])('%j', (subject, title) => {
    expect(titleOf(subject)).toBe(title);
  });
});
