import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { MailAttachment, MailDetail } from '../page-api.ts';
import { sendDownload } from './downloads.ts';
import type { Mailbox } from './mailbox.ts';
import type { MailFile, Message } from './message.ts';
import { problem } from './problem.ts';
import { documentPolicy, plainTextBody, renderDocument, sanitizeBody } from './reading-document.ts';

/** Gmail refuses more than 50 MB to receive. */
export const maxMailBytes = 50 * 1024 * 1024;

const mailParams = z.object({ id: z.string() });
const attachmentParams = z.object({ id: z.string(), index: z.coerce.number().int().nonnegative() });

/** The list, one mail, its body as a document, its files, and dropping another. */
export function mailRoutes(app: FastifyInstance, mailbox: Mailbox): void {
  app.get('/api/mails', async () => ({ mails: await mailbox.list() }));

  app.get('/api/mails/:id', async (request): Promise<MailDetail> => {
    const { id } = mailParams.parse(request.params);
    return describe(await mailbox.readSummary(id), await mailbox.openMessage(id));
  });

  app.get('/api/mails/:id/body', async (request, reply) => {
    const message = await mailbox.openMessage(mailParams.parse(request.params).id);
    return reply
      .header('content-security-policy', documentPolicy('data:'))
      .type('text/html; charset=utf-8')
      .send(renderDocument({ title: message.subject, body: bodyOf(message).html }));
  });

  app.get('/api/mails/:id/attachments/:index', async (request, reply) => {
    const { id, index } = attachmentParams.parse(request.params);
    const file = (await mailbox.openMessage(id)).files[index];
    if (file === undefined) throw problem(404, 'not_found', 'No such attachment.');
    return sendDownload(reply, { name: fileName(file), bytes: file.bytes });
  });

  app.addContentTypeParser(
    'message/rfc822',
    { parseAs: 'buffer', bodyLimit: maxMailBytes },
    (_request: unknown, body: Buffer, done: (error: Error | null, body: Buffer) => void) => {
      done(null, body);
    },
  );
  app.post('/api/mails', { bodyLimit: maxMailBytes }, async (request, reply) => {
    if (!(request.body instanceof Uint8Array)) throw problem(415, 'not_a_mail', 'Send message/rfc822.');
    const dropped = await mailbox.drop(request.body);
    return reply.status(201).send(dropped);
  });
}

function describe(summary: Awaited<ReturnType<Mailbox['readSummary']>>, message: Message): MailDetail {
  const base = `/api/mails/${encodeURIComponent(summary.id)}`;
  const attachments = message.files.flatMap((file, index): MailAttachment[] =>
    file.related
      ? []
      : [
          {
            name: fileName(file),
            mediaType: file.mediaType,
            size: file.bytes.byteLength,
            url: `${base}/attachments/${String(index)}`,
          },
        ],
  );
  const { replyTo, to, cc, bcc } = message;
  return {
    ...summary,
    replyTo,
    to,
    cc,
    bcc,
    bodyUrl: `${base}/body`,
    bodyEmpty: (message.html ?? message.text ?? '').trim() === '',
    remoteImages: bodyOf(message).refusedImages,
    attachments,
  };
}

function bodyOf(message: Message): { html: string; refusedImages: number } {
  if (message.html === null) return { html: plainTextBody(message.text ?? ''), refusedImages: 0 };
  return sanitizeBody(message.html, (source) => inlineImage(message.files, source));
}

/** Pictures come from the mail itself, as data: addresses; everything else would be a load from the network. */
function inlineImage(files: readonly MailFile[], source: string): string | null {
  if (source.startsWith('data:image/')) return source;
  if (!source.toLowerCase().startsWith('cid:')) return null;
  const contentId = decodeContentId(source.slice(4));
  const file = files.find((candidate) => candidate.contentId === contentId);
  if (file?.mediaType.startsWith('image/') !== true) return null;
  return `data:${file.mediaType};base64,${Buffer.from(file.bytes).toString('base64')}`;
}

/** RFC 2392: the Content-ID is percent-encoded in a cid: URL; many mailers do not bother. */
function decodeContentId(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

function fileName(file: MailFile): string {
  return file.name ?? (file.mediaType === 'message/rfc822' ? 'noname.eml' : 'noname');
}
