import { cutHtml, cutText } from '../platform/html/cut-html.ts';
import { encodeEntities } from '../../shared/text/html/html-entities.ts';

/** A description in its stored form: sanitized HTML, and plain text. */
export interface StoredDescription {
  readonly html: string;
  readonly text: string;
  /** The text was cut because it was too long. */
  readonly truncated: boolean;
}

const rule = '-'.repeat(40);

/**
 * Appends a mail's description under its title. What exceeds `maxLength` UTF-16 units of HTML or text is cut from the
 * end of the mail; the existing description stays whole.
 */
export function addDescription(
  stored: StoredDescription,
  mail: StoredDescription & { readonly title: string },
  maxLength: number,
): StoredDescription {
  const html = appendCut(
    [stored.html, `<hr />\n<h3>${encodeEntities(mail.title)}</h3>`],
    (room) => cutHtml(mail.html, room),
    maxLength,
  );
  const text = appendCut([stored.text, `${rule}\n${mail.title}`], (room) => cutText(mail.text, room), maxLength);
  const whole = html.endsWith(mail.html) && text.endsWith(mail.text);
  return { html, text, truncated: stored.truncated || mail.truncated || !whole };
}

/**
 * Appends to `before` as much of the new text as fits. If `before` itself is too long, only its first block is kept.
 */
function appendCut(before: readonly [string, string], cut: (room: number) => string, maxLength: number): string {
  const [stored] = before;
  const start = before.filter((block) => block !== '').join(separator);
  if (start.length > maxLength) return stored;
  const addition = cut(maxLength - start.length - separator.length);
  return addition === '' ? start : `${start}${separator}${addition}`;
}

const separator = '\n\n';
