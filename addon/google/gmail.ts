import { once } from '../state/once.ts';
import type { SourceFile } from '../state/source.ts';
import { logFault } from './fault-log.ts';
import { isPermissionError } from './permission.ts';

/** The open message. Address headers are raw (RFC 5322). Costly parts are functions, which read Gmail at most once each. */
export interface OpenMessage {
  readonly subject: string;
  readonly from: string;
  readonly replyTo: string;
  readonly to: string;
  readonly cc: string;
  readonly bcc: string;
  /** The raw `Date` header, empty when there is none. */
  dateHeader(): string;
  /** Gmail's date of it in milliseconds since the epoch; not a number when there is none. */
  date(): number;
  /** The raw `Message-ID` header, empty when there is none. */
  readonly messageId: string;
  /** The raw header, empty when there is none. */
  readonly references: string;
  /** The raw header, empty when there is none. */
  readonly inReplyTo: string;
  readonly attachments: readonly SourceFile[];
  readonly inlineImages: readonly SourceFile[];
  /** Another raw header, empty when there is none; one call of Gmail. */
  header(name: string): string;
  /** Its id in the API, 16 hexadecimal digits. */
  id(): string;
  html(): string;
  text(): string;
  /** The whole RFC 5322 message, one character a byte; null when Gmail does not give it. */
  raw(): string | null;
}

/**
 * Reads the open message. Every execution needs the access token of its own event. Null when Gmail no longer gives the
 * message: deleted, moved, or its token expired.
 */
export function openMessage(messageId: string, accessToken: string): OpenMessage | null {
  const message = findMessage(messageId, accessToken);
  return message === null ? null : openMessageOf(message);
}

function openMessageOf(message: GoogleAppsScript.Gmail.GmailMessage): OpenMessage {
  return {
    subject: toText(message.getSubject()),
    from: toText(message.getFrom()),
    replyTo: toText(message.getReplyTo()),
    to: toText(message.getTo()),
    cc: toText(message.getCc()),
    bcc: toText(message.getBcc()),
    dateHeader: () => toText(message.getHeader('Date')),
    date: once(() => message.getDate().getTime()),
    messageId: toText(message.getHeader('Message-ID')),
    references: toText(message.getHeader('References')),
    inReplyTo: toText(message.getHeader('In-Reply-To')),
    attachments: listFiles(message, { includeInlineImages: false, includeAttachments: true }),
    inlineImages: listFiles(message, { includeInlineImages: true, includeAttachments: false }),
    header: (name) => toText(message.getHeader(name)),
    id: () => toText(message.getId()),
    html: once(() => toText(message.getBody())),
    text: once(() => toText(message.getPlainBody())),
    raw: once(() => readRaw(message)),
  };
}

function findMessage(messageId: string, accessToken: string): GoogleAppsScript.Gmail.GmailMessage | null {
  try {
    GmailApp.setCurrentMessageAccessToken(accessToken);
    return GmailApp.getMessageById(messageId);
  } catch (error) {
    if (isPermissionError(error)) throw error;
    return null;
  }
}

function listFiles(
  message: GoogleAppsScript.Gmail.GmailMessage,
  options: GoogleAppsScript.Gmail.GmailAttachmentOptions,
): SourceFile[] {
  return message.getAttachments(options).map((attachment) => ({
    name: toText(attachment.getName()),
    mediaType: toText(attachment.getContentType()),
    size: attachment.getSize(),
    hash: () => toText(attachment.getHash()),
    read: once(() => readFile(attachment)),
  }));
}

// What it tells is never worth a save: a refusal of the permission counts as any other failure.
function readRaw(message: GoogleAppsScript.Gmail.GmailMessage): string | null {
  try {
    return message.getRawContent();
  } catch (error) {
    logFault(error);
    return null;
  }
}

function readFile(attachment: GoogleAppsScript.Gmail.GmailAttachment): GoogleAppsScript.Base.Blob | null {
  try {
    return attachment.copyBlob();
  } catch (error) {
    if (isPermissionError(error)) throw error;
    return null;
  }
}

// Gmail answers null for parts that a message does not have, whatever the published types say.
function toText(value: string | null): string {
  return value ?? '';
}
