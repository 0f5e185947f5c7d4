/** Replaces line ends and other control characters by spaces: a title or a name is one line. */
export function toSingleLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

/** As `toSingleLine`, for a name: also removes bidirectional marks. Empty when nothing visible remains. */
export function toSingleLineName(text: string): string {
  const name = toSingleLine(text.replace(/[\u202A-\u202E\u2066-\u2069]/gu, ''));
  return /[^\p{C}\p{Z}]/u.test(name) ? name : '';
}
