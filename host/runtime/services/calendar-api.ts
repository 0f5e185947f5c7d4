import { findById, instancesBetween, type EventInstance, type Span } from '../../calendar/event-instance.ts';
import { occurrenceKey } from '../../calendar/event-time.ts';
import type { CalendarEvent } from '../../calendar/event.ts';
import { instanceResource, seriesResource, type Reader } from '../calendar-resource.ts';
import { anything, optional, recordOf, text } from '../parameter.ts';
import { scopes } from '../scope-names.ts';
import { failAsMissing, method, withScopes } from '../service-method.ts';
import { ApiError, PlainJson, ServiceType, type ServiceMethod, type ServiceObject } from '../service-object.ts';
import type { Session } from '../session.ts';
import { calendarSettings, freeBusy } from './calendar-settings.ts';

const settings = optional(recordOf(anything));

type Settings = Map<string, unknown> | undefined;

function textSetting(given: Settings, name: string): string | null {
  const value = given?.get(name);
  return typeof value === 'string' ? value : null;
}

/** RFC 3339 as the API takes it; throws its 400 for anything else. */
function instantSetting(given: Settings, name: string, otherwise: number): number {
  const value = textSetting(given, name);
  if (value === null) return otherwise;
  const instant = Date.parse(value);
  if (Number.isNaN(instant)) throw new ApiError('calendar.events.list', 400, 'Bad Request');
  return instant;
}

/** Only the user's own calendar is simulated. Throws the API's 404 for others, and its 403 where it is not enabled. */
function requireCalendar(id: string, session: Session, call: string): void {
  if (session.request.disabledApis?.includes('calendar') === true) {
    const project = 'has not been used in project 123456789012 before or it is disabled.';
    throw new ApiError(call, 403, `Google Calendar API ${project}`);
  }
  const known = ['primary', session.calendar.id.toLowerCase()];
  if (!known.includes(id.toLowerCase())) throw new ApiError(call, 404, 'Not Found');
}

function readerOf(session: Session, given: Settings): Reader {
  return {
    calendarId: session.calendar.id,
    timeZone: textSetting(given, 'timeZone') ?? session.request.timeZone,
  };
}

const getEvent = method([text, text, settings, settings], (_self: null, [calendarId, id, given], session) => {
  requireCalendar(calendarId, session, 'calendar.events.get');
  const found = findById(session.calendar.events, id);
  if (!found) throw new ApiError('calendar.events.get', 404, 'Not Found');
  const reader = readerOf(session, given);
  return new PlainJson(found.instance ? instanceResource(found.instance, reader) : seriesResource(found.event, reader));
});

const aYear = 366 * 86_400_000;

type Resource = Record<string, unknown>;

const listEvents = method([text, settings, settings], (_self: null, [calendarId, given], session) => {
  requireCalendar(calendarId, session, 'calendar.events.list');
  const singleEvents = given?.get('singleEvents') === true;
  const orderBy = textSetting(given, 'orderBy');
  if (orderBy === 'startTime' && !singleEvents) {
    throw new ApiError(
      'calendar.events.list',
      400,
      'The requested ordering is not available for the particular query.',
    );
  }
  const reader = readerOf(session, given);
  const matching = session.calendar.events.filter((event) => matches(event, given));
  const occurrences = instancesBetween(matching, spanOf(given, reader, singleEvents));
  const items = singleEvents
    ? occurrences.map((occurrence) => instanceResource(occurrence, reader))
    : [
        ...[...new Set(occurrences.map(({ event }) => event))].map((event) => seriesResource(event, reader)),
        ...occurrences.filter(isException).map((occurrence) => instanceResource(occurrence, reader)),
      ];
  return eventList(inOrder(items, orderBy), reader, given);
});

/** In a list of series, overridden and deleted occurrences are events of their own. */
function isException({ event, details, originalStart }: EventInstance): boolean {
  if (!originalStart || event.recurrence.length === 0) return false;
  return details.status === 'cancelled' || event.changed.has(occurrenceKey(originalStart));
}

function inOrder(items: Resource[], orderBy: string | null): Resource[] {
  if (orderBy !== 'updated') return items;
  const changeTimeOf = (item: Resource): string => (typeof item['updated'] === 'string' ? item['updated'] : '');
  return [...items].sort((a, b) => changeTimeOf(a).localeCompare(changeTimeOf(b)));
}

/** The range from `timeMin` to `timeMax`; an endless series is expanded for a year. */
function spanOf(given: Settings, { timeZone }: Reader, singleEvents: boolean): Span {
  const from = instantSetting(given, 'timeMin', 0);
  const to = instantSetting(given, 'timeMax', Math.max(Date.now(), from) + aYear);
  if (to <= from) throw new ApiError('calendar.events.list', 400, 'The specified time range is empty.');
  return { from, to, timeZone, deleted: !singleEvents || given?.get('showDeleted') === true };
}

