import type { Tokens } from './date-tokens.ts';
import { dateArticles, deadlineCues, fillers } from './date-words.ts';

/** The cue words before a date. */
export interface Cue {
  /** The first token of the cue. */
  readonly start: number;
  readonly deadline: boolean;
  /** An article or deadline word: makes "27/11" a date. */
  readonly believable: boolean;
}

const furthestCue = 4;

/** Parses the cue before a date: "avant le", "d'ici", "no later than". */
export function cueBefore(tokens: Tokens, index: number): Cue {
  let believable = false;
  for (let before = index - 1; before >= index - furthestCue; before--) {
    if (before < 0 || tokens.at(before + 1).gap === 'break') break;
    const word = tokens.at(before).text;
    const heads = deadlineCues.get(word);
    if (heads !== undefined && precedes(tokens, before, heads))
      return { start: before - heads.length, deadline: true, believable: true };
    if (!fillers.has(word)) break;
    believable ||= dateArticles.has(word);
  }
  return { start: index, deadline: false, believable };
}

function precedes(tokens: Tokens, index: number, words: readonly string[]): boolean {
  return words.every((word, offset) => tokens.at(index - words.length + offset).text === word);
}
