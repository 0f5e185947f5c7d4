import { findAttribution, type LinePlace } from './attributions.ts';
import { isMailHeader, readHeaderBlock } from './mail-headers.ts';
import { isMobileSignature } from './mobile-signatures.ts';
import { isQuoted, isRule, separatorKind } from './quote-marks.ts';
import type { WrittenAs } from './written-as.ts';

/** What a line of a mail is part of. Blank lines between new ones are new. */
export type LinePart = 'new' | 'signature' | 'history';

/** "--" begins a signature only when at most this many lines follow it. */
const maxSignatureLines = 15;

/** Characters that are read at the start and at the end of a line. */
const maxEndLength = 500;

/**
 * `parts`: what each line is part of; from the line `end` on, none is new, and from `historyStart` on, all are history.
 */
export interface NewLines {
  readonly parts: LinePart[];
  readonly end: number;
  readonly historyStart: number;
}

/** Lines that stand for what HTML marks by elements alone: a quotation, the start of the history, a signature, a rule. */
export const quoteLine = '>';
export const historyLine = '-----Original Message-----';
export const signatureLine = '\u0001';
export const ruleLine = '_'.repeat(32);

/**
 * Tells the lines that the sender wrote from quoted history ("> …", "Le … a écrit :", a mail client's header block,
 * forwarded messages) and signature. French and English. Replies between quoted lines are new. In the first mail of a
 * thread a header block is text: forms send such lines.
 */
export function findNewLines(written: readonly string[], writtenAs: WrittenAs): NewLines {
  const lines = normalizeLines(written);
  const parts = new Array<LinePart>(lines.length).fill('history');
  let signature: number | null = null;
  let index = 0;
  while (index < lines.length) {
    const at = { lines, index };
    const history = historyLength(at, writtenAs);
    if (history === Infinity) break;
    if (history === 0) {
      if (signature === null && isSignatureMark(at)) signature = index;
      parts[index] = signature === null ? partOf(at) : 'signature';
    }
    index += Math.max(history, 1);
  }
  dropLastRule(lines, parts);
  return { parts, end: signature ?? index, historyStart: index };
}

/** Where a text goes over to history for good; null when it does not. */
export function findHistoryStart(written: readonly string[], writtenAs: WrittenAs): number | null {
  const lines = normalizeLines(written);
  const start = lines.findIndex((_line, index) => historyLength({ lines, index }, writtenAs) === Infinity);
  return start < 0 ? null : start;
}

/** The number of lines of history at a line; Infinity when everything after it is history too. */
function historyLength(at: LinePlace, writtenAs: WrittenAs): number {
  const line = at.lines[at.index] ?? '';
  if (line.trim() === '') return 0;
  if (isQuoted(line)) return 1;
  const answers = writtenAs !== 'first';
  if (separatorKind(line) !== null || (answers && beginsWithHeader(skipRule(at)))) return Infinity;
  const attribution = findAttribution(at, answers);
  if (attribution === null) return 0;
  // Between quoted lines there may be answers; otherwise the rest is history.
  return attribution.quoteFollows ? attribution.length : Infinity;
}

function beginsWithHeader({ lines, index }: LinePlace): boolean {
  const block = readHeaderBlock(lines, index);
  return block !== null && isMailHeader(block);
}

/** Skips the rule above a header block. */
export function skipRule({ lines, index }: LinePlace): LinePlace {
  let next = index;
  if (isRule(lines[next] ?? ''))
    do next += 1;
    while (lines[next]?.trim() === '');
  return { lines, index: next };
}

function partOf({ lines, index }: LinePlace): LinePart {
  const line = lines[index] ?? '';
  return line === signatureLine || isMobileSignature(line, lines[index - 1] ?? '') ? 'signature' : 'new';
}

/** A row of hyphens or underscores at the end of the new text belongs to what follows it. */
function dropLastRule(lines: readonly string[], parts: LinePart[]): void {
  let follows: LinePart = 'new';
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = lines[index] ?? '';
    const part = parts[index] ?? 'new';
    if (part !== 'new') follows = part;
    else if (isRule(line)) parts[index] = follows;
    else if (line.trim() !== '') return;
  }
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
export function normalizeLines(written: readonly string[]): string[] {
  return written.map((line) => normalizeLine(lineEnds(line)));
}

function normalizeLine(line: string): string {
  if (/^[\u0000-\u007f]*$/.test(line)) return line;
  return line
    .replace(/[\u00a0\u2000-\u200a\u202f]/g, ' ')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[’ʼ]/g, "'")
    .normalize('NFC');
}

/** The signature separator "-- " (RFC 3676 §4.3). Mailers drop its space; then it must be near the end. */
function isSignatureMark({ lines, index }: LinePlace): boolean {
  const line = lines[index] ?? '';
  if (line === '-- ') return true;
  return line.trim() === '--' && lines.length - index <= maxSignatureLines;
}
