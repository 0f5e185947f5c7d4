/** Verdict on a line: kept, removed, or removed with everything after it. */
type Verdict = 'new' | 'old' | 'end';

/** A position in the lines, with their original text. */
interface Lines {
  lines: readonly string[];
  index: number;
}

/** Lines of a wrapped attribution ("Le … a écrit :"), and of a header block. */
const maxAttributionLines = 4;
const maxHeaderLines = 8;
/** "--" begins a signature only when at most this many lines follow it. */
const maxSignatureLines = 15;

/** Characters that are read at the start and at the end of a line. */
const maxEndLength = 500;

const attributionStarts = ['le ', 'on ', 'am ', 'il ', 'el ', 'a '];
const attributionEnds = ['a écrit :', 'a ecrit :', 'wrote :', 'ha scritto :', 'escribió :', 'schrieb :'];

const separators = [
  "message d'origine",
  'message original',
  'original message',
  'message transféré',
  'message transmis',
  'message réexpédié',
  'forwarded message',
  'courriel original',
  "courriel d'origine",
];
const forwardStarts = ['début du message transféré', 'début du message réexpédié', 'begin forwarded message'];

const senderLabels = ['de', 'from'];
const dateLabels = ['envoyé', 'date', 'sent', 'envoyé le'];
const subjectLabels = ['objet', 'sujet', 'subject'];

const mobileSignatures = [
  'envoyé de mon ',
  'envoyé depuis mon ',
  "envoyé depuis l'application ",
  'envoyé à partir de ',
  'envoyé de outlook',
  'envoyé avec la messagerie ',
  'envoyé avec proton',
  'obtenir outlook pour ',
  'obtenez outlook pour ',
  'télécharger outlook pour ',
  'téléchargez outlook pour ',
  'provenance : courrier pour windows',
  'sent from my ',
  'sent from outlook',
  'sent from mail for ',
  'sent with proton',
  'sent via ',
  'get outlook for ',
];
const maxMobileSignatureLength = 80;

/** `kept`: whether each line is new; from the line `end` on, none is. */
export interface NewLines {
  kept: boolean[];
  end: number;
}

/** Placeholder lines for what HTML marks as quoted, or as the start of the history, by mark-up alone. */
export const quoteLine = '>';
export const historyLine = '-----Original Message-----';

/**
 * Quoted-reply detection: the lines that the sender wrote, without quoted history ("> …", "Le … a écrit :", Outlook's
 * header block, forwarded messages) and signature. French and English. Replies between quoted lines are kept.
 */
export function findNewLines(written: readonly string[]): NewLines {
  const lines = written.map((line) => normalizeLine(lineEnds(line)));
  const kept = new Array<boolean>(lines.length).fill(false);
  for (let index = 0; index < lines.length; index++) {
    kept[index] = lines[index]?.trim() === '';
    if (kept[index] === true) continue;
    const attribution = attributionLength({ lines, index });
    const verdict = attribution > 0 ? verdictAfter({ lines, index: index + attribution }) : verdictOn({ lines, index });
    if (verdict === 'end') return { kept, end: index };
    kept[index] = verdict === 'new';
    index += Math.max(attribution - 1, 0);
  }
  return { kept, end: lines.length };
}

/** When ">" lines follow an attribution, there may be replies between them; otherwise the rest is history. */
function verdictAfter(at: Lines): Verdict {
  return isQuoteAfter(at) ? 'old' : 'end';
}

/** Whether a line has words, and is not a rule of hyphens or asterisks. */
export function hasWords(line: string): boolean {
  return /[^\s>*_=~+|.-]/.test(line);
}

/**
 * The start and the end of a line, enough to classify it: attributions and separators are short, and a line may have a
 * megabyte.
 */
export function lineEnds(line: string): string {
  return line.length > 2 * maxEndLength ? `${line.slice(0, maxEndLength)} ${line.slice(-maxEndLength)}` : line;
}

/** Normalizes spaces and apostrophes; composes accents. */
function normalizeLine(line: string): string {
  if (/^[\u0000-\u007f]*$/.test(line)) return line;
  return line
    .replace(/[\u00a0\u2000-\u200a\u202f]/g, ' ')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[’ʼ]/g, "'")
    .normalize('NFC');
}

