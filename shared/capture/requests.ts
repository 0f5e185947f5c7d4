import * as z from 'zod/mini';
import { maxOfferedContacts } from '../contacts/contact.ts';
import { idSchema, instantSchema } from '../ids.ts';
import {
  foundAddressSchema,
  maxAddresses,
  sourceKeysSchema,
  sourceKindSchema,
  threadKeysSchema,
} from '../values/source.ts';
import { maxMeetingAddresses, maxMeetings } from './home.ts';

// Request schemas, apart from the responses: the add-on imports only their types, so that they stay out of its bundle.

const sourceSchema = z.object({
  kind: sourceKindSchema,
  keys: sourceKeysSchema,
  threadKeys: z.optional(threadKeysSchema),
});

/** What the add-on sends when a card opens. The source's text is not part of it: it leaves Gmail only on save. */
export const draftRequestSchema = z.object({
  source: sourceSchema,
  addresses: z.array(foundAddressSchema).check(z.maxLength(maxAddresses)),
  /**
   * The origin `history` is told from `body`. Absent: an add-on of version 3 or older, which sends all addresses of the
   * text as `body`.
   */
  historyIsTold: z.optional(z.literal(true)),
  /** Contacts that the rep ticked or searched for; offered beside those of the addresses when they are in scope. */
  contactIds: z.optional(z.array(idSchema).check(z.maxLength(maxOfferedContacts))),
});
export type DraftRequest = z.infer<typeof draftRequestSchema>;

/** A meeting of the day as the homepage asks about it: its keys, and its organizer's and guests' addresses. */
const meetingSchema = z.object({
  keys: sourceKeysSchema,
  addresses: z.array(z.string().check(z.minLength(3), z.maxLength(320))).check(z.maxLength(maxMeetingAddresses)),
});

/** `since`: when the user's day began, in their time zone. Tasks that can still be undone are included in any case. */
export const homeRequestSchema = z.object({
  since: instantSchema,
  meetings: z.array(meetingSchema).check(z.maxLength(maxMeetings)),
});
export type HomeRequest = z.infer<typeof homeRequestSchema>;
