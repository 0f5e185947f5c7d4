import * as z from 'zod/mini';
import type { Draft } from '../../shared/capture/draft.ts';
import { errorCodeSchema } from '../../shared/errors.ts';
import { environmentNameSchema, idSchema, instantSchema } from '../../shared/ids.ts';
import { sourceKindSchema } from '../../shared/values/source.ts';
import { encodeUtf8 } from '../../shared/text/address/charset.ts';
import { proposedEntry, type SourceFacts } from './draft-state.ts';
import type { CallbackEvent } from './event.ts';
import { parseJson } from './json.ts';
import { saveEntrySchema, type SaveEntry } from './save-form.ts';

const failedSaveSchema = z.object({
  /** What makes sure that one draft makes one task, however often it is sent. */
  idempotencyKey: idSchema,
  environment: environmentNameSchema,
  kind: sourceKindSchema,
  /** What recognises the source when it is opened again: its keys, and the id of the event object. */
  keys: z.array(z.string()),
  /** The rep's choices. The title only when they typed it: a subject is part of the mail, which stays in Gmail. */
  entry: saveEntrySchema,
  failedAt: instantSchema,
  code: errorCodeSchema,
  webLink: z.nullable(z.string()),
});
/** A save that did not succeed, as far as it is kept for the user to try again. */
export type FailedSave = z.infer<typeof failedSaveSchema>;

/** How many are kept, the newest. */
export const maxFailedSaves = 10;

// Google's limit for one property.
const maxBytes = 9 * 1024;

/** As one property; null when even the choices alone are too long for it. */
export function packFailedSave(save: FailedSave): string | null {
  const shorter = [save, { ...save, webLink: null }, { ...save, webLink: null, entry: { ...save.entry, title: '' } }];
  return shorter.map((each) => JSON.stringify(each)).find((text) => encodeUtf8(text).length <= maxBytes) ?? null;
}

/** Null when it is not what was packed. */
export function unpackFailedSave(text: string): FailedSave | null {
  const save = failedSaveSchema.safeParse(parseJson(text));
  return save.success ? save.data : null;
}

/** What the event object tells of the open mail or event, known before anything is read and when nothing can be. */
export function placesOf({ gmail, calendar }: CallbackEvent): string[] {
  if (gmail !== null) return [`gmail:${gmail.messageId}`];
  const id = calendar?.id ?? null;
  return calendar === null || id === null ? [] : [`calendar:${calendar.calendarId}:${id}`];
}

/** The newest of those that any of the keys recognises. */
export function failedSaveOf(keys: readonly string[], saves: readonly FailedSave[]): FailedSave | null {
  return saves.find((save) => save.keys.some((key) => keys.includes(key))) ?? null;
}

/** What was entered, over a fresh proposal: choices that the draft no longer offers give way to what it proposes. */
export function resumedEntry({ entry }: FailedSave, source: SourceFacts, draft: Draft): SaveEntry {
  const proposed = proposedEntry(source, draft);
  const offered = (options: readonly { readonly id: string }[], id: string | null): boolean =>
    options.some((option) => option.id === id);
  const linkable = draft.contacts.filter((contact) => contact.linkable);
  return {
    ...entry,
    title: entry.title === '' ? proposed.title : entry.title,
    typeId: offered(draft.types, entry.typeId) ? entry.typeId : proposed.typeId,
    statusId: offered(draft.statuses, entry.statusId) ? entry.statusId : proposed.statusId,
    contactIds: entry.contactIds.filter((id) => offered(linkable, id)),
    attachments: entry.attachments.filter((at) => source.attachments.some(({ index }) => index === at)),
    assigneeId: offered(draft.assignees, entry.assigneeId) ? entry.assigneeId : proposed.assigneeId,
  };
}

/** The key with which a save is tried again; one that has made a task of other content can make no other. */
export function retryKey({ code, idempotencyKey }: FailedSave, fresh: string): string {
  return code === 'idempotency_conflict' ? fresh : idempotencyKey;
}
