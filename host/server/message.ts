import PostalMime, { type Address, type Attachment, type Email, type Mailbox } from 'postal-mime';
import { mendWindows1252 } from '../mail/windows-1252.ts';
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
    subject: mendWindows1252(email.subject ?? ''),
    date: isoDate(email),
    html: email.html === undefined ? null : mendWindows1252(email.html),
    text: email.text === undefined ? null : mendWindows1252(email.text),
    files: email.attachments.map(toFile),
  };
}

function people(addresses: readonly Address[] = []): Person[] {
  return addresses.flatMap((address) => (address.group === undefined ? [person(address)] : address.group.map(person)));
}

function person({ name, address }: Mailbox): Person {
  return { name: mendWindows1252(name), address };
}

function isoDate({ date }: Email): string | null {
  const milliseconds = Date.parse(date ?? '');
  return Number.isNaN(milliseconds) ? null : new Date(milliseconds).toISOString();
}

function toFile(attachment: Attachment): MailFile {
  return {
    name: attachment.filename === null ? null : mendWindows1252(attachment.filename),
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
