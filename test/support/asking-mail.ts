import type { OpenItem } from '../../host/contract.ts';
import { mailItem } from '../../scripts/harness/test-bench.ts';
import { mail, type MailParts } from './mail.ts';

/** Milliseconds. */
export const millisecondsPerDay = 86_400_000;

/** Days since 1970 of the day that it is in Paris. */
export function today(): number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris' }).format(Date.now()).split('/');
  return Date.parse(`${parts.reverse().join('-')}T00:00:00Z`) / millisecondsPerDay;
}

/** Far enough from today to be none of the days that are always offered. */
export const due = today() + 40;

/** "9 janvier 2027", "9 January 2027" */
export function inWords(day: number, locale: 'fr' | 'en'): string {
  const format = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale, format).format(day * millisecondsPerDay);
}

/** When a mail that is sent now says it was. */
const sentToday = { date: new Date().toUTCString().replace('GMT', '+0000') };

/** A mail of today that asks for an answer by `due`, above history that asks for one in 2100. */
export function composeQuestion(language: 'fr' | 'en', more: MailParts = {}): OpenItem {
  const text = {
    fr: `Merci de nous répondre avant le ${inWords(due, 'fr')}.\r\n\r\nLe lun. 2 nov. 2026, Camille a écrit :\r\n> d’ici le 3 janvier 2100`,
    en: `Please answer before ${inWords(due, 'en')}.\r\n\r\nOn Mon, Nov 2, 2026, Camille wrote:\r\n> by January 3, 2100`,
  };
  return mailItem(mail({ ...sentToday, text: text[language], ...more }));
}
