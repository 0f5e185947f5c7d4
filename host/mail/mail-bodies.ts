import { convert } from 'html-to-text';

/** The HTML that Gmail makes of a mail that has only text. */
export function htmlOfText(text: string): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
  return escaped.replace(/\r?\n/g, '<br>\n');
}

/** Beyond this the HTML parser's time grows with the square of the nesting, and nobody wrote the mail to be read. */
const maxUnclosedTags = 10_000;

function unclosedTags(html: string): number {
  const opening = html.match(/<(?!br|hr|img|meta|link|input|col)[a-z]/gi)?.length ?? 0;
  return opening - (html.match(/<\//g)?.length ?? 0);
}

/** What starts on a line of its own beside what html-to-text knows to do so. */
const blocks = ['tr', 'dl', 'dt', 'dd', 'center', 'figure', 'figcaption', 'caption', 'address', 'section', 'article'];
const ownLine = { leadingLineBreaks: 1, trailingLineBreaks: 1 };
const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/**
 * Readable text as Gmail makes it of a mail that has only HTML: links in angle brackets, images left out, a table row
 * on a line with its cells apart.
 */
export function textOfHtml(html: string): string {
  if (unclosedTags(html) > maxUnclosedTags) return html.replace(/<[^<>]*>/g, ' ').trim();
  return convert(html, {
    wordwrap: false,
    limits: { maxDepth: 200, maxInputLength: 50_000_000 },
    selectors: [
      { selector: 'a', options: { linkBrackets: ['<', '>'], hideLinkHrefIfSameAsText: true, ignoreHref: false } },
      { selector: 'img', format: 'skip' },
      ...headings.map((selector) => ({ selector, options: { uppercase: false } })),
      ...blocks.map((selector) => ({ selector, format: 'block', options: ownLine })),
      ...['td', 'th'].map((selector) => ({ selector, format: 'inlineSurround', options: { suffix: ' ' } })),
    ],
  });
}
