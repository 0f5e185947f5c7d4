import { createHash } from 'node:crypto';
import type { NewAttachment, NewTask } from '../sql/task-record.ts';
import { safeFileName } from '../../platform/files/file-name.ts';
import { toCanonicalJson } from '../../platform/text/canonical-json.ts';
import type { InlineUrls } from '../../platform/html/allow-list.ts';
import type { HtmlReader } from '../../platform/html/html-reader.ts';
import type { SanitizedText, SanitizeTask } from '../../platform/html/html-worker.ts';
import { fail, succeed, type Outcome } from '../../platform/outcome.ts';
import type { Context } from '../../platform/context.ts';
import type { Received } from './receive-upload.ts';
import { buildAttachmentPath } from '../get-task.ts';

/**
 * The content of a source in its stored form: sanitized text whose images point to the task's files, and safe file
 * names. HTML that cannot be read within the limits leaves its plain text, said as shortened; without one it is refused.
 */
export async function buildContent(
  context: Pick<Context, 'newId' | 'html' | 'limits'>,
  taskId: string,
  received: Received,
): Promise<Outcome<Pick<NewTask, 'description' | 'attachments' | 'omissions'>>> {
  const attachments = attachmentsOf(context, received);
  const { truncated, ...source } = received.request.description;
  const { maxDescriptionLength: maxLength } = context.limits;
  const task = { source, inlineUrls: mapInlineUrls(taskId, attachments), maxLength };
  const whole = await context.html.sanitize(task);
  const read = whole ?? (await readPlainText(context.html, task));
  if (read === null) return fail({ code: 'payload_too_large' });
  const { cut, ...stored } = read;
  const description = { ...stored, truncated: truncated || cut };
  return succeed({ description, attachments, omissions: received.request.omissions });
}

async function readPlainText(html: HtmlReader, task: SanitizeTask): Promise<SanitizedText | null> {
  const { text } = task.source;
  if (text === null || text === '') return null;
  const plain = await html.sanitize({ ...task, source: { html: null, text } });
  return plain && { ...plain, cut: true };
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
