import { cutHtml, cutText } from '../platform/html/cut-html.ts';
import { escapedHtml } from '../platform/html/sanitize.ts';

/** A description as it is stored: sanitized HTML, and plain text. */
export interface StoredDescription {
  readonly html: string;
  readonly text: string;
  /** Something of a source was left out because it was too long. */
  readonly truncated: boolean;
}

const rule = '-'.repeat(40);

/**
 * A mail's description under its title, below what the task says already. What would make HTML or text longer than
 * `maxLength` UTF-16 units is cut from the mail's end; what was there stays as it is.
 */
export function addDescription(
  stored: StoredDescription,
  mail: StoredDescription & { readonly title: string },
  maxLength: number,
): StoredDescription {
  const html = added(
    [stored.html, `<hr />\n<h3>${escapedHtml(mail.title)}</h3>`],
    (room) => cutHtml(mail.html, room),
    maxLength,
  );
  const text = added([stored.text, `${rule}\n${mail.title}`], (room) => cutText(mail.text, room), maxLength);
  const whole = html.endsWith(mail.html) && text.endsWith(mail.text);
  return { html, text, truncated: stored.truncated || mail.truncated || !whole };
}

/** `before`, blocks apart, then as much as there is room for; without room for `before` its first block alone. */
function added(before: readonly [string, string], cut: (room: number) => string, maxLength: number): string {
  const [stored] = before;
  const start = before.filter((block) => block !== '').join(separator);
  if (start.length > maxLength) return stored;
  const addition = cut(maxLength - start.length - separator.length);
  return addition === '' ? start : `${start}${separator}${addition}`;
}

const separator = '\n\n';
