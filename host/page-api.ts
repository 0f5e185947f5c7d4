import * as z from 'zod/mini';

/** The JSON between the stand-in's page and its server (loopback only). Paths are relative to the page's own origin. */

export const languages = ['fr', 'en'] as const;
export type Language = (typeof languages)[number];

export const personSchema = z.object({ name: z.string(), address: z.string() });
export type Person = z.infer<typeof personSchema>;

/** One line of the mail list. `date` is ISO 8601, null when the mail has none that can be read. */
export const mailSummarySchema = z.object({
  id: z.string(),
  from: z.nullable(personSchema),
  subject: z.string(),
  snippet: z.string(),
  date: z.nullable(z.string()),
  attachmentCount: z.number(),
  /** Dropped on the page in this run, as opposed to a sample. */
  dropped: z.boolean(),
});
export type MailSummary = z.infer<typeof mailSummarySchema>;

export const mailListSchema = z.object({ mails: z.array(mailSummarySchema) });

/** Sizes in bytes; `url` is a download from this server. */
export const mailAttachmentSchema = z.object({
  name: z.string(),
  mediaType: z.string(),
  size: z.number(),
  url: z.string(),
});
export type MailAttachment = z.infer<typeof mailAttachmentSchema>;

/** One mail for the reading pane. The body is a document of its own (`bodyUrl`), never part of the page. */
export const mailDetailSchema = z.extend(mailSummarySchema, {
  replyTo: z.array(personSchema),
  to: z.array(personSchema),
  cc: z.array(personSchema),
  bcc: z.array(personSchema),
  bodyUrl: z.string(),
  /** The message has no text at all. */
  bodyEmpty: z.boolean(),
  /** Pictures that the mail wanted from the network and that are not loaded. */
  remoteImages: z.number(),
  attachments: z.array(mailAttachmentSchema),
});
export type MailDetail = z.infer<typeof mailDetailSchema>;

export const userSchema = z.object({ email: z.string(), name: z.string() });
export type PageUser = z.infer<typeof userSchema>;

/** Google's host applications; each runs the add-on with its own triggers and its own cards. */
export const hostAppSchema = z.enum(['GMAIL', 'CALENDAR']);
export type HostApp = z.infer<typeof hostAppSchema>;

/** What the page needs once: who can sign in, and what the add-on's manifest shows in Gmail and Calendar. */
export const configurationSchema = z.object({
  users: z.array(userSchema),
  addon: z.object({
    name: z.string(),
    primaryColor: z.string(),
    universalActions: z.array(z.string()),
    /** Where the add-on has a trigger for what is opened; elsewhere its homepage stays. */
    opensItems: z.object({ GMAIL: z.boolean(), CALENDAR: z.boolean() }),
  }),
  maxMailBytes: z.number(),
  maxCalendarBytes: z.number(),
});
export type Configuration = z.infer<typeof configurationSchema>;

const formInputSchema = z.union([
  z.object({ stringInputs: z.object({ value: z.array(z.string()) }) }),
  z.object({ dateInput: z.object({ msSinceEpoch: z.number() }) }),
  z.object({ timeInput: z.object({ hours: z.number(), minutes: z.number() }) }),
  z.object({ dateTimeInput: z.object({ hasDate: z.boolean(), hasTime: z.boolean(), msSinceEpoch: z.number() }) }),
]);

const callbackTargetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('homepage') }),
  z.object({ kind: z.literal('itemOpen') }),
  z.object({ kind: z.literal('universalAction'), index: z.int().check(z.nonnegative()) }),
  z.object({
    kind: z.literal('action'),
    functionName: z.string(),
    parameters: z.record(z.string(), z.string()),
    formInputs: z.record(z.string(), formInputSchema),
  }),
]);
export type CallbackTarget = z.infer<typeof callbackTargetSchema>;

/** IANA name of the time zone of who looks. */
const timeZoneSchema = z.string().check(z.maxLength(100), z.regex(/^[\w+/-]+$/));

/** A time on the clock of who looks: `YYYY-MM-DDTHH:mm`. */
const localTimeSchema = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/));

/** What is open. `newEvent`: one that is being written and not saved yet. */
export const openItemSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('mail'), id: z.string() }),
  z.object({ kind: z.literal('event'), id: z.string() }),
  z.object({ kind: z.literal('newEvent'), start: localTimeSchema }),
]);
export type OpenItem = z.infer<typeof openItemSchema>;

/** Run one callback of the add-on for a user, in one of Google's host applications. */
export const callbackRequestSchema = z.object({
  user: z.string(),
  /** BCP 47. */
  locale: z.string().check(z.regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/)),
  timeZone: timeZoneSchema,
  platform: z.enum(['WEB', 'ANDROID', 'IOS']),
  hostApp: hostAppSchema,
  item: openItemSchema,
  target: callbackTargetSchema,
});
export type PageCallbackRequest = z.infer<typeof callbackRequestSchema>;

