import type { FieldValue } from './form-values.ts';

/** Between picker values and the text of the browser's date and time inputs. */

const minute = 60_000;

export function toInputText(value: FieldValue | undefined): string {
  switch (value?.type) {
    case 'date':
      // A date without time is midnight UTC of that day.
      return value.milliseconds === null ? '' : new Date(value.milliseconds).toISOString().slice(0, 10);
    case 'time':
      return value.minutes === null ? '' : new Date(value.minutes * minute).toISOString().slice(11, 16);
    case 'dateTime':
      return value.milliseconds === null ? '' : localText(value.milliseconds);
    default:
      return '';
  }
}

/** The entered text as a value of the same kind; an incomplete one is nothing chosen. */
export function fromInputText(text: string, previous: FieldValue | undefined): FieldValue {
  if (previous?.type === 'time') return { type: 'time', minutes: orNull(Date.parse(`1970-01-01T${text}Z`) / minute) };
  if (previous?.type === 'date') return { type: 'date', milliseconds: orNull(Date.parse(`${text}T00:00Z`)) };
  // Without a zone, the text is read in the browser's own, which is the user's.
  return { type: 'dateTime', milliseconds: orNull(Date.parse(text)) };
}

function localText(milliseconds: number): string {
  const offset = new Date(milliseconds).getTimezoneOffset() * minute;
  return new Date(milliseconds - offset).toISOString().slice(0, 16);
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
