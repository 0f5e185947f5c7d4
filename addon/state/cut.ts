/** At most `length` UTF-16 units, ending in an ellipsis when something was cut, never inside a surrogate pair. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${cutCharacters(text, length - 1)}…`;
}

/** The same, cut after a whole word if one ends in the second half. */
export function cutAtWord(text: string, length: number): string {
  if (text.length <= length) return text;
  const space = text.lastIndexOf(' ', length - 1);
  return space < length / 2 ? cut(text, length) : `${text.slice(0, space)}…`;
}

/** The first `length` UTF-16 units, one fewer when that would split a surrogate pair. */
export function cutCharacters(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}
