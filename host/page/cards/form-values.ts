import type { FormInputs } from '../../contract.ts';
import type { Action, Card } from './card.ts';
import { widgetsOf, type Widget, type WidgetData } from './widget.ts';

/** What a field holds while it is on screen. Instants in milliseconds since the epoch; null: nothing chosen. */
export type FieldValue =
  | { type: 'strings'; values: readonly string[] }
  | { type: 'date'; milliseconds: number | null }
  | { type: 'time'; minutes: number | null }
  | { type: 'dateTime'; milliseconds: number | null };

export type FormValues = Readonly<Record<string, FieldValue>>;

/** The values a card comes with. Widgets that share a name (switches do) share one list of values. */
export function initialValues(card: Card): FormValues {
  const values: Record<string, FieldValue> = {};
  for (const [name, value] of widgetsOf(card).flatMap(fieldsOf)) {
    const present = values[name];
    values[name] =
      present?.type === 'strings' && value.type === 'strings'
        ? { type: 'strings', values: [...present.values, ...value.values] }
        : value;
  }
  return values;
}

function fieldsOf(widget: Widget): [string, FieldValue][] {
  switch (widget.kind) {
    case 'textInput':
      return [[widget.data.name, strings(widget.data.value === undefined ? [] : [widget.data.value])]];
    case 'selectionInput':
      return [[widget.data.name, strings(selectionOf(widget.data))]];
    case 'dateTimePicker':
      return [[widget.data.name, pickerValue(widget.data)]];
    case 'decoratedText': {
      const control = widget.data.switchControl;
      if (control === undefined) return [];
      return [[control.name, strings(control.selected === true ? [control.value ?? ''] : [])]];
    }
    default:
      return [];
  }
}

function strings(values: readonly string[]): FieldValue {
  return { type: 'strings', values };
}

/** Where only one item can be chosen and several are marked, the last one counts, as in an HTML form. */
function selectionOf({ items = [], type }: WidgetData['selectionInput']): string[] {
  const selected = items.filter((item) => item.selected === true).map((item) => item.value ?? '');
  return type === 'RADIO_BUTTON' || type === 'DROPDOWN' ? selected.slice(-1) : selected;
}

function pickerValue({ type, valueMsEpoch }: WidgetData['dateTimePicker']): FieldValue {
  const milliseconds = valueMsEpoch === undefined ? null : Number(valueMsEpoch);
  if (type === 'DATE_ONLY') return { type: 'date', milliseconds };
  if (type === 'TIME_ONLY') return { type: 'time', minutes: milliseconds === null ? null : milliseconds / 60_000 };
  return { type: 'dateTime', milliseconds };
}

/** The user's values where the new card has a field of the same name and kind; the card's own elsewhere. */
export function keepValues(entered: FormValues, fresh: FormValues): FormValues {
  return Object.fromEntries(
    Object.entries(fresh).map(([name, value]) => {
      const previous = entered[name];
      return [name, previous?.type === value.type ? previous : value];
    }),
  );
}

/** Whether nothing is chosen, or the text is empty. */
function isEmpty(value: FieldValue | undefined): boolean {
  switch (value?.type) {
    case undefined:
      return true;
    case 'strings':
      return value.values.every((entry) => entry === '');
    case 'time':
      return value.minutes === null;
    case 'date':
    case 'dateTime':
      return value.milliseconds === null;
  }
}

/** Names of the fields that are switches or single check boxes. */
export function switchNames(card: Card): string[] {
  return widgetsOf(card).flatMap((widget) =>
    widget.kind === 'decoratedText' && widget.data.switchControl !== undefined ? [widget.data.switchControl.name] : [],
  );
}

/** Names of the fields that stand in the folded part of a section. */
export function foldedNames({ sections = [] }: Card): string[] {
  const folded = sections.flatMap(({ collapsible = false, uncollapsibleWidgetsCount = 0, widgets = [] }) =>
    collapsible ? widgets.slice(uncollapsibleWidgetsCount) : [],
  );
  return widgetsOf({ sections: [{ widgets: folded }] }).flatMap((widget) => fieldsOf(widget).map(([name]) => name));
}

/**
 * Google's shape of `commonEventObject.formInputs`: a field with nothing chosen, or an empty text, has no key. Neither
 * has one of `leftOut`.
 */
export function toFormInputs(values: FormValues, leftOut: readonly string[] = []): FormInputs {
  const inputs: FormInputs = {};
  for (const [name, value] of Object.entries(values)) {
    if (leftOut.includes(name)) continue;
    const input = toFormInput(value);
    if (input !== null && !isEmpty(value)) inputs[name] = input;
  }
  return inputs;
}

function toFormInput(value: FieldValue): FormInputs[string] | null {
  switch (value.type) {
    case 'strings':
      return { stringInputs: { value: [...value.values] } };
    case 'date':
      return value.milliseconds === null ? null : { dateInput: { msSinceEpoch: value.milliseconds } };
    case 'time':
      return value.minutes === null
        ? null
        : { timeInput: { hours: Math.floor(value.minutes / 60), minutes: value.minutes % 60 } };
    case 'dateTime':
      return value.milliseconds === null
        ? null
        : { dateTimeInput: { hasDate: true, hasTime: true, msSinceEpoch: value.milliseconds } };
  }
}

export type FieldFault = 'required' | 'integer' | 'number' | 'email' | 'tooLong';

/** Why an action may not be sent yet, by field: Google refuses it in the panel, before the script runs. */
export function fieldFaults(action: Action, card: Card, values: FormValues): Record<string, FieldFault> {
  const faults: Record<string, FieldFault> = {};
  const required = action.allWidgetsAreRequired === true ? Object.keys(values) : (action.requiredWidgets ?? []);
  for (const name of required) if (isEmpty(values[name])) faults[name] = 'required';
  for (const widget of widgetsOf(card)) {
    if (widget.kind !== 'textInput') continue;
    const fault = textFault(widget.data, values[widget.data.name]);
    if (fault !== null) faults[widget.data.name] ??= fault;
  }
  return faults;
}

const textForms: Partial<Record<string, { form: RegExp; fault: FieldFault }>> = {
  INTEGER: { form: /^[+-]?\d+$/, fault: 'integer' },
  FLOAT: { form: /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)$/, fault: 'number' },
  EMAIL: { form: /^[^\s@]+@[^\s@]+$/, fault: 'email' },
};

/** What is wrong with a text while it is typed; an empty one is not wrong by its form. */
export function textFault(
  { validation = {} }: WidgetData['textInput'],
  value: FieldValue | undefined,
): FieldFault | null {
  const entered = firstText(value);
  if (entered === '') return null;
  if (entered.length > (validation.characterLimit ?? Infinity)) return 'tooLong';
  const expected = textForms[validation.inputType ?? ''];
  return expected === undefined || expected.form.test(entered.trim()) ? null : expected.fault;
}

/** The text of a field that holds one. */
export function firstText(value: FieldValue | undefined): string {
  return stringsOf(value)[0] ?? '';
}

/** What is chosen in a field of texts or choices. */
export function stringsOf(value: FieldValue | undefined): readonly string[] {
  return value?.type === 'strings' ? value.values : [];
}