/** Why a callback waits for the person's consent: never asked, refused as a whole, or the script asked for what it lacks. */
const consentReasonSchema = z.enum(['first', 'refused', 'missing']);
export type ConsentReason = z.infer<typeof consentReasonSchema>;

/**
 * `failed`: the script threw; `message` and `log` are what Google would show a developer. `consent`: nothing is shown
 * until the person allows `scopes`.
 */
export const callbackAnswerSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('answered'), answer: z.unknown(), milliseconds: z.number() }),
  z.object({ outcome: z.literal('failed'), message: z.string(), log: z.array(z.string()) }),
  z.object({ outcome: z.literal('consent'), reason: consentReasonSchema, scopes: z.array(z.string()) }),
]);
export type CallbackAnswer = z.infer<typeof callbackAnswerSchema>;

/** What a person allowed the add-on. `refused`: nothing runs until they allow it; `undecided`: they were never asked. */
export const consentSchema = z.object({
  state: z.enum(['undecided', 'refused', 'allowed']),
  /** All of the manifest, in its order. `required`: goes with signing in, so Google does not let it be unticked. */
  scopes: z.array(z.object({ scope: z.string(), granted: z.boolean(), required: z.boolean() })),
});
export type Consent = z.infer<typeof consentSchema>;

/** `granted` null: access as a whole is refused or taken back. */
export const consentRequestSchema = z.object({ user: z.string(), granted: z.nullable(z.array(z.string())) });

export const linkRequestSchema = z.object({ url: z.string() });
/** `url` is where the link leads on this machine; refused links carry Google's reason instead. */
export const linkAnswerSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('allowed'), url: z.string() }),
  z.object({ outcome: z.literal('refused'), message: z.string() }),
]);
export type LinkAnswer = z.infer<typeof linkAnswerSchema>;

export const responseStatusSchema = z.enum(['needsAction', 'declined', 'tentative', 'accepted']);

/** One event of the calendar, or one occurrence of a series. `id` is Google's. */
export const eventSummarySchema = z.object({
  id: z.string(),
  /** Empty when it has none. */
  title: z.string(),
  /** Instants in ISO 8601; for whole days dates `YYYY-MM-DD`. The end is exclusive. */
  allDay: z.boolean(),
  start: z.string(),
  end: z.string(),
  location: z.nullable(z.string()),
  status: z.enum(['confirmed', 'tentative', 'cancelled']),
  /** The answer of whose calendar it is; null when they are no guest. */
  answer: z.nullable(responseStatusSchema),
  recurring: z.boolean(),
  /** Opened from a file or written in this run, as opposed to a sample. */
  dropped: z.boolean(),
});
export type EventSummary = z.infer<typeof eventSummarySchema>;

export const eventListSchema = z.object({ events: z.array(eventSummarySchema) });

export const guestSchema = z.object({
  name: z.string(),
  address: z.string(),
  answer: responseStatusSchema,
  organizer: z.boolean(),
  optional: z.boolean(),
  /** A room or a piece of equipment. */
  resource: z.boolean(),
  self: z.boolean(),
});
export type Guest = z.infer<typeof guestSchema>;

/** One event for its pane. The description is a document of its own (`descriptionUrl`), never part of the page. */
export const eventDetailSchema = z.extend(eventSummarySchema, {
  organizer: z.nullable(personSchema),
  guests: z.array(guestSchema),
  conference: z.nullable(
    z.object({ name: z.string(), entryPoints: z.array(z.object({ label: z.string(), uri: z.string() })) }),
  ),
  descriptionUrl: z.nullable(z.string()),
  /** Where an occurrence was by its rule, when it was moved; instant or date. */
  movedFrom: z.nullable(z.string()),
  /** Links: Drive files and others. */
  attachments: z.array(z.object({ title: z.string(), mediaType: z.string(), url: z.string(), drive: z.boolean() })),
});
export type EventDetail = z.infer<typeof eventDetailSchema>;

/** A calendar file that joined the calendar: how many events it has, and the first one. */
export const calendarAddedSchema = z.object({ count: z.number(), first: eventSummarySchema });
export type CalendarAdded = z.infer<typeof calendarAddedSchema>;

/** An event written on the page. Times are local in `timeZone`. */
export const newEventSchema = z.object({
  user: z.string(),
  timeZone: timeZoneSchema,
  title: z.string().check(z.maxLength(1000)),
  start: localTimeSchema,
  end: localTimeSchema,
  location: z.string().check(z.maxLength(1000)),
  guests: z.array(z.string().check(z.maxLength(320))).check(z.maxLength(200)),
  description: z.string().check(z.maxLength(8000)),
});
export type NewEvent = z.infer<typeof newEventSchema>;

/** Every failure of this API: `code` is one of server/problem.ts. */
export const apiProblemSchema = z.object({ code: z.string(), detail: z.optional(z.string()) });
