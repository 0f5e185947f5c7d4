import { isQuoted } from './quote-marks.ts';

/** A line of an attribution, "Le 3 nov. 2026 à 10:12, Jeanne <…> a écrit :", may be wrapped. */
const maxLines = 4;

const starts = /^(?:le|on|am|il|el|a|em|op|den|in data) /;
const verbs = 'a [ée]crit|a répondu|wrote|ha scritto|escribió|escreveu|schreef|skrev|geschrieben';
const ends = new RegExp(`(?:${verbs}|schrieb(?: [^:]{1,80}(?::\\d\\d[^:]{0,20})?)?) :$`);
/** An address in brackets, then at most the verb: people write a word between them. */
const addressEnds = new RegExp(`@[^\\s@]*[>)\\]]+ (?:(?:${verbs}|schrieb [^@]{1,80}) )?:$`);

/** Whether a line, in lower case, ends like an attribution: "a écrit :", "wrote:". */
export function endsAttribution(words: string): boolean {
  return words.endsWith(':') && ends.test(lastWords(words));
}

/** The end of a line, with a space before its colon. */
function lastWords(words: string): string {
  return words.endsWith(':') ? `${words.slice(-150, -1).trimEnd()} :` : words.slice(-150);
}

/** Words between a date and "a écrit" or "wrote" that are in a sentence, and in no name. */
const sentence =
  /(?:^|[\s,'])(?:nous|vous|lui|leur|m|votre|notre|mon|ma|your|our|my|his|her|their|the|someone|they|he|she|we)[\s']|, ?(?:la|le|un|une) /;
const fullDate = /\b(?:19|20)\d\d\b|\b\d{1,2}[/.-]\d{1,2}[/.-]\d\d\b|\b\d{1,2}[:h]\d\d\b/;

/** Lines of a text, and one of them. */
export interface LinePlace {
  readonly lines: readonly string[];
  readonly index: number;
}

/** An attribution: how many lines it has, and whether quoted lines follow, between which there may be answers. */
export interface Attribution {
  readonly length: number;
  readonly quoteFollows: boolean;
}

/**
 * The attribution at a line. Quoted lines follow it, or it is what a mail client writes: an address before the verb or
 * behind a full date, or in an answer a full date and no word of a sentence ("Le 12 octobre, votre collègue nous a écrit :"
 * is text). Null without one.
 */
export function findAttribution(at: LinePlace, answers: boolean): Attribution | null {
  const { length, words, framed } = readAttribution(at);
  if (length > 0) {
    const quoteFollows = isQuotedAfter({ ...at, index: at.index + length });
    return quoteFollows || framed || isClients(words, answers) ? { length, quoteFollows } : null;
  }
  const introduces = endsAttribution(words) || (words.endsWith(':') && words.includes('@'));
  return introduces && isQuotedAfter({ ...at, index: at.index + 1 }) ? { length: 1, quoteFollows: true } : null;
}

function isClients(words: string, answers: boolean): boolean {
  if (addressEnds.test(lastWords(words))) return true;
  return answers && fullDate.test(words) && !sentence.test(words.slice(words.indexOf(' ')));
}

/** `length` is 0 when it does not begin with a date or an address, or never ends; `words` are those of the first line then. */
function readAttribution({ lines, index }: LinePlace): { length: number; words: string; framed: boolean } {
  const first = unframe(lines[index] ?? '');
  if (!mayBegin(first.words)) return { length: 0, ...first };
  let words = '';
  for (let count = 1; count <= maxLines; count++) {
    const line = unframe(lines[index + count - 1] ?? '');
    // A line above an attribution is no part of it.
    if (line.words === '' || (count > 1 && isDated(line.words))) break;
    words = `${words} ${line.words}`.trimStart();
    if (isWhole(line.framed ? `${words} :` : words)) return { length: count, words, framed: line.framed };
  }
  return { length: 0, ...first };
}

/** Of most lines one look is enough. */
function mayBegin(words: string): boolean {
  return isDated(words) || words.includes('@') || words.endsWith('<');
}

/** "Le 3 nov. …", "On Tue, Nov 3 …" */
function isDated(words: string): boolean {
  return starts.test(words) && /\d/.test(words);
}

/** With its verb, or as "2026-11-03 10:12 GMT+01:00 Jeanne <…>:"; some clients leave out the colon after the verb. */
function isWhole(words: string): boolean {
  if (endsAttribution(words)) return isDated(words) || addressEnds.test(lastWords(words));
  const dated = fullDate.test(words);
  return dated && addressEnds.test(lastWords(words.endsWith(':') ? words : `${words} :`)) && hasEnd(words);
}

function hasEnd(words: string): boolean {
  return words.endsWith(':') || /(?:wrote|a écrit)$/.test(words);
}

/** "---- On …, Jeanne wrote ----" and "- Le …, Jeanne a écrit :" without their hyphens, in lower case. */
function unframe(line: string): { words: string; framed: boolean } {
  const words = line.trim().toLowerCase();
  if (!words.startsWith('-')) return { words, framed: false };
  const inner = words.replace(/^[-\s]+/, '');
  const bare = trimHyphens(inner);
  return { words: bare, framed: bare !== inner && words.startsWith('--') };
}

function trimHyphens(words: string): string {
  let end = words.length;
  while (end > 0 && (words[end - 1] === '-' || words[end - 1] === ' ')) end -= 1;
  return words.slice(0, end);
}

/** Whether the next non-blank line is quoted. */
function isQuotedAfter({ lines, index }: LinePlace): boolean {
  let next = index;
  while (next < lines.length && lines[next]?.trim() === '') next += 1;
  return isQuoted(lines[next] ?? '');
}
