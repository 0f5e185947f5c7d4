import type { Task } from '../../../shared/tasks/task.ts';
import type { UserRef } from '../../../shared/access/user.ts';

/** A link to the source in Google: the mail, the event, or its day. */
export interface SourceLink {
  readonly kind: 'mail' | 'event' | 'day';
  readonly url: string;
}

type LinkedTask = Pick<Task, 'sourceKeys' | 'meeting' | 'author'>;

interface Reader {
  /** Whose Google account opens the link, of the several that a browser may be signed in to. */
  readonly user: Pick<UserRef, 'email'>;
  /** IANA. */
  readonly timeZone: string;
}

const googleUid = '@google.com';

/**
 * Links to the sources of a task, in the order of its keys, without repetitions. A mail without a Message-ID has none.
 * Gmail finds a mail by its Message-ID (support.google.com/mail/answer/7190, `rfc822msgid:`) wherever the reader has a
 * copy. A single event of Google's own opens by `eid`, the base64 of its id and a calendar that surely has it, the
 * author's. The id of an occurrence (opaque since 2026) and that of an imported event cannot be derived from the
 * iCalUID: these link to their day.
 */
export function sourceLinksOf(task: LinkedTask, reader: Reader): SourceLink[] {
  const links = task.sourceKeys.map((key) => linkOf(key, task, reader)).filter((link) => link !== null);
  const exact = links.some(({ kind }) => kind === 'event');
  return links.filter(
    ({ kind, url }, index) => links.findIndex((other) => other.url === url) === index && !(kind === 'day' && exact),
  );
}

function linkOf(key: string, task: LinkedTask, reader: Reader): SourceLink | null {
  if (key.startsWith('mail:')) return { kind: 'mail', url: gmailUrlOf(key.slice('mail:'.length), reader.user.email) };
  if (!key.startsWith('event:')) return null;
  const uid = key.slice('event:'.length);
  if (uid.endsWith(googleUid)) {
    const id = uid.slice(0, -googleUid.length);
    return { kind: 'event', url: eventUrlOf(`${id} ${shortenCalendar(task.author.email)}`, reader.user.email) };
  }
  const day = dayOf(task, uid, reader.timeZone);
  return day === null ? null : { kind: 'day', url: dayUrlOf(day, reader.user.email) };
}

function gmailUrlOf(messageId: string, account: string): string {
  const search = encodeURIComponent(`rfc822msgid:${messageId}`);
  return `https://mail.google.com/mail/?authuser=${encodeURIComponent(account)}#search/${search}`;
}

function eventUrlOf(idAndCalendar: string, account: string): string {
  const bytes = String.fromCharCode(...new TextEncoder().encode(idAndCalendar));
  const eid = btoa(bytes).replace(/=+$/, '');
  return `https://calendar.google.com/calendar/event?${new URLSearchParams({ eid, authuser: account }).toString()}`;
}

/** Google's short form of a personal calendar's address. */
function shortenCalendar(email: string): string {
  return email.replace(/@gmail\.com$/, '@m');
}

/** The day of the meeting; without a time, that of the occurrence's original start. */
function dayOf({ meeting }: LinkedTask, uid: string, timeZone: string): string | null {
  const start = meeting?.start ?? /:(\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?)$/.exec(uid)?.[1];
  if (start === undefined) return null;
  return start.length === 'YYYY-MM-DD'.length ? start : localDayOf(start, timeZone);
}

/** The day `YYYY-MM-DD` of an instant, which is the Swedish format. */
function localDayOf(instant: string, timeZone: string): string | null {
  const time = Date.parse(instant);
  return Number.isNaN(time) ? null : new Intl.DateTimeFormat('sv-SE', { timeZone }).format(time);
}

function dayUrlOf(day: string, account: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const path = [year, month, date].map(Number).join('/');
  return `https://calendar.google.com/calendar/r/day/${path}?authuser=${encodeURIComponent(account)}`;
}
