import { findAddresses, isDialled, seam, type PlacedAddress } from './address-scanner.ts';
import { decodeUtf8, encodeUtf8 } from './charset.ts';
import { parseHexByte } from './encoded-words.ts';
import { decodeEntities } from '../html/html-entities.ts';
import { breaksLine, readRawAttributes, type HtmlToken } from '../html/html-tokens.ts';
import { tokenizeShownHtml } from '../html/shown-html.ts';

/**
 * The addresses in a plain text as written, in order, without repetitions (case-insensitive). Linear time. Leaves out
 * look-alikes (handles, image names, Message-IDs, `cid:` references), what is in a URL other than `mailto:`, and what a
 * video system calls.
 */
export function scanTextAddresses(text: string): string[] {
  return deduplicate(findAddresses(text));
}

/**
 * The same for HTML: its visible text, in which inline tags do not split an address, and its `mailto:` links (RFC 6068:
 * path, `to` and `cc`) except those that unsubscribe, in order of appearance.
 */
export function scanHtmlAddresses(html: string, tokens = tokenizeShownHtml(html)): string[] {
  const visible: string[] = [];
  const linked: PlacedAddress[] = [];
  let length = 0;
  const append = (text: string): void => {
    visible.push(text);
    length += text.length;
  };
  for (const token of tokens) {
    if (token.kind === 'text') append(token.text);
    else if (token.kind !== 'hidden') append(breaksLine(token.name) ? '\n' : inlineTag(token));
    if (token.name !== 'a' && token.name !== 'area') continue;
    for (const address of addressesOfLink(html, token)) linked.push({ address, at: length });
  }
  const text = visible.join('');
  const links = linked.filter(({ at }) => !isDialled(text, at));
  return deduplicate(mergeByPosition(findAddresses(text), links));
}

/** An image separates its neighbours; other inline tags may be inside a word. */
function inlineTag(token: HtmlToken): string {
  return token.name === 'img' ? ' ' : seam;
}

function addressesOfLink(html: string, token: HtmlToken): string[] {
  const href = decodeEntities(readRawAttributes(html, token).get('href') ?? '').trim();
  return /^mailto:/i.test(href) ? addressesOfMailto(href.slice('mailto:'.length)) : [];
}

/** What a link asks of the machine that reads the mail (RFC 2369 §3.2, RFC 8058): nobody is written to. */
const command =
  /^\s*(?:unsub|d[ée]sinscri|d[ée]sabonn|(?:se|me) d[ée]s(?:inscri|abonn)|opt[ -]?out|(?:stop|remove|leave|sign-?off|remove me)\s*$)/i;

function addressesOfMailto(link: string): string[] {
  const question = link.indexOf('?');
  const path = question < 0 ? link : link.slice(0, question);
  const fields = question < 0 ? [] : link.slice(question + 1).split('&');
  const subject = fields.find((field) => /^subject=/i.test(field))?.slice('subject='.length) ?? '';
  if (command.test(decodePercent(subject))) return [];
  const values = fields.filter((field) => /^(?:to|cc)=/i.test(field)).map((field) => field.slice(3));
  return [path, ...values].flatMap((value) => scanTextAddresses(decodePercent(value)));
}

/** Decodes percent-encoded UTF-8; keeps invalid escapes, for which decodeURIComponent would throw. */
function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  const bytes: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const character = String.fromCodePoint(text.codePointAt(index) ?? 0);
    const escaped = character === '%' ? parseHexByte(text, index + 1) : -1;
    index += escaped >= 0 ? 2 : character.length - 1;
    if (escaped >= 0) bytes.push(escaped);
    else for (const byte of encodeUtf8(character)) bytes.push(byte);
  }
  return decodeUtf8(bytes).text;
}

/** Merges two ordered lists; a link precedes its own text. */
function mergeByPosition(texts: readonly PlacedAddress[], links: readonly PlacedAddress[]): PlacedAddress[] {
  const all: PlacedAddress[] = [];
  let next = 0;
  for (const text of texts) {
    for (let link = links[next]; link !== undefined && link.at <= text.at; link = links[++next]) all.push(link);
    all.push(text);
  }
  return all.concat(links.slice(next));
}

function deduplicate(found: readonly PlacedAddress[]): string[] {
  const byLowerCase = new Map<string, string>();
  for (const { address } of found) {
    const key = address.toLowerCase();
    if (!byLowerCase.has(key)) byLowerCase.set(key, address);
  }
  return [...byLowerCase.values()];
}
