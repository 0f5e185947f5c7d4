import type ICAL from 'ical.js';
import { attendeesOf, personOf } from './attendees.ts';
import { conferenceOf } from './conference.ts';
import type { EventAttachment, EventDetails } from './event.ts';
import { instantOfTime, plusDays, type EventTime } from './event-time.ts';
import { timeOf, type TimeReader } from './property-time.ts';

/** Reads a VEVENT; null without a readable start. */
export function detailsOf(event: ICAL.Component, reader: TimeReader): EventDetails | null {
  const start = timeProperty(event, 'dtstart', reader);
  if (!start) return null;
  return {
    uid: textOf(event, 'uid') ?? '',
    sequence: Number(valueOf(event, 'sequence')) || 0,
    status: statusOf(event, reader),
    summary: textOf(event, 'summary'),
    description: htmlDescription(event) ?? textOf(event, 'description'),
    location: textOf(event, 'location'),
    start,
    end: endOf(event, start, reader),
    organizer: personOf(event.getFirstProperty('organizer')),
    attendees: attendeesOf(event),
    attachments: event.getAllProperties('attach').flatMap((property) => attachmentOf(property) ?? []),
    conference: conferenceOf(event),
    isPrivate: /^(?:PRIVATE|CONFIDENTIAL)$/i.test(textOf(event, 'class') ?? ''),
    transparent: /^TRANSPARENT$/i.test(textOf(event, 'transp') ?? ''),
    created: instantProperty(event, 'created', reader),
    updated: instantProperty(event, 'last-modified', reader) ?? instantProperty(event, 'dtstamp', reader),
  };
}

/** The time of a property; null when it is missing or unreadable. */
export function timeProperty(event: ICAL.Component, name: string, reader: TimeReader): EventTime | null {
  const property = event.getFirstProperty(name);
  return property ? (timeOf(property, reader)[0] ?? null) : null;
}

function instantProperty(event: ICAL.Component, name: string, reader: TimeReader): number | null {
  const time = timeProperty(event, name, reader);
  return time?.kind === 'instant' ? time.instant : null;
}

/** ical.js parses values lazily, and throws for an invalid one. */
function valueOf(event: ICAL.Component, name: string): unknown {
  try {
    return event.getFirstPropertyValue(name);
  } catch {
    return null;
  }
}

function textOf(event: ICAL.Component, name: string): string | null {
  const value = valueOf(event, name);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Outlook's X-ALT-DESC has the HTML of the description. Only the content of its body is used. */
function htmlDescription(event: ICAL.Component): string | null {
  const property = event.getFirstProperty('x-alt-desc');
  // ical.js does not unescape unknown properties (RFC 5545 §3.3.11).
  const html = textOf(event, 'x-alt-desc')?.replace(/\\([\\;,nN])/g, (_all, mark: string) =>
    /n/i.test(mark) ? '\n' : mark,
  );
  if (!property || html === undefined || !/^text\/html$/i.test(parameter(property, 'fmttype') ?? '')) return null;
  const start = html.search(/<body[\s>]/i);
  if (start < 0) return html;
  const end = html.search(/<\/body>/i);
  return html.slice(html.indexOf('>', start) + 1, end < 0 ? undefined : end).trim() || null;
}

function statusOf(event: ICAL.Component, { method }: TimeReader): EventDetails['status'] {
  const status = (textOf(event, 'status') ?? '').toUpperCase();
  if (status === 'CANCELLED' || method === 'CANCEL') return 'cancelled';
  return status === 'TENTATIVE' ? 'tentative' : 'confirmed';
}

/**
 * The end: DTEND, else DURATION, else a day after a DATE and the start itself for an instant (RFC 5545 §3.6.1). Never
 * before the start.
 */
function endOf(event: ICAL.Component, start: EventTime, reader: TimeReader): EventTime {
  const written = timeProperty(event, 'dtend', reader) ?? afterDuration(event, start);
  const atLeast = start.kind === 'day' ? plusDays(start, 1) : start;
  if (written?.kind !== start.kind) return atLeast;
  return instantOfTime(written, 'UTC') < instantOfTime(atLeast, 'UTC') ? atLeast : written;
}

/** RFC 5545 §3.3.4 writes years with four digits. */
const lastInstant = Date.UTC(9999, 11, 31);

function afterDuration(event: ICAL.Component, start: EventTime): EventTime | null {
  const value = valueOf(event, 'duration');
  if (typeof value !== 'object' || value === null || !('toSeconds' in value)) return null;
  const seconds = (value as ICAL.Duration).toSeconds();
  if (instantOfTime(start, 'UTC') + seconds * 1000 > lastInstant) return null;
  return start.kind === 'day'
    ? plusDays(start, Math.round(seconds / 86_400))
    : { ...start, instant: start.instant + seconds * 1000 };
}

/** An attachment that Google would keep: a web link. Content inside the calendar file or the mail is not kept. */
function attachmentOf(property: ICAL.Property): EventAttachment | null {
  const value: unknown = property.getFirstValue();
  if (typeof value !== 'string' || !/^https?:\/\//i.test(value) || !URL.canParse(value)) return null;
  const url = new URL(value);
  const title = parameter(property, 'filename') ?? parameter(property, 'x-filename') ?? lastSegment(url);
  return {
    fileUrl: value,
    title,
    mimeType: parameter(property, 'fmttype') ?? '',
    fileId: url.hostname.endsWith('.google.com')
      ? (/\/d\/([\w-]{10,})/.exec(url.pathname)?.[1] ?? url.searchParams.get('id'))
      : null,
  };
}

function lastSegment({ pathname, hostname }: URL): string {
  const segment = pathname.split('/').findLast((part) => part !== '') ?? hostname;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function parameter(property: ICAL.Property, name: string): string | null {
  const value: unknown = property.getFirstParameter(name);
  return typeof value === 'string' && value !== '' ? value : null;
}
