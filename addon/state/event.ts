/** The event of a callback, as far as Relais reads it. All of it is untrusted input. */
export interface CallbackEvent {
  /** BCP 47, empty when the host did not say. */
  readonly locale: string;
  /** IANA name, empty when the host did not say. */
  readonly timeZone: string;
  /** Gmail's and Calendar's phone apps show the card of what is open only. */
  readonly phone: boolean;
  /** The host draws date pickers. */
  readonly datePicker: boolean;
  readonly parameters: Readonly<Record<string, string>>;
  /** Values by field; a field with nothing chosen is absent. */
  readonly form: Readonly<Record<string, readonly string[]>>;
  /** Days chosen with a date picker, by field: midnight UTC in milliseconds since the epoch. */
  readonly dates: Readonly<Record<string, number>>;
  /** The open message, null when none is. */
  readonly gmail: { readonly messageId: string; readonly accessToken: string } | null;
  /** The open event, null when none is; `id` null while it is being created. */
  readonly calendar: { readonly calendarId: string; readonly id: string | null } | null;
}

const phonePlatforms = ['IOS', 'ANDROID'];

/**
 * Google's page of the widget sets no limit for phones, that of restrictions says that they have none: to try it on a
 * device, this list is emptied.
 */
const platformsWithoutDatePicker = phonePlatforms;

/**
 * Reads an event object (https://developers.google.com/workspace/add-ons/concepts/event-objects), the current fields
 * only. An event of another shape counts as an empty one.
 */
export function parseEvent(event: unknown): CallbackEvent {
  const common = branchOf(event, 'commonEventObject');
  const platform = textOf(common, 'platform');
  const inputs = entriesOf(branchOf(common, 'formInputs')).filter(([, input]) => isObject(input));
  return {
    locale: textOf(common, 'userLocale'),
    timeZone: textOf(branchOf(common, 'timeZone'), 'id'),
    phone: phonePlatforms.includes(platform),
    datePicker: !platformsWithoutDatePicker.includes(platform),
    parameters: parametersOf(branchOf(common, 'parameters')),
    form: Object.fromEntries(inputs.map(([name, input]) => [name, valuesOf(input)])),
    dates: Object.fromEntries(inputs.flatMap(([name, input]) => dateOf(input).map((date) => [name, date] as const))),
    gmail: openMessageOf(branchOf(event, 'gmail')),
    calendar: openEventOf(branchOf(event, 'calendar')),
  };
}

// Each branch is read by itself: one of another shape, or null, loses nothing of the others.

function branchOf(value: unknown, key: string): unknown {
  return isObject(value) ? value[key] : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown, key: string): string {
  const text = branchOf(value, key);
  return typeof text === 'string' ? text : '';
}

function entriesOf(value: unknown): [string, unknown][] {
  return isObject(value) ? Object.entries(value) : [];
}

function parametersOf(value: unknown): Record<string, string> {
  return Object.fromEntries(entriesOf(value).flatMap(([key, each]) => (typeof each === 'string' ? [[key, each]] : [])));
}

function valuesOf(input: unknown): string[] {
  const values = branchOf(branchOf(input, 'stringInputs'), 'value');
  return Array.isArray(values) ? values.filter((value): value is string => typeof value === 'string') : [];
}

// The event object page says string, the schema of the HTTP runtime integer.
function dateOf(input: unknown): number[] {
  const instant = branchOf(branchOf(input, 'dateInput'), 'msSinceEpoch');
  return typeof instant === 'string' || typeof instant === 'number' ? [Number(instant)] : [];
}

// Without an open message Gmail sends an empty object, or none.
function openMessageOf(gmail: unknown): CallbackEvent['gmail'] {
  const [messageId, accessToken] = [textOf(gmail, 'messageId'), textOf(gmail, 'accessToken')];
  return messageId === '' || accessToken === '' ? null : { messageId, accessToken };
}

// On Calendar's homepage there is an empty object, or none; a new event may have no id.
function openEventOf(calendar: unknown): CallbackEvent['calendar'] {
  const [calendarId, id] = [textOf(calendar, 'calendarId'), textOf(calendar, 'id')];
  return calendarId === '' ? null : { calendarId, id: id === '' ? null : id };
}
