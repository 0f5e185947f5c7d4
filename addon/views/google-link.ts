import type { Button } from './card.ts';
import { linkButton } from './widgets.ts';

/** Where Gmail and Calendar are; Google refuses a card that links to what openLinkUrlPrefixes does not cover. */
const prefixes = ['https://mail.google.com/mail/', 'https://www.google.com/calendar/', 'https://calendar.google.com/'];

/** The button that opens a mail or an event where Google shows it; null for any other address. */
export function googleLink(label: string, url: string): Button | null {
  return prefixes.some((prefix) => url.startsWith(prefix)) ? linkButton(label, url) : null;
}
