/**
 * The person in a name that a group or a platform puts before its own: `Jeanne Martin via DocuSign` → `Jeanne Martin`.
 * Null for a name without it.
 */
export function personBehind(name: string | null): string | null {
  const via = name === null ? -1 : name.search(/\svia\s/u);
  const person = name === null || via < 0 ? '' : name.slice(0, via).replace(/^['"\s]+|['"\s]+$/gu, '');
  return person === '' ? null : person;
}

/** Whether an address has a word of the name: `luc@ferrand-fils.fr` that of Luc Ferrand. */
export function resembles(address: string, name: string): boolean {
  const written = plainLetters(address);
  return name.split(/[^\p{L}]+/u).some((word) => word.length > 2 && written.includes(plainLetters(word)));
}

function plainLetters(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();
}
