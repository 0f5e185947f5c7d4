import type { Readable } from 'node:stream';
import { readAttachment } from './sql/attachments.ts';
import type { Principal } from '../access/caller.ts';
import { asCaller } from '../access/caller.ts';
import type { Outcome } from '../platform/outcome.ts';
import { succeed, fail } from '../platform/outcome.ts';
import type { Context } from '../platform/context.ts';

/** A stored file to send to the client. */
export interface Download {
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  content: Readable;
}

/** `type/subtype` in the grammar of RFC 6838 §4.2. A media type of any other form is not passed on to a browser. */
const mediaTypeForm = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/i;

/** The bytes of a stored file of a readable task. `not_found` for a link attachment, which has none. */
export async function getAttachment(
  context: Context,
  principal: Principal,
  ids: { taskId: string; attachmentId: string },
): Promise<Outcome<Download>> {
  const attachment = await asCaller(context, principal, async (environment, { viewer }) => {
    const stored = await readAttachment(environment, ids, viewer);
    return stored?.sha256 ? succeed({ ...stored, sha256: stored.sha256 }) : fail({ code: 'not_found' });
  });
  if (!attachment.ok) return attachment;
  const { name, mediaType, sha256 } = attachment.value;
  const blob = await context.blobs.open({ environmentId: principal.environmentId, sha256 });
  if (blob === null) throw new Error('an attachment whose bytes are not in the blob store');
  return succeed({ name, mediaType: mediaTypeForm.test(mediaType) ? mediaType : 'application/octet-stream', ...blob });
}
