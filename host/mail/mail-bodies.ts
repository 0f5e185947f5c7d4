import { convert } from 'html-to-text';

/** Gmail's HTML of a text-only mail. */
export function htmlOfText(text: string): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
  return escaped.replace(/\r?\n/g, '<br>\n');
}

/** Limit of unclosed tags: the HTML parser is quadratic in the nesting, and no real mail has more. */
const maxUnclosedTags = 10_000;

function countUnclosedTags(html: string): number {
  const opening = html.match(/<(?!br|hr|img|meta|link|input|col)[a-z]/gi)?.length ?? 0;
  return opening - (html.match(/<\//g)?.length ?? 0);
}

/** Block elements that html-to-text does not know. */
const blocks = ['tr', 'dl', 'dt', 'dd', 'center', 'figure', 'figcaption', 'caption', 'address', 'section', 'article'];
const ownLine = { leadingLineBreaks: 1, trailingLineBreaks: 1 };
const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/**
 * Gmail's plain text of an HTML-only mail: links in angle brackets, no images, a table row per line with its cells
 * apart.
 */
export function textOfHtml(html: string): string {
  if (countUnclosedTags(html) > maxUnclosedTags) return html.replace(/<[^<>]*>/g, ' ').trim();
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
