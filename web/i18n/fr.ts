import { frErrors } from './fr/errors.ts';
import { frShell } from './fr/shell.ts';
import { frWords } from './fr/words.ts';

/** Every sentence of the pages by area, in French; the type of the other languages. */
export const fr = {
  words: frWords,
  shell: frShell,
  errors: frErrors,
};

export type Messages = typeof fr;
