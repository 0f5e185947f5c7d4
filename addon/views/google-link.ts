import type { Button } from './card.ts';
import { linkButton } from './widgets.ts';

/** Where Gmail and Calendar are; Google refuses a card that links to what openLinkUrlPrefixes does not cover. */
const prefixes = ['https://mail.google.com/mail/', 'https://www.google.com/calendar/', 'https://calendar.google.com/'];

/** What Google shows, and to whom: whoever is signed in with several accounts sees the wrong one otherwise. */
export interface GoogleTarget {
  readonly url: string;
  /** Address of the Google account. */
  readonly account: string;
}

/** The button that opens a mail or an event where Google shows it; null for any other address. */
export function googleLink(label: string, target: GoogleTarget): Button | null {
  const known = prefixes.some((prefix) => target.url.startsWith(prefix));
  return known ? linkButton(label, urlFor(target)) : null;
}

function urlFor({ url, account }: GoogleTarget): string {
  const [address = '', ...fragment] = url.split('#');
  // Gmail's own links name the account by its position in the browser.
  const page = address.replace(/\/mail\/u\/\d+\/?$/, '/mail/u/');
  const query = `${page.includes('?') ? '&' : '?'}authuser=${encodeURIComponent(account)}`;
  return [page + query, ...fragment].join('#');
}
