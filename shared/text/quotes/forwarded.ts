import { findAttribution } from './attributions.ts';
import { readHeaderBlock } from './mail-headers.ts';
import { isQuoted, isRule, separatorKind } from './quote-marks.ts';
import { findHistoryStart, findNewLines, normalizeLines } from './quoted-lines.ts';
import type { WrittenAs } from './written-as.ts';

/** The mail that a forward carries. */
export interface ForwardedMail {
  /** The number of its first line, separators included. */
  readonly start: number;
  /** When it was written, as its header block says; '' without one. */
  readonly date: string;
  /** The lines of its header block; none without one. */
  readonly header: readonly string[];
  /** The lines that its sender wrote, without header block, history and signature. */
  readonly lines: readonly string[];
}

/**
 * Finds the forwarded mail in the lines of a forward, or of a mail with a separator such as "Message transféré". Null
 * when there is none. Linear time.
 */
export function findForwardedMail(written: readonly string[], writtenAs: WrittenAs): ForwardedMail | null {
  const start = findHistoryStart(written, writtenAs) ?? findQuote(written);
  if (start === null) return null;
  const lines = normalizeLines(written.slice(start));
  const below = unquote(lines);
  if (writtenAs !== 'forward' && separatorKind(below[0] ?? '') !== 'forward') return null;
  const mail = unquote(below.slice(countSeparators(below)));
  const head = readHead(mail);
  const body = unquote(mail.slice(head.length));
  const { parts } = findNewLines(body, 'answer');
  return {
    start,
    date: head.date,
    header: mail.slice(0, head.length),
    lines: body.filter((_line, index) => parts[index] === 'new'),
  };
}

/** Some clients quote all that they forward, its separator included. */
function findQuote(written: readonly string[]): number | null {
  const start = written.findIndex(isQuoted);
  return start < 0 ? null : start;
}

/** The header block, or the attribution that some clients write above what they forward. */
function readHead(mail: readonly string[]): { length: number; date: string } {
  const block = readHeaderBlock(mail, 0);
  if (block !== null) return { length: block.end, date: block.fields.get('date') ?? '' };
  const length = findAttribution({ lines: mail, index: 0 }, true)?.length ?? 0;
  // The name that follows the date may have a figure too.
  return { length, date: length === 0 ? '' : (mail[0] ?? '').replace(/["«<].*$/, '') };
}

function countSeparators(lines: readonly string[]): number {
  const first = lines.findIndex((line) => line.trim() !== '' && !isRule(line) && separatorKind(line) === null);
  return first < 0 ? lines.length : first;
}

/** Some clients quote what they forward, and some its text alone. */
function unquote(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  return isQuoted(lines[first] ?? '') ? lines.map((line) => line.replace(/^\s*> ?/, '')) : lines;
}
