import { createTransport } from 'nodemailer';

/** A mail to one person, whose texts are not escaped any more. */
export interface OutgoingMail {
  readonly to: string;
  readonly replyTo: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Hands mails to a mail server. Rejects when it does not take one. */
export type Mailer = (mail: OutgoingMail) => Promise<void>;

export interface MailerOptions {
  /** `smtp://` or `smtps://`, with user and password where the server asks for them. */
  readonly url: string;
  /** An address, or a name and an address (RFC 5322 §3.4). */
  readonly from: string;
}

/** Milliseconds: an admin waits for the answer. */
const timeouts = { connectionTimeout: 8_000, greetingTimeout: 8_000, dnsTimeout: 8_000, socketTimeout: 15_000 };

/** Speaks SMTP with one server, over TLS where the server offers it. Nothing that a mail names is read from disk or fetched. */
export function createMailer({ url, from }: MailerOptions): Mailer {
  const transport = createTransport({ url, ...timeouts, disableFileAccess: true, disableUrlAccess: true });
  return async ({ to, replyTo, subject, text, html }) => {
    // As an object, an address is never read as a list of several.
    await transport.sendMail({ from, to: { name: '', address: to }, replyTo, subject, text, html });
  };
}
