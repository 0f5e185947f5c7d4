import { encodeEntities } from '../../../shared/text/html/html-entities.ts';
import { withoutFiller } from '../../../shared/text/filler.ts';
import { hidesWords } from '../../../shared/text/html/shown-html.ts';
import { toStorable } from '../text/storable.ts';
import { filterHtml, type InlineUrls } from './allow-list.ts';
import { toReadableText } from './readable-text.ts';

/** The text of a source, as the add-on sent it. */
export interface SourceText {
  html: string | null;
  text: string | null;
}

/**
 * The stored form of a source's text: sanitized HTML (filterHtml) and plain text; one is derived from the other where
 * the source has only one. Lines end with LF. NUL and lone surrogates, which PostgreSQL refuses, are removed.
 */
export function sanitizeDescription(source: SourceText, inlineUrls: InlineUrls): { html: string; text: string } {
  const sourceHtml = cleanText(source.html ?? '');
  // A plain text that was made from HTML has what the HTML hides.
  const sourceText = hidesWords(sourceHtml) ? '' : tidyLines(withoutFiller(cleanText(source.text ?? '')));
  const html = isBlank(sourceHtml) ? htmlOf(sourceText) : filterHtml(sourceHtml, inlineUrls).trim();
  return { html, text: sourceText === '' ? tidyLines(toReadableText(html), 1) : sourceText };
}

function cleanText(text: string): string {
  return toStorable(text.replace(/\r\n?/g, '\n').replace(/[\u0001-\u0008\u000b\u000e-\u001f\u007f]/g, ''));
}

/** Removes trailing spaces and outer blank lines; leaves at most `maxBlank` between paragraphs. */
function tidyLines(text: string, maxBlank = 2): string {
  const lines: string[] = [];
  let blank = 0;
  for (const line of text.split('\n')) {
    const written = line.trimEnd();
    blank = written === '' ? blank + 1 : 0;
    if (blank <= maxBlank && (written !== '' || lines.length > 0)) lines.push(written);
  }
  while (lines.length > 0 && lines[lines.length - 1] === '') lines.pop();
  return lines.join('\n');
}

/** Blank lines become paragraphs, other line ends `<br>`. */
function htmlOf(text: string): string {
  if (text === '') return '';
  return text
    .split(/\n\n+/)
    .map((paragraph) => `<p>${encodeEntities(paragraph).split('\n').join('<br />')}</p>`)
    .join('\n');
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
