/** Indexed characters of a word: the size of an index entry is limited. */
const maxWordLength = 100;
/** Words of a query that are looked up; the longest are the most selective. */
export const maxQueryWords = 5;

/** Indexed characters of a word of a task. Fewer, because that index has every word of every mail. */
const maxTaskWordLength = 32;
/** Distinct words of a task that are indexed, those of its title first: some hundred pages of text. */
const maxTaskWords = 7_000;
/** Characters of a task's text whose words are looked for: reading two megabytes would hold up every other request. */
const maxTaskText = 400_000;

/** Folding of letters that Unicode does not decompose, to what people type. */
const folded: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ı: 'i' };

/** Tokenizes a text: case-folded, without accents, split at everything but letters and digits. */
export function wordsOf(text: string): string[] {
  return (
    fold(text)
      .match(/[\p{L}\p{N}]+/gu)
      ?.map(cut) ?? []
  );
}

/** The distinct search words of a contact. `addresses` are in canonical form. */
export function wordsOfContact(contact: { readonly name: string; readonly addresses: readonly string[] }): string[] {
  const ofAddresses = contact.addresses.flatMap((address) => [cut(fold(address)), ...wordsOf(address)]);
  return [...new Set([...wordsOf(contact.name), ...ofAddresses])];
}

/** The prefixes that a query looks up, the longest first: of words, and of whole addresses where it has an @. */
export function queryWords(query: string): string[] {
  const words = query.split(/\s+/u).flatMap((part) => (part.includes('@') ? addressWord(part) : wordsOf(part)));
  return [...new Set(words)].sort((one, other) => other.length - one.length).slice(0, maxQueryWords);
}

/** The distinct search words of a task. */
export function wordsOfTask(task: { readonly title: string; readonly text: string }): string[] {
  const words = [task.title, task.text.slice(0, maxTaskText)].flatMap(wordsOf);
  return [...new Set(words.map(cutForTask))].slice(0, maxTaskWords);
}

/** The prefixes of words that a query looks up in tasks. */
export function taskQueryWords(text: string): string[] {
  return [...new Set(wordsOf(text).map(cutForTask))];
}

/** An @ at the beginning looks up a domain. */
function addressWord(part: string): string[] {
  const address = cut(fold(part));
  return address.startsWith('@') ? wordsOf(address) : [address];
}

function fold(text: string): string {
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
