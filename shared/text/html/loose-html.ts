import { decodeEntities, encodeEntities } from './html-entities.ts';
import { breaksLine, tokenizeHtml } from './html-tokens.ts';

/** The inline elements that Calendar's own editor makes, and those of other calendars that are usual. */
const inline = new Set('a b i u s em strong span font html-blob'.split(' '));

/**
 * A text that may be HTML or plain, as the descriptions of events are, as HTML. What has neither a tag nor a character
 * reference is plain; line breaks count unless block tags or `<br>` make the lines. Linear time.
 */
export function asHtml(text: string): string {
  let tags = false;
  for (const { kind, name } of tokenizeHtml(text)) {
    if (kind !== 'open' && kind !== 'close') continue;
    if (breaksLine(name)) return text;
    tags ||= inline.has(name);
  }
  const html = tags || decodeEntities(text) !== text ? text : encodeEntities(text);
  return html.replace(/\r\n?/g, '\n').split('\n').join('<br>\n');
}
