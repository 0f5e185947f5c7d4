import { describe, expect, it } from 'vitest';
import { cardSchema, type Card } from '../../page/cards/card.ts';
import { fieldFaults, initialValues, keepValues, toFormInputs, type FieldValue } from '../../page/cards/form-values.ts';
import { fromInputText, toInputText } from '../../page/cards/picker-text.ts';
import { allWidgetsCard } from './all-widgets.ts';

const card = (...widgets: object[]): Card => cardSchema.parse({ sections: [{ widgets }] });
const strings = (...values: string[]): FieldValue => ({ type: 'strings', values });

describe('the form inputs of a card as it opens', () => {
  it('are in the shape of commonEventObject.formInputs, fields inside columns too', () => {
    expect(toFormInputs(initialValues(cardSchema.parse(allWidgetsCard)))).toEqual({
      notify: { stringInputs: { value: ['mail'] } },
      title: { stringInputs: { value: ['Entered'] } },
      mail: { stringInputs: { value: ['nobody'] } },
      contacts: { stringInputs: { value: ['1', '3'] } },
      mood: { stringInputs: { value: ['good'] } },
      options: { stringInputs: { value: ['loud'] } },
      typeId: { stringInputs: { value: ['quote'] } },
      day: { dateInput: { msSinceEpoch: 1795737600000 } },
      hour: { timeInput: { hours: 9, minutes: 30 } },
      inColumn: { stringInputs: { value: ['x'] } },
    });
  });

  it.each<[string, object]>([
    ['an empty text', { textInput: { name: 'f', value: '' } }],
    ['a text without value', { textInput: { name: 'f' } }],
    ['no box ticked', { selectionInput: { name: 'f', type: 'CHECK_BOX', items: [{ text: 'a', value: 'a' }] } }],
    ['a drop-down with nothing chosen', { selectionInput: { name: 'f', type: 'DROPDOWN', items: [{ value: 'a' }] } }],
    ['a switch that is off', { decoratedText: { text: 'x', switchControl: { name: 'f', value: 'on' } } }],
    ['no date', { dateTimePicker: { name: 'f', type: 'DATE_AND_TIME' } }],
  ])('%s leaves no key', (_name, widget) => {
    expect(toFormInputs(initialValues(card(widget)))).toEqual({});
  });

  it('switches that share a name make one list', () => {
    const control = (value: string) => ({
      decoratedText: { text: value, switchControl: { name: 'f', value, selected: true } },
    });
    expect(toFormInputs(initialValues(card(control('a'), control('b'))))).toEqual({
      f: { stringInputs: { value: ['a', 'b'] } },
    });
  });
});

describe('keepValues', () => {
  it('keeps what was entered in fields that remain, and only there', () => {
    const entered = { title: strings('mine'), gone: strings('x'), day: strings('x') };
    const fresh: Record<string, FieldValue> = {
      title: strings('theirs'),
      added: strings('y'),
      day: { type: 'date', milliseconds: null },
    };
    expect(keepValues(entered, fresh)).toEqual({ ...fresh, title: strings('mine') });
  });
});

describe('fieldFaults', () => {
  const text = (inputType: string) => card({ textInput: { name: 'f', validation: { inputType, characterLimit: 8 } } });
  it.each([
    ['INTEGER', '12', undefined],
    ['INTEGER', '1.5', 'integer'],
    ['FLOAT', '1,5', undefined],
    ['FLOAT', 'x', 'number'],
    ['EMAIL', 'a@b', undefined],
    ['EMAIL', 'a b', 'email'],
    ['TEXT', '123456789', 'tooLong'],
    ['EMAIL', '', undefined],
  ])('%s %j', (inputType, entered, fault) => {
    expect(fieldFaults({ function: 'f' }, text(inputType), { f: strings(entered) })['f']).toBe(fault);
  });

  it('asks for the required fields, or for all', () => {
    const two = card(
      { textInput: { name: 'a' } },
      { textInput: { name: 'b', value: 'x' } },
      { textInput: { name: 'c' } },
    );
    const values = initialValues(two);
    expect(fieldFaults({ function: 'f', requiredWidgets: ['a', 'b'] }, two, values)).toEqual({ a: 'required' });
    expect(fieldFaults({ function: 'f', allWidgetsAreRequired: true }, two, values)).toEqual({
      a: 'required',
      c: 'required',
    });
    expect(fieldFaults({ function: 'f' }, two, values)).toEqual({});
  });
});

describe('the text of date and time inputs', () => {
  it.each<[FieldValue, string]>([
    [{ type: 'date', milliseconds: Date.UTC(2026, 10, 23) }, '2026-11-23'],
    [{ type: 'time', minutes: 570 }, '09:30'],
    [{ type: 'date', milliseconds: null }, ''],
    [{ type: 'time', minutes: null }, ''],
  ])('%j reads %j and back', (value, text) => {
    expect(toInputText(value)).toBe(text);
    expect(fromInputText(text, value)).toEqual(value);
  });

  it('reads date and time in the zone of the browser', () => {
    const value = fromInputText('2026-11-23T09:30', undefined);
    expect(value).toEqual({ type: 'dateTime', milliseconds: new Date(2026, 10, 23, 9, 30).getTime() });
    expect(toInputText(value)).toBe('2026-11-23T09:30');
  });
});
