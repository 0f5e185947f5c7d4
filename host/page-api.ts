import * as z from 'zod/mini';
import { environmentRefSchema } from '../shared/user.ts';

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

/** What the page needs once: who can sign in, and what the add-on's manifest shows in Gmail. */
export const configurationSchema = z.object({
  users: z.array(userSchema),
  addon: z.object({ name: z.string(), primaryColor: z.string(), universalActions: z.array(z.string()) }),
  maxMailBytes: z.number(),
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

/** Run one callback of the add-on for a user; `mailId` is the mail that is open, null on the homepage. */
export const callbackRequestSchema = z.object({
  user: z.string(),
  /** BCP 47. */
  locale: z.string().check(z.regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/)),
  /** IANA name. */
  timeZone: z.string().check(z.maxLength(100)),
  mailId: z.nullable(z.string()),
  target: callbackTargetSchema,
});
export type PageCallbackRequest = z.infer<typeof callbackRequestSchema>;

/** `failed`: the script threw; `message` and `log` are what Google would show a developer. */
export const callbackAnswerSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('answered'), answer: z.unknown(), milliseconds: z.number() }),
  z.object({ outcome: z.literal('failed'), message: z.string(), log: z.array(z.string()) }),
]);
export type CallbackAnswer = z.infer<typeof callbackAnswerSchema>;

export const linkRequestSchema = z.object({ url: z.string() });
/** `url` is where the link leads on this machine; refused links carry Google's reason instead. */
export const linkAnswerSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('allowed'), url: z.string() }),
  z.object({ outcome: z.literal('refused'), message: z.string() }),
]);
export type LinkAnswer = z.infer<typeof linkAnswerSchema>;

/** The environments of one user, the one to show first at the head. */
export const userEnvironmentsSchema = z.object({ environments: z.array(environmentRefSchema) });

/** Every failure of this API. `code` is one of the server's own or, from the service behind it, a code of shared/errors.ts. */
export const apiProblemSchema = z.object({ code: z.string(), detail: z.optional(z.string()) });
