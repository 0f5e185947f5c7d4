import { createHash } from 'node:crypto';
import PostalMime, { decodeWords, type Attachment, type Email } from 'postal-mime';
import { htmlOfText, textOfHtml } from './mail-bodies.ts';
import type { Mail, MailAttachment } from './mail.ts';
import { decodeHeader } from './header-text.ts';
import { leafParts, startOfBody } from './part-bytes.ts';
import { withReadableParts } from './readable-message.ts';
import { mendWindows1252 } from './windows-1252.ts';

type Parsed = Pick<Email, 'headers' | 'subject' | 'html' | 'text' | 'attachments'>;

const parserOptions = { forceRfc822Attachments: true, maxHeadersSize: 64 * 1024 * 1024 };

/**
 * Parses an RFC 5322 message into what GmailMessage returns. Never throws: what is no valid MIME is shown as text.
 * `key` determines Gmail's ids, so that a mail has the same ids in every callback.
 */
export async function parseMail(key: string, raw: Uint8Array): Promise<Mail> {
  const email = await parseMime(raw);
  const headers = email.headers.map(({ originalKey, value }) => ({ name: originalKey, value }));
  const first = (name: string): string => headers.find((header) => header.name.toLowerCase() === name)?.value ?? '';
  const html = mendWindows1252(email.html ?? htmlOfText(email.text ?? ''));
  const id = idOf(`message ${key}`);
  return {
    id,
    threadId: idOf(`thread ${key}`),
    headers,
    subject: email.subject ?? '',
    date: dateOf(first('date'), first('received')),
    html,
    plain: () => (email.text === undefined ? textOfHtml(html) : mendWindows1252(email.text)),
    attachments: email.attachments.map((attachment) => attachmentOf(attachment, html)),
    raw,
  };
}

async function parseMime(raw: Uint8Array): Promise<Parsed> {
  const headers = await parseHeaders(raw);
  try {
    const message = withReadableParts(raw);
    const email = await PostalMime.parse(message, parserOptions);
    return { ...email, headers, attachments: withExactBytes(email.attachments, message) };
  } catch {
    // Nested too deep for the parser: headers are kept, the source is shown as text.
    const subject = decodeWords(headers.find(({ key }) => key === 'subject')?.value ?? '');
    return { headers, subject, text: new TextDecoder().decode(raw), attachments: [] };
  }
}

/** The message's header fields, in the encoding in which they were sent. */
async function parseHeaders(raw: Uint8Array): Promise<Email['headers']> {
  return (await PostalMime.parse(decodeHeader(raw.subarray(0, startOfBody(raw))), parserOptions)).headers;
}

/**
 * Attachments with the exact bytes of the message. Where our reading of the MIME structure differs from the parser's,
 * as it may on malformed mail, the parser's bytes are kept.
 */
function withExactBytes(attachments: readonly Attachment[], raw: Uint8Array): Attachment[] {
  const files = leafParts(raw).filter(({ mediaType, disposition }) => !isBodyText(mediaType, disposition));
  const agree =
    files.length === attachments.length &&
    files.every((file, index) => file.mediaType === attachments[index]?.mimeType);
  return attachments.map((attachment, index) => {
    const bytes = agree ? files[index]?.bytes : null;
    return bytes ? { ...attachment, content: bytes } : attachment;
  });
}

function isBodyText(mediaType: string, disposition: string): boolean {
  return disposition !== 'attachment' && (mediaType === 'text/plain' || mediaType === 'text/html');
}

/** A Gmail id: 60 bits, so that it looks like one and fits a signed 64-bit number. */
function idOf(key: string): bigint {
  return createHash('sha256').update(key).digest().readBigUInt64BE() >> 4n;
}

/** Without a Date, the mail has the date of its newest Received field, as on Gmail, which dates mails by receipt. */
function dateOf(date: string, received: string): number {
  for (const candidate of [date, received.slice(received.lastIndexOf(';') + 1)]) {
    const time = Date.parse(candidate.trim());
    if (!Number.isNaN(time)) return time;
  }
  return 0;
}

function attachmentOf(attachment: Attachment, html: string): MailAttachment {
  return {
    name: mendWindows1252(attachment.filename ?? '') || (gmailsNames[attachment.mimeType] ?? 'noname'),
    mediaType: attachment.mimeType,
    inline: isInline(attachment, html),
    bytes: bytesOf(attachment.content),
  };
}

/** Gmail's names of parts without one; an invitation is the text/calendar part. */
const gmailsNames: Readonly<Record<string, string>> = {
  'message/rfc822': 'noname.eml',
  'text/calendar': 'invite.ics',
};

function isInline(attachment: Attachment, html: string): boolean {
  const contentId = attachment.contentId?.replace(/^<|>$/g, '') ?? '';
  if (contentId === '' || !attachment.mimeType.startsWith('image/')) return false;
  // RFC 2392: percent-encoded in the URL; many mailers do not bother.
  return [contentId, encodeURIComponent(contentId)].some((id) => html.includes(`cid:${id}`));
}

function bytesOf(content: Attachment['content']): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}
