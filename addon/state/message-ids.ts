import { readComment, readQuoted, type Unclosed } from '../../shared/text/address/header-tokens.ts';

/**
 * Parses the message ids of a References or In-Reply-To header (RFC 5322 §3.6.4), without angle brackets, in order.
 * Skips comments and phrases (§4.5.4) and removes folds inside ids. Accepts bare ids if there is none in brackets.
 * Linear time on any input.
 */
export function parseMessageIds(header: string): string[] {
  const bracketed = parseBracketedIds(header);
  return bracketed.length > 0 ? bracketed : header.split(/[\s,]+/).filter((word) => /^[^@<>]+@[^@<>]+$/.test(word));
}

function parseBracketedIds(header: string): string[] {
  const ids: string[] = [];
  const unclosed: Unclosed = { quote: false, comment: false };
  let index = 0;
  while (index < header.length) {
    if (header.charAt(index) !== '<') {
      index = findAsideEnd(header, index, unclosed) ?? index + 1;
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

/** The end of the comment or quoted string at `index`; null when there is none. */
function findAsideEnd(header: string, index: number, unclosed: Unclosed): number | null {
  const character = header.charAt(index);
  if (character === '(') return readComment(header, index, unclosed)?.end ?? null;
  return character === '"' ? (readQuoted(header, index, unclosed)?.end ?? null) : null;
}
