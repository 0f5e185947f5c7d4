import { scanHtmlAddresses, scanTextAddresses } from '../../shared/text/body-addresses.ts';
import { decodeBytes, sha256 } from '../google/bytes.ts';
import type { OpenMessage } from '../google/gmail.ts';
import { contentIds } from '../state/content-ids.ts';
import { mailAddresses } from '../state/mail-addresses.ts';
import type { OpenSource } from '../state/source.ts';
import { mailKey, threadKeys } from '../state/source-keys.ts';

/** An open mail as a source. */
export function mailSource(message: OpenMessage): OpenSource {
  const keys = [mailKeyOf(message)];
  const source: OpenSource = {
    kind: 'mail',
    title: message.subject,
    writtenAt: message.date,
    addresses: () => mailAddresses({ ...message, body: bodyAddresses(message) }, decodeBytes),
    keys: () => keys,
    savedKeys: keys,
    threadKeys: threadKeys(message.references, message.inReplyTo),
    attachments: message.attachments,
    inlineImages: message.inlineImages,
    links: [],
    meeting: null,
    event: null,
    ofSpan: () => source,
    // Gmail's own addresses name the message like this; 0 is the first account signed in to the browser.
    webLink: () => `https://mail.google.com/mail/u/0/#all/${message.id()}`,
    html: () => message.html(),
    text: () => message.text(),
    contentIds: () => contentIdsOf(message),
  };
  return source;
}

function bodyAddresses(message: OpenMessage): string[] {
  const html = message.html();
  // Gmail makes HTML of a plain text too, and reading the text as well costs another of its slow calls.
  return html === '' ? scanTextAddresses(message.text()) : scanHtmlAddresses(html);
}

function mailKeyOf(message: OpenMessage): string {
  const content = () => ({
    date: message.date,
    from: message.from,
    subject: message.subject,
    body: message.html() === '' ? message.text() : message.html(),
    files: message.attachments.map(({ name, size, hash }) => ({ name, size, hash: hash() })),
  });
  return mailKey(message.messageId, content, sha256);
}

function contentIdsOf(message: OpenMessage): (string | null)[] {
  const images = message.inlineImages;
  // The whole message is read only when its text refers to a part of it.
  if (images.length === 0 || !/\bcid:/i.test(message.html())) return images.map(() => null);
  return contentIds(message.raw(), images, decodeBytes);
}
