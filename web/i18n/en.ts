import { enErrors } from './en/errors.ts';
import { enShell } from './en/shell.ts';
import { enWords } from './en/words.ts';
import type { Messages } from './fr.ts';

export const en: Messages = {
  words: enWords,
  shell: enShell,
  errors: enErrors,
};
