import { decodeEntities, encodeEntities } from './html-entities.ts';
import { breaksLine, tokenizeHtml } from './html-tokens.ts';

/** Inline elements of Calendar's editor and of other usual calendars. */
const inline = new Set('a b i u s em strong span font html-blob'.split(' '));

/**
 * Normalizes to HTML a text that may be HTML or plain, such as an event's description. Without tags and character
 * references it is plain. Line breaks are kept unless block tags or `<br>` make the lines. Linear time.
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
