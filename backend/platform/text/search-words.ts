/** Characters of a word that count; an index entry cannot be of any length. */
const maxWordLength = 100;
/** Words of a query that count; the longest narrow it down most. */
export const maxQueryWords = 5;

/** Characters of a word of a task that count: its index has every word of every mail. */
const maxTaskWordLength = 32;
/** Different words of a task that count, those of its title first: some hundred pages. */
const maxTaskWords = 7_000;

/** Letters that Unicode does not decompose, as people type them. */
const folded: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ı: 'i' };

/** The words of a name: lower case, without accents, split at whatever is no letter and no digit. */
export function wordsOf(text: string): string[] {
  return (
    plain(text)
      .match(/[\p{L}\p{N}]+/gu)
      ?.map(cut) ?? []
  );
}

/** Every word by which a contact is found, each once. `addresses` are in canonical form. */
export function wordsOfContact(contact: { readonly name: string; readonly addresses: readonly string[] }): string[] {
  const ofAddresses = contact.addresses.flatMap((address) => [cut(plain(address)), ...wordsOf(address)]);
  return [...new Set([...wordsOf(contact.name), ...ofAddresses])];
}

/** What a query looks for, the longest first: beginnings of words, and of whole addresses where it has an @. */
export function queryWords(query: string): string[] {
  const words = query.split(/\s+/u).flatMap((part) => (part.includes('@') ? addressWord(part) : wordsOf(part)));
  return [...new Set(words)].sort((one, other) => other.length - one.length).slice(0, maxQueryWords);
}

/** Every word by which a task is found, each once. */
export function wordsOfTask(task: { readonly title: string; readonly text: string }): string[] {
  const words = [task.title, task.text].flatMap(wordsOf);
  return [...new Set(words.map(cutForTask))].slice(0, maxTaskWords);
}

/** What a text looks for in tasks: beginnings of words. */
export function taskQueryWords(text: string): string[] {
  return [...new Set(wordsOf(text).map(cutForTask))];
}

/** An @ without anything before it asks for a domain. */
function addressWord(part: string): string[] {
  const address = cut(plain(part));
  return address.startsWith('@') ? wordsOf(address) : [address];
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[œæßøłđı]/gu, (letter) => folded[letter] ?? letter);
}

function cut(word: string): string {
  return firstCharacters(word, maxWordLength);
}

function cutForTask(word: string): string {
  return firstCharacters(word, maxTaskWordLength);
}

function firstCharacters(word: string, count: number): string {
  return word.length <= count ? word : Array.from(word).slice(0, count).join('');
}
