import { withoutFiller } from '../../shared/text/filler.ts';
import { dropUnstored } from '../../shared/text/html/storable-html.ts';
import { cutCharacters } from './cut.ts';

export interface Description {
  readonly html: string | null;
  readonly text: string | null;
  readonly truncated: boolean;
}

/**
 * The text of a task without what a mail client does not show and the service does not keep, within the announced length (UTF-16 units, each
 * form); an empty form is left out.
 */
export function describe(writtenHtml: string, writtenText: string, maxLength: number): Description {
  const html = dropUnstored(writtenHtml);
  const text = withoutFiller(writtenText);
  return {
    html: html === '' ? null : cutCharacters(html, maxLength),
    text: text === '' ? null : cutCharacters(text, maxLength),
    truncated: html.length > maxLength || text.length > maxLength,
  };
}