function matches({ details }: CalendarEvent, given: Settings): boolean {
  const iCalUid = textSetting(given, 'iCalUID');
  const words = textSetting(given, 'q')?.toLowerCase() ?? '';
  const people = details.attendees.flatMap(({ email, displayName }) => [email, displayName]);
  const searched = [details.summary, details.description, details.location, ...people].join('\n').toLowerCase();
  return (iCalUid === null || iCalUid === details.uid) && searched.includes(words);
}

const listInstances = method([text, text, settings, settings], (_self: null, [calendarId, id, given], session) => {
  requireCalendar(calendarId, session, 'calendar.events.instances');
  const found = findById(session.calendar.events, id);
  if (!found) throw new ApiError('calendar.events.instances', 404, 'Not Found');
  const reader = readerOf(session, given);
  const occurrences = instancesBetween([found.event], spanOf(given, reader, true));
  return eventList(
    occurrences.map((occurrence) => instanceResource(occurrence, reader)),
    reader,
    new Map([...(given ?? []), ['singleEvents', true]]),
  );
});

/**
 * One page: by default 250 events, at most 2500. Cancelled events only on request, but for deleted occurrences of the
 * series in the list.
 */
function eventList(all: Resource[], reader: Reader, given: Settings): PlainJson {
  const isSeen = ({ status, recurringEventId }: Resource): boolean =>
    status !== 'cancelled' || (given?.get('singleEvents') !== true && recurringEventId !== undefined);
  const shown = given?.get('showDeleted') === true ? all : all.filter(isSeen);
  const size = Math.min(Number(given?.get('maxResults') ?? 250) || 250, 2500);
  const start = Number(textSetting(given, 'pageToken') ?? 0) || 0;
  const next = start + size;
  return new PlainJson({
    kind: 'calendar#events',
    summary: reader.calendarId,
    timeZone: reader.timeZone,
    accessRole: 'owner',
    defaultReminders: [],
    ...(next < shown.length ? { nextPageToken: String(next) } : {}),
    items: shown.slice(start, next),
  });
}

function behind(names: string, needed: readonly string[]): Record<string, ServiceMethod<null>> {
  return Object.fromEntries(names.split(' ').map((name) => [name, failAsMissing<null>(needed)]));
}

const events = new ServiceType<null>('Calendar.Events', {
  ...behind('import insert move patch quickAdd remove update watch', scopes.calendarEvents),
  get: withScopes(scopes.calendarEvents, getEvent),
  list: withScopes(scopes.calendarEvents, listEvents),
  instances: withScopes(scopes.calendarEvents, listInstances),
}).create(null);

function calendarFields(session: Session): Record<string, unknown> {
  const { id } = session.calendar;
  return { id, summary: id, timeZone: session.request.timeZone };
}

const calendars = new ServiceType<null>('Calendar.Calendars', {
  ...behind('clear insert patch remove update', scopes.calendar),
  get: withScopes(
    scopes.calendar,
    method([text, settings], (_self: null, [id], session) => {
      requireCalendar(id, session, 'calendar.calendars.get');
      return new PlainJson({ kind: 'calendar#calendar', ...calendarFields(session) });
    }),
  ),
}).create(null);

function listEntry(session: Session): Record<string, unknown> {
  return {
    kind: 'calendar#calendarListEntry',
    ...calendarFields(session),
    accessRole: 'owner',
    primary: true,
    selected: true,
  };
}

const calendarList = new ServiceType<null>('Calendar.CalendarList', {
  ...behind('insert patch remove update watch', scopes.calendar),
  get: withScopes(
    scopes.calendar,
    method([text, settings], (_self: null, [id], session) => {
      requireCalendar(id, session, 'calendar.calendarList.get');
      return new PlainJson(listEntry(session));
    }),
  ),
  list: withScopes(
    scopes.calendar,
    method([settings, settings], (_self: null, _args, session) => {
      return new PlainJson({ kind: 'calendar#calendarList', items: [listEntry(session)] });
    }),
  ),
}).create(null);

/** The advanced Calendar service (API v3), reading. There only for a script whose manifest enables it. */
export const calendarApi: ServiceObject = new ServiceType<null>(
  'Calendar',
  behind('newCalendar newEvent newEventAttachment newEventAttendee newEventDateTime newFreeBusyRequest', []),
  {
    Acl: new ServiceType<null>(
      'Calendar.Acl',
      behind('get insert list patch remove update watch', scopes.calendar),
    ).create(null),
    CalendarList: calendarList,
    Calendars: calendars,
    Channels: new ServiceType<null>('Calendar.Channels', behind('stop', scopes.calendar)).create(null),
    Colors: new ServiceType<null>('Calendar.Colors', behind('get', scopes.calendar)).create(null),
    Events: events,
    Freebusy: freeBusy,
    Settings: calendarSettings,
  },
).create(null);
