import { tokenizeShownHtml } from '../../shared/text/html/shown-html.ts';
import { sha256 } from '../google/bytes.ts';
import { openEvent } from '../google/calendar.ts';
import type { Translation } from '../i18n/translation.ts';
import type { CalendarEvent } from '../state/calendar-event.ts';
import { addressesOfEvent } from '../state/event-addresses.ts';
import { linkFiles } from '../state/event-files.ts';
import { meetingTimeOf } from '../state/meeting-time.ts';
import { once } from '../state/once.ts';
import { deriveEventKeys } from '../state/source-keys.ts';
import type { EventFacts, OpenSource } from '../state/source.ts';
import { eventHtml, eventText } from '../views/event-description.ts';

/** An open event as a source. The series of an occurrence is read only when the task is about the series. */
export function sourceOfEvent(event: CalendarEvent, calendarId: string, t: Translation): OpenSource {
  const keys = deriveEventKeys(event, sha256);
  const { seriesId } = event;
  const own = sourceOf({ event, keys, series: false }, t);
  if (seriesId === null) return own;
  const source: OpenSource = {
    ...own,
    ofSpan: (span) => (span === 'series' ? sourceOf(readSeries(event, { calendarId, seriesId }), t) : source),
  };
  return source;
}

interface ReadEvent {
  readonly event: CalendarEvent;
  readonly keys: readonly string[];
  readonly series: boolean;
}

// A guest of single occurrences cannot read the series: then the occurrence stands for it.
function readSeries(
  occurrence: CalendarEvent,
  { calendarId, seriesId }: { calendarId: string; seriesId: string },
): ReadEvent {
  const reading = openEvent(calendarId, seriesId);
  const event = reading.outcome === 'open' ? reading.event : occurrence;
  return { event, keys: deriveEventKeys({ ...occurrence, originalStart: null }, sha256), series: true };
}

function sourceOf({ event, keys, series }: ReadEvent, t: Translation): OpenSource {
  const { links, unlinked } = linkFiles(event.files);
  const meeting = meetingTimeOf(event.start, event.end);
  const described = { event, meeting, series, unlinked };
  const html = once(() => eventHtml(described, t));
  const source: OpenSource = {
    kind: 'event',
    title: event.title,
    writtenAs: null,
    written: null,
    addresses: once(() => addressesOfEvent(event)),
    keys: () => keys,
    savedKeys: keys.slice(0, 1),
    threadKeys: [],
    attachments: [],
    inlineImages: [],
    links: () => links,
    showsMeeting: false,
    meeting,
    event: {
      recurring: event.seriesId !== null,
      isPrivate: event.isPrivate,
      standing: standingOf(event),
      unlinked: unlinked.map(({ title }) => title),
      unknownZone: null,
    },
    ofSpan: () => source,
    webLink: () => (event.url === '' ? null : event.url),
    isSentByMachine: () => false,
    html,
    htmlTokens: once(() => tokenizeShownHtml(html())),
    text: () => eventText(described, t),
    contentIds: () => [],
  };
  return source;
}

function standingOf({ cancelled, guests }: CalendarEvent): EventFacts['standing'] {
  if (cancelled) return 'cancelled';
  return guests.some(({ self, answer }) => self && answer === 'declined') ? 'declined' : null;
}
