import { dropUnstored } from '../../../shared/text/html/storable-html.ts';
import type { InlineUrls } from './allow-list.ts';
import { cutHtml, cutText } from './cut-html.ts';
import { sanitizeDescription, type SourceText } from './sanitize.ts';

/*
 * Runs in the threads of html-reader.ts: the HTML of a stranger never runs on the thread that answers requests.
 */

export interface SanitizeTask {
  readonly source: SourceText;
  readonly inlineUrls: InlineUrls;
  /** UTF-16 units of the HTML, and of the text. */
  readonly maxLength: number;
}

/** The stored form of a text. */
export interface SanitizedText {
  readonly html: string;
  readonly text: string;
  /** What is stored grew beyond the limit and was cut: a sign of four characters may stand for one. */
  readonly cut: boolean;
}

/** The stored form of a source's text, within the limit. */
export function sanitize({ source, inlineUrls, maxLength }: SanitizeTask): SanitizedText {
  const whole = sanitizeDescription(source, inlineUrls);
  const [html, text] = [cutHtml(whole.html, maxLength), cutText(whole.text, maxLength)];
  return { html, text, cut: html.length < whole.html.length || text.length < whole.text.length };
}

/** UTF-16 units of what the service keeps of an HTML. */
export function measureStored(html: string): number {
  return dropUnstored(html).length;
}
