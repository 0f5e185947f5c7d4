import * as z from 'zod/mini';

const stringInputSchema = z.object({
  stringInputs: z.optional(z.object({ value: z.optional(z.array(z.string())) })),
});

const eventSchema = z.object({
  commonEventObject: z.optional(
    z.object({
      userLocale: z.optional(z.string()),
      timeZone: z.optional(z.object({ id: z.optional(z.string()) })),
      parameters: z.optional(z.record(z.string(), z.string())),
      formInputs: z.optional(z.record(z.string(), stringInputSchema)),
    }),
  ),
  gmail: z.optional(z.object({ messageId: z.optional(z.string()), accessToken: z.optional(z.string()) })),
});

/** The event of a callback, as far as Relais reads it. Everything in it came from outside. */
export interface CallbackEvent {
  /** BCP 47, empty when the host did not say. */
  readonly locale: string;
  /** IANA name, empty when the host did not say. */
  readonly timeZone: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Values by field; a field with nothing chosen is absent. */
  readonly form: Readonly<Record<string, readonly string[]>>;
  /** The open message, null when none is. */
  readonly gmail: { readonly messageId: string; readonly accessToken: string } | null;
}

/**
 * Reads an event object (https://developers.google.com/workspace/add-ons/concepts/event-objects), the current fields
 * only. An event of another shape counts as an empty one.
 */
export function parseEvent(event: unknown): CallbackEvent {
  const parsed = eventSchema.safeParse(event);
  const { commonEventObject: common = {}, gmail = {} } = parsed.success ? parsed.data : {};
  const form = Object.entries(common.formInputs ?? {}).map(
    ([name, input]) => [name, input.stringInputs?.value ?? []] as const,
  );
  return {
    locale: common.userLocale ?? '',
    timeZone: common.timeZone?.id ?? '',
    parameters: common.parameters ?? {},
    form: Object.fromEntries(form),
    gmail: openMessageOf(gmail),
  };
}

// Without an open message Gmail sends an empty object, or none.
function openMessageOf({
  messageId,
  accessToken,
}: {
  messageId?: string | undefined;
  accessToken?: string | undefined;
}): CallbackEvent['gmail'] {
  return messageId === undefined || accessToken === undefined ? null : { messageId, accessToken };
}
