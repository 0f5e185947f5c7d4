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

/** Fields that list addresses. A mail may have each once (RFC 5322 §3.6), and programs read all that it has. */
const addressLists = new Set(['to', 'cc', 'bcc', 'reply-to']);

/** The first header field of a name, whatever its case, all of them of a list of addresses; '' when absent. */
export function headerOf(mail: Mail, name: string): string {
  const wanted = name.toLowerCase();
  const values = mail.headers.filter((header) => header.name.toLowerCase() === wanted).map(({ value }) => value);
  return addressLists.has(wanted) ? values.filter((value) => value !== '').join(', ') : (values[0] ?? '');
}
