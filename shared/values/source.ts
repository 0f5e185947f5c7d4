import * as z from 'zod/mini';

/** How many addresses one draft request may carry; the add-on counts and names what it leaves out. */
export const maxAddresses = 1000;

export const sourceKindSchema = z.enum(['mail', 'event']);
export type SourceKind = z.infer<typeof sourceKindSchema>;

/** The source of a task; `manual`: the task was made by hand. */
export const taskSourceSchema = z.enum(['mail', 'event', 'manual']);
export type TaskSource = z.infer<typeof taskSourceSchema>;

/** Which text of the source a task keeps: all of it, or without quoted history and signature. */
export const descriptionChoiceSchema = z.enum(['whole', 'new']);

/** Where in the source an address was found, in the order in which candidates are offered. */
export const addressOrigins = [
  'from',
  'replyTo',
  'to',
  'cc',
  'bcc',
  'organizer',
  'guest',
  /** A guest who will not come. */
  'declined',
  'room',
  /** In what its author wrote, or in the header block of the mail that it forwards. */
  'body',
  /** In quoted history, and in the text of a forwarded mail. */
  'history',
] as const;
export const addressOriginSchema = z.enum(addressOrigins);
export type AddressOrigin = z.infer<typeof addressOriginSchema>;

/** An address as found; `name` is the display name beside it, null when there is none. */
export const foundAddressSchema = z.object({
  address: z.string().check(z.minLength(3), z.maxLength(320)),
  name: z.nullable(z.string().check(z.maxLength(200))),
  origin: addressOriginSchema,
});
export type FoundAddress = z.infer<typeof foundAddressSchema>;

/**
 * The identity of a source: `mail:<Message-ID without angle brackets>`, `mail-hash:<sha-256 hex>` for a mail without
 * one; `event:<iCalUID>` for a whole event, single or series, `event:<iCalUID>:<original start>` for one occurrence of
 * a series (RFC 5545 §3.8.4.4; an instant in UTC, or a date when it lasts all day).
 */
export const sourceKeySchema = z
  .string()
  .check(z.regex(/^(?:mail|mail-hash|event):[^\u0000-\u001f\u007f]+$/), z.maxLength(1000));

export const sourceKeysSchema = z.array(sourceKeySchema).check(z.minLength(1), z.maxLength(10));

/** Most keys of a thread. Of a longer thread, the first and the latest mails are sent. */
export const maxThreadKeys = 100;

/** The keys of the mails that this one answers (References and In-Reply-To, RFC 5322 §3.6.4), in any order. */
export const threadKeysSchema = z.array(sourceKeySchema).check(z.maxLength(maxThreadKeys));
