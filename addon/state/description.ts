import { cutCharacters } from './cut.ts';

export interface Description {
  readonly html: string | null;
  readonly text: string | null;
  readonly truncated: boolean;
}

/** The text of a task within the announced length (UTF-16 units, each form); an empty form is left out. */
export function describe(html: string, text: string, maxLength: number): Description {
  return {
    html: html === '' ? null : cutCharacters(html, maxLength),
    text: text === '' ? null : cutCharacters(text, maxLength),
    truncated: html.length > maxLength || text.length > maxLength,
  };
}
