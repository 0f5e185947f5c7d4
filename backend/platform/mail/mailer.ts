import { createTransport } from 'nodemailer';

/** A mail to one person. Its HTML is escaped already. */
export interface OutgoingMail {
  readonly to: string;
  readonly replyTo: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Sends a mail through a mail server. Rejects when the server refuses it. */
export type Mailer = (mail: OutgoingMail) => Promise<void>;

export interface MailerOptions {
  /** `smtp://` or `smtps://`, with user and password where the server asks for them. */
  readonly url: string;
  /** An address, or a name and an address (RFC 5322 §3.4). */
  readonly from: string;
}

/** Milliseconds. Short, because an admin waits for the response. */
const timeouts = { connectionTimeout: 8_000, greetingTimeout: 8_000, dnsTimeout: 8_000, socketTimeout: 15_000 };

/** An SMTP client with opportunistic TLS. It neither reads files nor fetches URLs that a mail names. */
export function createMailer({ url, from }: MailerOptions): Mailer {
  const transport = createTransport({ url, ...timeouts, disableFileAccess: true, disableUrlAccess: true });
  return async ({ to, replyTo, subject, text, html }) => {
    // An address object is never parsed as a list of several addresses.
    await transport.sendMail({ from, to: { name: '', address: to }, replyTo, subject, text, html });
  };
}