function verdictOn(at: Lines): Verdict {
  const line = at.lines[at.index] ?? '';
  const words = line.trim().toLowerCase();
  if (words.startsWith('>')) return 'old';
  if (isSignatureMark(line, at) || isSeparator(words) || isHeaderBlock(skipRule(at))) return 'end';
  return isMobileSignature(words) ? 'old' : 'new';
}

/** The signature separator "-- " (RFC 3676 §4.3). Mailers drop its space; then it must be near the end. */
function isSignatureMark(line: string, at: Lines): boolean {
  if (line === '-- ') return true;
  return line.trim() === '--' && at.lines.length - at.index <= maxSignatureLines;
}

function isSeparator(words: string): boolean {
  if (forwardStarts.some((start) => words.startsWith(start))) return true;
  if (!words.startsWith('--') && !words.startsWith('__') && !words.startsWith('==')) return false;
  const inner = words.split('-').join('').split('_').join('').split('=').join('').trim();
  return separators.includes(inner.endsWith(':') ? inner.slice(0, -1).trim() : inner);
}

function isMobileSignature(words: string): boolean {
  return words.length <= maxMobileSignatureLength && mobileSignatures.some((start) => words.startsWith(start));
}

/**
 * The number of lines of an attribution at this position, such as "Le mardi 3 novembre 2026 à 10:12, Jeanne Martin <…>
 * a écrit :"; 0 when there is none.
 */
function attributionLength(at: Lines): number {
  const first = (at.lines[at.index] ?? '').trim().toLowerCase();
  const starts = attributionStarts.some((start) => first.startsWith(start)) && /\d/.test(first);
  if (!starts) return introducesQuote(first) && isQuoteAfter({ ...at, index: at.index + 1 }) ? 1 : 0;
  for (let count = 1; count <= maxAttributionLines; count++) {
    const line = (at.lines[at.index + count - 1] ?? '').trim().toLowerCase();
    if (endsAttribution(line)) return count;
    if (line === '') return 0;
  }
  return 0;
}

/** "Jeanne Martin wrote:", "2026-11-03 10:12 GMT+01:00 Jeanne Martin <jeanne@…>:" */
function introducesQuote(words: string): boolean {
  return endsAttribution(words) || (words.endsWith(':') && words.includes('@'));
}

/** Whether a line, in lower case, ends like an attribution: "a écrit :", "wrote:". */
export function endsAttribution(words: string): boolean {
  const spaced = words.endsWith(':') ? `${words.slice(0, -1).trimEnd()} :` : '';
  return attributionEnds.some((end) => spaced.endsWith(end));
}

/** Whether the next non-blank line is quoted. */
function isQuoteAfter(at: Lines): boolean {
  let index = at.index;
  while (index < at.lines.length && at.lines[index]?.trim() === '') index += 1;
  return at.lines[index]?.trimStart().startsWith('>') ?? false;
}

/**
 * Outlook's header block: De, Envoyé (or Date) and Objet on consecutive lines. Date and subject are required, since "De
 * : Paris" is text.
 */
function isHeaderBlock(at: Lines): boolean {
  if (!senderLabels.includes(labelOf(at.lines[at.index] ?? ''))) return false;
  const labels: string[] = [];
  for (let count = 1; count < maxHeaderLines; count++) labels.push(labelOf(at.lines[at.index + count] ?? ''));
  return labels.some((label) => dateLabels.includes(label)) && labels.some((label) => subjectLabels.includes(label));
}

/** Skips the rule of underscores above Outlook's header block. */
function skipRule(at: Lines): Lines {
  const rule = (at.lines[at.index] ?? '').trim();
  return rule.length > 9 && rule.split('_').join('') === '' ? { ...at, index: at.index + 1 } : at;
}

/** "*Envoyé :* mardi" → "envoyé" */
function labelOf(line: string): string {
  const start = line.slice(0, 40);
  const colon = start.indexOf(':');
  return colon < 0 ? '' : start.slice(0, colon).split('*').join('').trim().toLowerCase();
}
