import { maxThreadKeys, sourceKeySchema } from '../../shared/values/source.ts';
import type { CalendarEvent, EventTime } from './calendar-event.ts';
import { parseMessageIds } from './message-ids.ts';

/** The identity of a mail without a usable Message-ID. */
export interface MailContent {
  /** Milliseconds since the epoch. */
  readonly date: number;
  readonly from: string;
  readonly subject: string;
  readonly body: string;
  readonly files: readonly { readonly name: string; readonly size: number; readonly hash: string }[];
}

/**
 * The source key of a mail, the same in every mailbox: its Message-ID without angle brackets (RFC 5322 §3.6.4), or a
 * hash of its content. `content` and `sha256` are called only without a Message-ID.
 */
export function deriveMailKey(messageId: string, content: () => MailContent, sha256: (text: string) => string): string {
  const key = sourceKeySchema.safeParse(`mail:${removeBrackets(messageId)}`);
  if (key.success) return key.data;
  return `mail-hash:${sha256(JSON.stringify(content()))}`;
}

/**
 * The source keys of the mails that this one answers, from References and In-Reply-To: deduplicated, oldest first. Of a
 * longer thread than a request may have, the first and the latest.
 */
export function parseThreadKeys(references: string, inReplyTo: string): string[] {
  const keys = [...parseMessageIds(references), ...parseMessageIds(inReplyTo)].flatMap((id) => {
    const key = sourceKeySchema.safeParse(`mail:${id}`);
    return key.success ? [key.data] : [];
  });
  const each = [...new Set(keys)];
  return each.length <= maxThreadKeys ? each : [...each.slice(0, 1), ...each.slice(1 - maxThreadKeys)];
}

/**
 * The source key of an event: `event:<iCalUID>` for a single event or a series; with its RECURRENCE-ID for an
 * occurrence. `sha256` is called only for an iCalUID that cannot be part of a key.
 */
function deriveEventKey(uid: string, originalStart: EventTime | null, sha256: (text: string) => string): string {
  const occurrence = originalStart === null ? '' : `:${startInKey(originalStart)}`;
  const key = sourceKeySchema.safeParse(`event:${uid.trim()}${occurrence}`);
  return key.success ? key.data : `event:${sha256(uid.trim())}${occurrence}`;
}

/**
 * The source keys under which an event may have been saved: its own, then its series'. Between them the key of an
 * occurrence that an invitation names by its day alone.
 */
export function deriveEventKeys(event: EventIdentity, sha256: (text: string) => string): string[] {
  const { uid, id, originalStart, originalDay } = event;
  // Without an iCalUID, the id distinguishes it within its calendar.
  const known = uid.trim() === '' ? id : uid;
  const whole = deriveEventKey(known, null, sha256);
  if (originalStart === null) return [whole];
  const byDay = originalDay === null ? [] : [deriveEventKey(known, { date: originalDay }, sha256)];
  return [deriveEventKey(known, originalStart, sha256), ...byDay, whole];
}

/** What an invitation says of the meeting that it is about; see `readInvitation`. */
export interface InvitedMeeting {
  readonly uid: string;
  readonly originalStart: EventTime | null;
  readonly originalHour: EventTime | null;
  readonly start: EventTime | null;
  readonly recurring: boolean;
}

/**
 * The key under which an invitation is saved, and those under which its meeting may have been saved: the series of an
 * occurrence, the first occurrence of a series.
 */
export function deriveInvitationKeys(
  meeting: InvitedMeeting | null,
  sha256: (text: string) => string,
): { saved: string[]; related: string[] } {
  if (meeting === null) return { saved: [], related: [] };
  const { uid, originalStart, originalHour, start, recurring } = meeting;
  const whole = deriveEventKey(uid, null, sha256);
  if (originalStart !== null) {
    const byHour = originalHour === null ? [] : [deriveEventKey(uid, originalHour, sha256)];
    return { saved: [deriveEventKey(uid, originalStart, sha256)], related: [...byHour, whole] };
  }
  return { saved: [whole], related: recurring && start !== null ? [deriveEventKey(uid, start, sha256)] : [] };
}

type EventIdentity = Pick<CalendarEvent, 'uid' | 'id' | 'originalStart' | 'originalDay'>;

function startInKey(start: EventTime): string {
  return 'date' in start ? start.date : start.instant.replace(/\.\d+Z$/, 'Z');
}

function removeBrackets(header: string): string {
  const open = header.indexOf('<');
  const close = header.indexOf('>', open);
  return open >= 0 && close > open ? header.slice(open + 1, close).trim() : header.trim();
}
