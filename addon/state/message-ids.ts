import { readComment, readQuoted, type Unclosed } from '../../shared/text/address/header-tokens.ts';

/**
 * The message ids of a References or In-Reply-To header (RFC 5322 §3.6.4) without their angle brackets, in order. Comments
 * and phrases between them (§4.5.4) are passed over, folds inside of one are mended; ids that a mailer left bare are taken
 * when there is none in brackets. Linear whatever stands there.
 */
export function messageIds(header: string): string[] {
  const bracketed = bracketedIds(header);
  return bracketed.length > 0 ? bracketed : header.split(/[\s,]+/).filter((word) => /^[^@<>]+@[^@<>]+$/.test(word));
}

function bracketedIds(header: string): string[] {
  const ids: string[] = [];
  const unclosed: Unclosed = { quote: false, comment: false };
  let index = 0;
  while (index < header.length) {
    if (header.charAt(index) !== '<') {
      index = asideEnd(header, index, unclosed) ?? index + 1;
      continue;
    }
    const close = header.indexOf('>', index);
    if (close < 0) break;
    const open = header.lastIndexOf('<', close);
    const id = header.slice(open + 1, close).replace(/\s+/g, '');
    if (id !== '') ids.push(id);
    index = close + 1;
  }
  return ids;
}

/** Where the comment or the quoted words end that begin here; null when none do. */
function asideEnd(header: string, index: number, unclosed: Unclosed): number | null {
  const character = header.charAt(index);
  if (character === '(') return readComment(header, index, unclosed)?.end ?? null;
  return character === '"' ? (readQuoted(header, index, unclosed)?.end ?? null) : null;
}
