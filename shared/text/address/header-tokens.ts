/** A delimited token of a header value; `end` is the offset after its closing delimiter. */
export interface Reading {
  value: string;
  end: number;
}

/**
 * Delimiters that are known not to close in the rest of the value. Without this, a value of opening quotes would be
 * scanned to its end once for each of them: quadratic time.
 */
export interface Unclosed {
  quote: boolean;
  comment: boolean;
}

/** A quoted-string (RFC 5322 §3.2.4) without its quotes and backslashes; null when it never closes. */
export function readQuoted(text: string, start: number, unclosed: Unclosed): Reading | null {
  if (unclosed.quote) return null;
  for (let index = start + 1; index < text.length; index++) {
    const character = text.charAt(index);
    if (character === '"') return { value: removeEscapes(text.slice(start + 1, index)), end: index + 1 };
    if (character === '\\') index += 1;
  }
  unclosed.quote = true;
  return null;
}

/** A comment (RFC 5322 §3.2.2) with those nested in it, without the outer parentheses; null when it never closes. */
export function readComment(text: string, start: number, unclosed: Unclosed): Reading | null {
  if (unclosed.comment) return null;
  let depth = 0;
  for (let index = start; index < text.length; index++) {
    const character = text.charAt(index);
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth === 0) return { value: removeEscapes(text.slice(start + 1, index)).trim(), end: index + 1 };
    if (character === '\\') index += 1;
  }
  unclosed.comment = true;
  return null;
}

function removeEscapes(text: string): string {
  return text.includes('\\') ? text.replace(/\\([^])/g, '$1') : text;
}

/**
 * The content between `<` and `>`, without comments. Unclosed, it ends before the next `<`, separator or the end. A
 * comma is part of it only in a source route (`<@a,@b:jeanne@c>`, RFC 5322 §4.4).
 */
export function readAngle(text: string, start: number, unclosed: Unclosed): Reading {
  const pieces: string[] = [];
  let index = start + 1;
  while (index < text.length) {
    const character = text.charAt(index);
    if (character === '>') return { value: pieces.join('').trim(), end: index + 1 };
    if (endsAngle(character, pieces[0])) break;
    const inner = readInner(text, index, unclosed);
    if (inner === null) {
      pieces.push(character);
      index += 1;
    } else {
      if (character === '"') pieces.push(text.slice(index, inner.end));
      index = inner.end;
    }
  }
  return { value: pieces.join('').trim(), end: index };
}

function endsAngle(character: string, first: string | undefined): boolean {
  if (character === '<') return true;
  return (character === ',' || character === ';') && first !== '@';
}

function readInner(text: string, index: number, unclosed: Unclosed): Reading | null {
  const character = text.charAt(index);
  if (character === '"') return readQuoted(text, index, unclosed);
  return character === '(' ? readComment(text, index, unclosed) : null;
}
