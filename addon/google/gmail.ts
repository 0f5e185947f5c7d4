import { once } from '../state/once.ts';
import type { ReadFile, SourceFile } from '../state/source.ts';
import { isPermissionError } from './permission.ts';

/** The open message. Address headers are raw (RFC 5322). Costly parts are functions, which read Gmail at most once each. */
export interface OpenMessage {
  readonly subject: string;
  readonly from: string;
  readonly replyTo: string;
  readonly to: string;
  readonly cc: string;
  readonly bcc: string;
  /** Milliseconds since the epoch; not a number when Gmail has no date for it. */
  readonly date: number;
  /** The raw `Message-ID` header, empty when there is none. */
  readonly messageId: string;
  /** The raw header, empty when there is none. */
  readonly references: string;
  /** The raw header, empty when there is none. */
  readonly inReplyTo: string;
  readonly attachments: readonly SourceFile[];
  readonly inlineImages: readonly SourceFile[];
  /** Its id in the API, 16 hexadecimal digits. */
  id(): string;
  html(): string;
  text(): string;
  /** The whole RFC 5322 message, one character a byte. */
  raw(): string;
}

/**
 * Reads the open message. Every execution needs the access token of its own event. Null when Gmail no longer gives the
 * message: deleted, moved, or its token expired.
 */
export function openMessage(messageId: string, accessToken: string): OpenMessage | null {
  const message = findMessage(messageId, accessToken);
  return message === null ? null : readable(message);
}

function readable(message: GoogleAppsScript.Gmail.GmailMessage): OpenMessage {
  return {
    subject: text(message.getSubject()),
    from: text(message.getFrom()),
    replyTo: text(message.getReplyTo()),
    to: text(message.getTo()),
    cc: text(message.getCc()),
    bcc: text(message.getBcc()),
    date: message.getDate().getTime(),
    messageId: text(message.getHeader('Message-ID')),
    references: text(message.getHeader('References')),
    inReplyTo: text(message.getHeader('In-Reply-To')),
    attachments: files(message, { includeInlineImages: false, includeAttachments: true }),
    inlineImages: files(message, { includeInlineImages: true, includeAttachments: false }),
    id: () => text(message.getId()),
    html: once(() => text(message.getBody())),
    text: once(() => text(message.getPlainBody())),
    raw: once(() => text(message.getRawContent())),
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

function files(
  message: GoogleAppsScript.Gmail.GmailMessage,
  options: GoogleAppsScript.Gmail.GmailAttachmentOptions,
): SourceFile[] {
  return message.getAttachments(options).map((attachment) => ({
    name: text(attachment.getName()),
    mediaType: text(attachment.getContentType()),
    size: attachment.getSize(),
    hash: () => text(attachment.getHash()),
    read: once(() => readFile(attachment)),
  }));
}

function readFile(attachment: GoogleAppsScript.Gmail.GmailAttachment): ReadFile | null {
  try {
    const blob = attachment.copyBlob();
    return { blob, size: blob.getBytes().length };
  } catch (error) {
    if (isPermissionError(error)) throw error;
    return null;
  }
}

// Gmail answers null for parts that a message does not have, whatever the published types say.
function text(value: string | null): string {
  return value ?? '';
}
