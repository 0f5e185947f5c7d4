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

/** What a thread gets. */
export interface Reading<T> {
  readonly input: T;
  /** One number, 1 as soon as a thread reads: what waited in vain for a thread is told from what takes too long. */
  readonly begun: Int32Array;
}

/** The stored form of a source's text, within the limit. */
export function sanitize({ input, begun }: Reading<SanitizeTask>): SanitizedText {
  Atomics.store(begun, 0, 1);
  const { source, inlineUrls, maxLength } = input;
  const whole = sanitizeDescription(source, inlineUrls);
  const [html, text] = [cutHtml(whole.html, maxLength), cutText(whole.text, maxLength)];
  return { html, text, cut: html.length < whole.html.length || text.length < whole.text.length };
}

/** UTF-16 units of what the service keeps of an HTML. */
export function measureStored({ input, begun }: Reading<string>): number {
  Atomics.store(begun, 0, 1);
  return dropUnstored(input).length;
}
