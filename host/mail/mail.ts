/** An attachment of a mail, as Gmail has it. */
export interface MailAttachment {
  name: string;
  mediaType: string;
  /** An image that the HTML body shows through its Content-ID. */
  inline: boolean;
  bytes: Uint8Array;
}

/** A mail as Gmail answers for it. */
export interface Mail {
  /** Gmail's ids. The event object has them in decimal (`msg-f:<id>`), GmailMessage.getId() in hexadecimal. */
  id: bigint;
  threadId: bigint;
  /** Header fields in document order, unfolded, otherwise raw. */
  headers: readonly { name: string; value: string }[];
  subject: string;
  /** Milliseconds since 1970. */
  date: number;
  html: string;
  plain(): string;
  attachments: readonly MailAttachment[];
  raw: Uint8Array;
}

/** First header field of a name, whatever its case; '' when absent. */
export function headerOf(mail: Mail, name: string): string {
  const wanted = name.toLowerCase();
  return mail.headers.find((header) => header.name.toLowerCase() === wanted)?.value ?? '';
}
