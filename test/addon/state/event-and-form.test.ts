import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEvent } from '../../../addon/state/event.ts';
import { parseSaveOrder, saveParametersOf, titleOf } from '../../../addon/state/save-form.ts';
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
      parameters: {},
      form: {},
      dates: {},
      gmail: null,
      calendar: null,
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
