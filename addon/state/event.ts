import * as z from 'zod/mini';

// The event object page says string, the schema of the HTTP runtime integer.
const instantSchema = z.union([z.number(), z.string()]);

const inputSchema = z.object({
  stringInputs: z.optional(z.object({ value: z.optional(z.array(z.string())) })),
  dateInput: z.optional(z.object({ msSinceEpoch: z.optional(instantSchema) })),
});

const eventSchema = z.object({
  commonEventObject: z.optional(
    z.object({
      platform: z.optional(z.string()),
      userLocale: z.optional(z.string()),
      timeZone: z.optional(z.object({ id: z.optional(z.string()) })),
      parameters: z.optional(recordOf(z.string())),
      formInputs: z.optional(recordOf(inputSchema)),
    }),
  ),
  gmail: z.optional(z.object({ messageId: z.optional(z.string()), accessToken: z.optional(z.string()) })),
  calendar: z.optional(z.object({ calendarId: z.optional(z.string()), id: z.optional(z.string()) })),
});

/** Stands for z.record, which adds as much code to the bundle as all other containers of zod together. */
function recordOf<T>(schema: z.ZodMiniType<T>): z.ZodMiniType<Readonly<Record<string, T>>> {
  return z.custom<Readonly<Record<string, T>>>(
    (value: unknown) =>
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.values(value).every((each) => schema.safeParse(each).success),
  );
}

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
  const parsed = eventSchema.safeParse(event);
  const { commonEventObject: common = {}, gmail, calendar } = parsed.success ? parsed.data : {};
  return {
    locale: common.userLocale ?? '',
    timeZone: common.timeZone?.id ?? '',
    phone: phonePlatforms.includes(common.platform ?? ''),
    datePicker: !platformsWithoutDatePicker.includes(common.platform ?? ''),
    parameters: common.parameters ?? {},
    ...valuesOf(common.formInputs ?? {}),
    gmail: openMessageOf(gmail),
    calendar: openEventOf(calendar),
  };
}

// Without an open message Gmail sends an empty object, or none.
function openMessageOf({
  messageId,
  accessToken,
}: {
  messageId?: string | undefined;
  accessToken?: string | undefined;
} = {}): CallbackEvent['gmail'] {
  return messageId === undefined || accessToken === undefined ? null : { messageId, accessToken };
}

function valuesOf(
  inputs: Readonly<Record<string, z.infer<typeof inputSchema>>>,
): Pick<CallbackEvent, 'form' | 'dates'> {
  const fields = Object.entries(inputs);
  const form = fields.map(([name, { stringInputs }]) => [name, stringInputs?.value ?? []] as const);
  const dates = fields.flatMap(([name, { dateInput }]) =>
    dateInput?.msSinceEpoch === undefined ? [] : [[name, Number(dateInput.msSinceEpoch)] as const],
  );
  return { form: Object.fromEntries(form), dates: Object.fromEntries(dates) };
}

// On Calendar's homepage there is an empty object, or none; a new event may have no id.
function openEventOf({
  calendarId,
  id,
}: {
  calendarId?: string | undefined;
  id?: string | undefined;
} = {}): CallbackEvent['calendar'] {
  return calendarId === undefined ? null : { calendarId, id: id ?? null };
}
