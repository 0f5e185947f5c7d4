import { scanHtmlAddresses, scanTextAddresses } from '../../shared/text/address/body-addresses.ts';
import { tokenizeShownHtml } from '../../shared/text/html/shown-html.ts';
import { findForwardedMail } from '../../shared/text/quotes/forwarded.ts';
import { dropHistory, dropTextHistory } from '../../shared/text/quotes/quotes.ts';
import { linesOfHtml, linesOfText } from '../../shared/text/quotes/visible-lines.ts';
import type { WrittenAs } from '../../shared/text/quotes/written-as.ts';
import type { WrittenForms } from './source-text.ts';

/** The addresses in the text of a mail. */
export interface BodyAddresses {
  /** In what its author wrote, signature included, and in the header block of the mail that it forwards. */
  readonly body: readonly string[];
  /** In quoted history only, or in the text of the forwarded mail. */
  readonly history: readonly string[];
}

/**
 * Tells the addresses that the author of a mail names from those that stand in its history only: a contact that nobody
 * of this mail wrote to or about must not become a reader of it.
 */
export function readBodyAddresses(forms: WrittenForms, writtenAs: WrittenAs): BodyAddresses {
  const { html, text, tokens = tokenizeShownHtml(html) } = forms;
  // Gmail derives HTML from a plain text, so the text, which costs another slow call, is not read.
  const all = html === '' ? scanTextAddresses(text()) : scanHtmlAddresses(html, tokens);
  if (all.length === 0) return { body: [], history: [] };
  const own =
    html === ''
      ? scanTextAddresses(dropTextHistory(text(), writtenAs))
      : scanHtmlAddresses(dropHistory(html, writtenAs, tokens));
  const forwarded = findForwardedMail(html === '' ? linesOfText(text()) : linesOfHtml(html, tokens), writtenAs);
  const header = forwarded === null ? [] : scanTextAddresses(forwarded.header.join('\n'));
  const written = new Set([...own, ...header].map((address) => address.toLowerCase()));
  const isWritten = (address: string) => written.has(address.toLowerCase());
  return { body: all.filter(isWritten), history: all.filter((address) => !isWritten(address)) };
}
