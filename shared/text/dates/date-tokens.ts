import { englishWords, frenchWords } from './date-words.ts';

/** A token: a word, a run of digits or a punctuation mark, from `start` to `end`. */
export interface Token {
  readonly kind: 'word' | 'number' | 'mark';
  /** The word in lower case without accents; empty when it is too long to matter. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** White space before it: none, spaces or one line break, or a blank line. */
  readonly gap: 'none' | 'space' | 'break';
}

const longestWord = 20;

// Apostrophes separate words: "d’ici", "aujourd'hui".
const pieces = /\p{L}[\p{L}\p{M}]*|\d+|[^\s\p{L}\d'’ʼ]/u;

const nothing: Token = { kind: 'mark', text: '', start: 0, end: 0, gap: 'break' };

/** Tokenizer, with the language around each token. Linear time. */
export class Tokens {
  readonly text: string;
  private readonly list: Token[] = [];
  /** Prefix sums of French minus English words, so that the language of any range costs constant time. */
  private readonly leanings: number[] = [0];

  constructor(text: string) {
    this.text = text;
    let end = 0;
    const piece = new RegExp(pieces, 'gu');
    for (let match = piece.exec(text); match !== null; match = piece.exec(text)) {
      const token = tokenOf(match[0], { start: match.index, gap: gapOf(text.slice(end, match.index)) });
      end = token.end;
      this.leanings.push((this.leanings[this.list.length] ?? 0) + leaningOf(token.text));
      this.list.push(token);
    }
  }

  get length(): number {
    return this.list.length;
  }

  /** Out of range: a blank line. */
  at(index: number): Token {
    return this.list[index] ?? nothing;
  }

  /** The token at `index` if it is in the same paragraph as the one before it. */
  next(index: number): Token {
    const token = this.at(index);
    return token.gap === 'break' ? nothing : token;
  }

  /** The token at `index` if no white space precedes it. */
  adjacentAt(index: number): Token {
    const token = this.at(index);
    return token.gap === 'none' ? token : nothing;
  }

  /**
   * The language of the 40 words on both sides of `index`; of the whole text when they are undecided; null when that is
   * too.
   */
  language(index: number): 'fr' | 'en' | null {
    const near = this.leaningBetween(index - 40, index + 40);
    const leaning = near === 0 ? this.leaningBetween(0, this.length) : near;
    if (leaning === 0) return null;
    return leaning > 0 ? 'fr' : 'en';
  }

  /** The text from one token to another, as one line. */
  words(from: number, to: number): string {
    return this.text.slice(this.at(from).start, this.at(to - 1).end).replace(/\s+/g, ' ');
  }

  private leaningBetween(from: number, to: number): number {
    const end = Math.min(to, this.length);
    return (this.leanings[end] ?? 0) - (this.leanings[Math.max(0, from)] ?? 0);
  }
}

function tokenOf(written: string, { start, gap }: Pick<Token, 'start' | 'gap'>): Token {
  const end = start + written.length;
  if (/^\d/.test(written)) return { kind: 'number', text: written.length > 4 ? '' : written, start, end, gap };
  if (!/^\p{L}/u.test(written)) return { kind: 'mark', text: written, start, end, gap };
  return { kind: 'word', text: written.length > longestWord ? '' : fold(written), start, end, gap };
}

function fold(word: string): string {
  const lower = word.toLowerCase();
  return /^[a-z]*$/.test(lower) ? lower : lower.normalize('NFD').replace(/\p{M}/gu, '');
}

function gapOf(between: string): Token['gap'] {
  if (between === '') return 'none';
  return between.split('\n').length > 2 ? 'break' : 'space';
}

function leaningOf(word: string): number {
  return (frenchWords.has(word) ? 1 : 0) - (englishWords.has(word) ? 1 : 0);
}
