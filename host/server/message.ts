import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime';
import type { Person } from '../page-api.ts';

export interface MailFile {
  /** Null when the part has no name. */
  name: string | null;
  mediaType: string;
  bytes: Uint8Array;
  /** Without angle brackets. */
  contentId: string | null;
  /** Shown inside the HTML body, so not listed beside it. */
  related: boolean;
}

/** A message as the reading pane shows it. `date` is ISO 8601, null when absent or unreadable. */
export interface Message {
  from: Person | null;
  replyTo: Person[];
  to: Person[];
  cc: Person[];
  bcc: Person[];
  subject: string;
  date: string | null;
  html: string | null;
  text: string | null;
  files: MailFile[];
}

/** Header fields of which every mail has at least one; a file with none of them is something else (RFC 5322 §3.6). */
const mailFields = new Set(['from', 'to', 'date', 'subject', 'message-id', 'received', 'mime-version', 'sender']);

/**
 * Read an RFC 5322 message for display.
 * @returns null when the bytes are not a mail, or nest deeper than the parser accepts.
 */
export async function readMessage(raw: Uint8Array): Promise<Message | null> {
  const email = await PostalMime.parse(raw, { forceRfc822Attachments: true }).catch(() => null);
  if (email?.headers.some(({ key }) => mailFields.has(key)) !== true) return null;
  return {
    from: people(email.from === undefined ? [] : [email.from])[0] ?? null,
    replyTo: people(email.replyTo),
    to: people(email.to),
    cc: people(email.cc),
    bcc: people(email.bcc),
    subject: email.subject ?? '',
    date: isoDate(email),
    html: email.html ?? null,
    text: email.text ?? null,
    files: email.attachments.map(toFile),
  };
}

function people(addresses: readonly Address[] = []): Person[] {
  return addresses.flatMap((address) =>
    address.group === undefined
      ? [{ name: address.name, address: address.address }]
      : address.group.map((member) => ({ name: member.name, address: member.address })),
  );
}

function isoDate({ date }: Email): string | null {
  const milliseconds = Date.parse(date ?? '');
  return Number.isNaN(milliseconds) ? null : new Date(milliseconds).toISOString();
}

function toFile(attachment: Attachment): MailFile {
  return {
    name: attachment.filename,
    mediaType: attachment.mimeType,
    bytes: toBytes(attachment.content),
    contentId: attachment.contentId?.replace(/^<|>$/g, '') ?? null,
    related: attachment.related === true,
  };
}

function toBytes(content: Attachment['content']): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}
