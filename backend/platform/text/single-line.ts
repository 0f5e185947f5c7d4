/** A title or a name is one line of text: what moves a cursor or ends a line becomes a space. */
export function singleLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

/** The same of a name, without the signs that turn the text around it; empty when there is nothing to see. */
export function singleLineName(text: string): string {
  const name = singleLine(text.replace(/[\u202A-\u202E\u2066-\u2069]/gu, ''));
  return /[^\p{C}\p{Z}]/u.test(name) ? name : '';
}
