import * as z from 'zod/mini';
import type { Draft } from '../../shared/capture/draft.ts';
import { errorCodeSchema } from '../../shared/errors.ts';
import { environmentNameSchema, idSchema, instantSchema } from '../../shared/ids.ts';
import { sourceKindSchema } from '../../shared/values/source.ts';
import { encodeUtf8 } from '../../shared/text/address/charset.ts';
import { proposeEntry, type SourceFacts } from './draft-state.ts';
import type { CallbackEvent } from './event.ts';
import { parseJson } from './json.ts';
import { saveEntrySchema, type SaveEntry } from './save-form.ts';

const failedSaveSchema = z.object({
  /** Idempotency key: one draft makes one task, however often it is sent. */
  idempotencyKey: idSchema,
  environment: environmentNameSchema,
  kind: sourceKindSchema,
  /** Identify the source when it is opened again: its source keys, and the id of the event object. */
  keys: z.array(z.string()),
  /** The rep's entry. The title only if it was edited: a subject is part of the mail, which stays in Gmail. */
  entry: saveEntrySchema,
  failedAt: instantSchema,
  code: errorCodeSchema,
  webLink: z.nullable(z.string()),
});
/** A failed save, as stored for a retry. */
export type FailedSave = z.infer<typeof failedSaveSchema>;

/** How many are kept, the newest. */
export const maxFailedSaves = 10;

// Google's limit for one property.
const maxBytes = 9 * 1024;

/** Serializes a save as one property; null when even the entry alone is too long. */
export function packFailedSave(save: FailedSave): string | null {
  const shorter = [save, { ...save, webLink: null }, { ...save, webLink: null, entry: { ...save.entry, title: '' } }];
  return shorter.map((each) => JSON.stringify(each)).find((text) => encodeUtf8(text).length <= maxBytes) ?? null;
}

/** Parses a property; null for anything else. */
export function unpackFailedSave(text: string): FailedSave | null {
  const save = failedSaveSchema.safeParse(parseJson(text));
  return save.success ? save.data : null;
}

/** The ids in the event object, which are known even when the source cannot be read. */
export function idsOfEvent({ gmail, calendar }: CallbackEvent): string[] {
  if (gmail !== null) return [`gmail:${gmail.messageId}`];
  const id = calendar?.id ?? null;
  return calendar === null || id === null ? [] : [`calendar:${calendar.calendarId}:${id}`];
}

/** The newest failed save that has one of the keys. */
export function findFailedSave(keys: readonly string[], saves: readonly FailedSave[]): FailedSave | null {
  return saves.find((save) => save.keys.some((key) => keys.includes(key))) ?? null;
}

/** The stored entry on top of a new proposal. The proposal replaces a choice that the draft no longer offers. */
export function resumeEntry({ entry }: FailedSave, source: SourceFacts, draft: Draft): SaveEntry {
  const proposed = proposeEntry(source, draft);
  const isOffered = (options: readonly { readonly id: string }[], id: string | null): boolean =>
    options.some((option) => option.id === id);
  const linkable = draft.contacts.filter((contact) => contact.linkable);
  return {
    ...entry,
    title: entry.title === '' ? proposed.title : entry.title,
    typeId: isOffered(draft.types, entry.typeId) ? entry.typeId : proposed.typeId,
    statusId: isOffered(draft.statuses, entry.statusId) ? entry.statusId : proposed.statusId,
    contactIds: entry.contactIds.filter((id) => isOffered(linkable, id)),
    attachments: entry.attachments.filter((at) => source.attachments.some(({ index }) => index === at)),
    assigneeId: isOffered(draft.assignees, entry.assigneeId) ? entry.assigneeId : proposed.assigneeId,
  };
}

/** The idempotency key of a retry. A key that has made a task of other content (409) cannot be used again. */
export function chooseRetryKey({ code, idempotencyKey }: FailedSave, fresh: string): string {
  return code === 'idempotency_conflict' ? fresh : idempotencyKey;
}
