import { createHash } from 'node:crypto';
import type { NewAttachment, NewTask } from '../sql/task-record.ts';
import { safeFileName } from '../../platform/files/file-name.ts';
import { toCanonicalJson } from '../../platform/text/canonical-json.ts';
import type { InlineUrls } from '../../platform/html/allow-list.ts';
import { sanitizeDescription } from '../../platform/html/sanitize.ts';
import type { Context } from '../../platform/context.ts';
import type { Received } from './receive-upload.ts';
import { buildAttachmentPath } from '../get-task.ts';

/**
 * The content of a source in its stored form: sanitized text whose images point to the task's files, and safe file
 * names.
 */
export function buildContent(
  context: Pick<Context, 'newId'>,
  taskId: string,
  received: Received,
): Pick<NewTask, 'description' | 'attachments' | 'omissions'> {
  const attachments = attachmentsOf(context, received);
  const { truncated, ...source } = received.request.description;
  return {
    description: { ...sanitizeDescription(source, mapInlineUrls(taskId, attachments)), truncated },
    attachments,
    omissions: received.request.omissions,
  };
}

/**
 * Hash of the request without its idempotency key, which tells a retry from another request. `taskId`: the task that a
 * mail is added to, null for a new task.
 */
export function hashContent({ request, files }: Received, taskId: string | null = null): string {
  const target = taskId === null ? {} : { taskId };
  const hashed = { ...request, ...target, idempotencyKey: null, fileHashes: files.map((file) => file.sha256) };
  return createHash('sha256').update(toCanonicalJson(hashed)).digest('hex');
}

function attachmentsOf(context: Pick<Context, 'newId'>, { request, files }: Received): NewAttachment[] {
  const stored = files.flatMap(({ sha256, size }, index): NewAttachment[] => {
    const announced = request.files[index];
    if (announced === undefined) return [];
    const { mediaType, inline, contentId = null } = announced;
    const name = safeFileName(announced.name);
    return [{ id: context.newId(), kind: 'file', name, mediaType, size, sha256, inline, contentId }];
  });
  const links = request.links.map((link): NewAttachment => ({ id: context.newId(), kind: 'link', ...link }));
  return [...stored, ...links];
}

/** The URLs of the `cid:` references of the description. */
function mapInlineUrls(taskId: string, attachments: readonly NewAttachment[]): InlineUrls {
  const urls = new Map<string, string[]>();
  for (const attachment of attachments) {
    if (attachment.kind !== 'file' || attachment.contentId === null) continue;
    const named = urls.get(attachment.contentId) ?? [];
    urls.set(attachment.contentId, [...named, buildAttachmentPath(taskId, attachment.id)]);
  }
  return urls;
}
