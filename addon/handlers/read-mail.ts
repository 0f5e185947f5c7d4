import type { DraftRequest } from '../../shared/draft.ts';
import { scanHtmlAddresses, scanTextAddresses } from '../../shared/text/body-addresses.ts';
import { decodeBytes, sha256 } from '../google/bytes.ts';
import type { OpenMessage } from '../google/gmail.ts';
import type { NamedFile } from '../state/draft-state.ts';
import { mailAddresses } from '../state/mail-addresses.ts';
import { mailKey } from '../state/source-keys.ts';

/** What opening a card sends of a mail (its text stays in Gmail), and how many addresses were too many to send. */
export function draftRequestOf(message: OpenMessage): { request: DraftRequest; overLimit: number } {
  const html = message.html();
  // Gmail makes HTML of a plain text too, and reading the text as well costs another of its slow calls.
  const body = html === '' ? scanTextAddresses(message.text()) : scanHtmlAddresses(html);
  const { addresses, overLimit } = mailAddresses({ ...message, body }, decodeBytes);
  return { request: { source: sourceOf(message), addresses: [...addresses] }, overLimit };
}

/** The keys under which this mail is recognised again. */
export function sourceOf(message: OpenMessage): DraftRequest['source'] {
  const content = () => ({
    date: message.date,
    from: message.from,
    subject: message.subject,
    body: message.html() === '' ? message.text() : message.html(),
    files: message.attachments.map(({ name, size, hash }) => ({ name, size, hash: hash() })),
  });
  return { kind: 'mail', keys: [mailKey(message.messageId, content, sha256)] };
}

/** The attachments as the card names them; inline images are not among them. */
export function namedAttachments(message: OpenMessage): NamedFile[] {
  return message.attachments.map(({ name, size }, index) => ({ index, name, size }));
}
