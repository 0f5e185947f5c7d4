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
  const start = findHistoryStart(written, writtenAs);
  if (start === null) return null;
  const lines = normalizeLines(written.slice(start));
  if (writtenAs !== 'forward' && separatorKind(lines[0] ?? '') !== 'forward') return null;
  const mail = unquote(lines.slice(countSeparators(lines)));
  const block = readHeaderBlock(mail, 0);
  const { date, end } = { date: block?.fields.get('date') ?? '', end: block?.end ?? 0 };
  const body = mail.slice(end);
  const { parts } = findNewLines(body, 'answer');
  return {
    start,
    date,
    header: mail.slice(0, end),
    lines: body.filter((_line, index) => parts[index] === 'new'),
  };
}

function countSeparators(lines: readonly string[]): number {
  const first = lines.findIndex((line) => line.trim() !== '' && !isRule(line) && separatorKind(line) === null);
  return first < 0 ? lines.length : first;
}

/** Apple Mail quotes what it forwards. */
function unquote(lines: readonly string[]): readonly string[] {
  return isQuoted(lines[0] ?? '') ? lines.map((line) => line.replace(/^\s*> ?/, '')) : lines;
}
