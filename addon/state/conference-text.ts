import { ElementStack } from '../../shared/text/html/html-elements.ts';
import { decodeEntities } from '../../shared/text/html/html-entities.ts';
import { breaksLine, isVoid, readRawAttributes, type HtmlToken } from '../../shared/text/html/html-tokens.ts';
import { tokenizeShownHtml } from '../../shared/text/html/shown-html.ts';
import { joinsConference, readConferenceLines, type ConferenceLine } from './conference-lines.ts';

/** What a conference service wrote into an event's text. */
export interface ConferenceText {
  /** The event's text without it. */
  readonly rest: string;
  /** Where one joins; null when nothing was found. */
  readonly url: string | null;
  /** Meeting id, codes and numbers, each as written. */
  readonly details: readonly string[];
}

/** A visible line; blank ones are lines too. */
interface Line {
  text: string;
  readonly urls: string[];
  kind: ConferenceLine;
}

/** Numbers of a list that are kept: it has one for every country, and the link leads to all of them. */
const maxNumbers = 3;
/** Fewer lines than this, such as a link alone, were written by the author. */
const minLines = 3;

/**
 * Takes out of HTML what a conference service (Meet, Zoom, Teams, Webex …) added to an event's text: line by line, so
 * that what the author wrote between its lines stays. Linear time.
 */
export function takeConferenceText(html: string): ConferenceText {
  const tokens = tokenizeShownHtml(html);
  const { lines, lineOf } = splitLines(html, tokens);
  const written = lines.filter(({ text }) => text !== '');
  readConferenceLines(written.map(({ text }) => text)).forEach((kind, index) => {
    const line = written[index];
    if (line !== undefined) line.kind = kind;
  });
  const url = lines.flatMap(({ urls }) => urls).find(joinsConference) ?? null;
  if (url === null || written.filter(isOfService).length < minLines) return { rest: html, url: null, details: [] };
  const ofKind = (kind: ConferenceLine) => written.filter((line) => line.kind === kind).map(({ text }) => text);
  const gone = findGone(lines);
  return {
    rest: writeKept(html, tokens, (token) => !gone.has(lineOf[token] ?? 0)),
    url,
    details: [...ofKind('detail'), ...ofKind('number').slice(0, maxNumbers)],
  };
}

function isOfService({ kind }: Line): boolean {
  return kind !== 'own' && kind !== 'rule';
}

function splitLines(html: string, tokens: readonly HtmlToken[]): { lines: Line[]; lineOf: number[] } {
  const lines: Line[] = [{ text: '', urls: [], kind: 'own' }];
  const lineOf = tokens.map((token) => {
    const line = lines[lines.length - 1];
    if (token.kind === 'text' && line !== undefined) line.text += token.text;
    const href = token.name === 'a' ? readRawAttributes(html, token).get('href') : undefined;
    if (href !== undefined) line?.urls.push(decodeEntities(href));
    if (breaksLine(token.name) && token.kind !== 'hidden') lines.push({ text: '', urls: [], kind: 'own' });
    return token.name === 'br' ? lines.length - 2 : lines.length - 1;
  });
  for (const line of lines) {
    line.text = line.text.replace(/\s+/g, ' ').trim();
    line.urls.push(...(line.text.match(/https?:\/\/[^\s<>"]+/gi) ?? []));
  }
  return { lines, lineOf };
}

/** The lines of the service, with the rules beside them and the blank lines before them. */
function findGone(lines: readonly Line[]): ReadonlySet<number> {
  const gone = new Set<number>();
  let beside = false;
  lines.forEach((line, index) => {
    if (line.text === '') return;
    beside = isOfService(line) || (beside && line.kind === 'rule');
    if (beside) gone.add(index);
  });
  let next: number | null = null;
  for (const [index, { text, kind }] of [...lines.entries()].reverse()) {
    if (next !== null && gone.has(next) && (text === '' || kind === 'rule')) gone.add(index);
    if (text !== '') next = index;
  }
  return gone;
}

/** Writes the kept text; elements of which no text was kept, and some was not, go with it. */
function writeKept(html: string, tokens: readonly HtmlToken[], keeps: (token: number) => boolean): string {
  const written: string[] = [];
  const elements = new ElementStack();
  /** By the number of an opening tag: the state before it. */
  const openings = new Map<number, { at: number; kept: number; dropped: number }>();
  let [kept, dropped] = [0, 0];
  tokens.forEach((token, index) => {
    const isContent = token.kind === 'text' || isVoid(token.name);
    if (isContent && !keeps(index)) {
      dropped += 1;
      return;
    }
    if (token.kind === 'open') openings.set(index, { at: written.length, kept, dropped });
    written.push(html.slice(token.start, token.end));
    if (isSeen(token)) kept += 1;
    const opening = openings.get(followElement(token, index, elements) ?? -1);
    if (opening?.kept === kept && opening.dropped < dropped) written.length = opening.at;
  });
  return written.join('');
}

function isSeen({ name, text }: HtmlToken): boolean {
  return name === 'img' || text.trim() !== '';
}

/** The number of the tag that opened the element which a token closes; null for any other token. */
function followElement({ kind, name }: HtmlToken, index: number, elements: ElementStack): number | null {
  if (kind === 'open') elements.open(name, index);
  return kind === 'close' ? (elements.close(name)?.opener ?? null) : null;
}
