/** A title or a name is one line of text: what moves a cursor or ends a line becomes a space. */
export function singleLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
