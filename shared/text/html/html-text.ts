import { withoutFiller } from '../filler.ts';
import { decodeEntities } from './html-entities.ts';
import { breaksLine, readRawAttributes, type HtmlToken } from './html-tokens.ts';
import { tokenizeShownHtml } from './shown-html.ts';

/**
 * HTML as plain text: line breaks where a page has them, "- " before list items, the URL of a link after its text
 * unless the text has it. Linear time.
 */
export function textOfHtml(html: string): string {
  const pieces: string[] = [];
  const links: { href: string; from: number }[] = [];
  for (const token of tokenizeShownHtml(html)) {
    if (token.kind === 'text') {
      pieces.push(token.text.replace(/[ \t\r\n\f]+/g, ' '));
    } else if (token.kind !== 'hidden') {
      pieces.push(lineMark(token));
      if (token.name === 'a') pieces.push(linkMark(html, token, { pieces, links }));
    }
  }
  return tidy(withoutFiller(pieces.join('')));
}

/** A list item begins a line itself, wherever its list begins. */
const unmarked = new Set(['open ul', 'open ol', 'close li', 'close br']);

function lineMark({ kind, name }: HtmlToken): string {
  if (name === 'li' && kind === 'open') return '\n- ';
  if (name === 'p') return '\n\n';
  return breaksLine(name) && !unmarked.has(`${kind} ${name}`) ? '\n' : '';
}

interface Progress {
  readonly pieces: readonly string[];
  readonly links: { href: string; from: number }[];
}

/** The URL after a link's text, in angle brackets. */
function linkMark(html: string, token: HtmlToken, { pieces, links }: Progress): string {
  if (token.kind === 'open') {
    links.push({ href: decodeEntities(readRawAttributes(html, token).get('href') ?? '').trim(), from: pieces.length });
    return '';
  }
  const link = links.pop();
  if (link === undefined || !/^(?:https?:|mailto:|tel:)/i.test(link.href)) return '';
  // Bounded: the text of nested links would be read again for each of them.
  const text = pieces.length - link.from > maxLinkPieces ? '' : pieces.slice(link.from).join('').trim();
  return link.href.replace(/^(?:mailto|tel):/i, '') === text ? '' : ` <${link.href}>`;
}

const maxLinkPieces = 20;

function tidy(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
