import { englishWords, frenchWords } from './date-words.ts';

/** A word, a run of digits or another sign of a text, at `start` to `end`. */
export interface Token {
  readonly kind: 'word' | 'number' | 'mark';
  /** A word in lower case without accents; empty when it is too long to mean anything here. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** What stands before it: nothing, spaces or one line break, or a blank line. */
  readonly gap: 'none' | 'space' | 'break';
}

const longestWord = 20;

// Apostrophes part words, as spaces do: "d’ici", "aujourd'hui".
const pieces = /\p{L}[\p{L}\p{M}]*|\d+|[^\s\p{L}\d'’ʼ]/u;

const nothing: Token = { kind: 'mark', text: '', start: 0, end: 0, gap: 'break' };

/** The tokens of a text, and the language around each. Linear time. */
export class Tokens {
  readonly text: string;
  private readonly list: Token[] = [];
  /** French words less English ones before each token. */
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

  /** Beyond both ends there is a blank line. */
  at(index: number): Token {
    return this.list[index] ?? nothing;
  }

  /** The word, number or sign at `index` when it belongs to the same paragraph as what stands before it. */
  next(index: number): Token {
    const token = this.at(index);
    return token.gap === 'break' ? nothing : token;
  }

  /** The same when nothing stands between. */
  touching(index: number): Token {
    const token = this.at(index);
    return token.gap === 'none' ? token : nothing;
  }

  /** The language of the words around `index`: of 40 on both sides, or of all when those do not tell; null when neither does. */
  language(index: number): 'fr' | 'en' | null {
    const near = this.leaning(index - 40, index + 40);
    const leaning = near === 0 ? this.leaning(0, this.length) : near;
    if (leaning === 0) return null;
    return leaning > 0 ? 'fr' : 'en';
  }

  /** What is written from one token up to another, on one line. */
  words(from: number, to: number): string {
    return this.text.slice(this.at(from).start, this.at(to - 1).end).replace(/\s+/g, ' ');
  }

  private leaning(from: number, to: number): number {
    const end = Math.min(to, this.length);
    return (this.leanings[end] ?? 0) - (this.leanings[Math.max(0, from)] ?? 0);
  }
}

function tokenOf(written: string, { start, gap }: Pick<Token, 'start' | 'gap'>): Token {
  const end = start + written.length;
  if (/^\d/.test(written)) return { kind: 'number', text: written.length > 4 ? '' : written, start, end, gap };
  if (!/^\p{L}/u.test(written)) return { kind: 'mark', text: written, start, end, gap };
  return { kind: 'word', text: written.length > longestWord ? '' : folded(written), start, end, gap };
}

function folded(word: string): string {
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
