import { findById, instancesBetween, type EventInstance } from '../../calendar/event-instance.ts';
import { offsetAt } from '../../calendar/time-zone.ts';
import { serviceEnum } from '../card-enums.ts';
import { anything, nullable, optional, recordOf, text } from '../parameter.ts';
import { scopes } from '../scope-names.ts';
import { failAsMissing, method, withScopes } from '../service-method.ts';
import { ServiceException, ServiceType, type ServiceMethod, type ServiceObject } from '../service-object.ts';
import type { Session } from '../session.ts';
import { calendarEnums, calendarEventType } from './calendar-event.ts';
import { isDate } from './format-date.ts';

function behind<S>(names: string, anyOf: readonly string[]): Record<string, ServiceMethod<S>> {
  return Object.fromEntries(names.split(' ').map((name) => [name, failAsMissing<S>(anyOf)]));
}

function guardMethods<S>(methods: Record<string, ServiceMethod<S>>): Record<string, ServiceMethod<S>> {
  return Object.fromEntries(Object.entries(methods).map(([name, inner]) => [name, withScopes(scopes.calendar, inner)]));
}

function eventObject(instance: EventInstance, session: Session): ServiceObject {
  return calendarEventType.create({ instance, calendarId: session.calendar.id, timeZone: session.request.timeZone });
}

/** By API id or iCalUID; for a series its first occurrence. */
function eventById(id: string | null, session: Session): ServiceObject | null {
  if (id === null) return null;
  const { events } = session.calendar;
  const byUid = events.find(({ details }) => details.uid === id);
  const found = byUid ? { event: byUid, instance: null } : findById(events, id.replace(/@google\.com$/, ''));
  if (!found) return null;
  const { event } = found;
  const instance = found.instance ?? { event, details: event.details, originalStart: event.originalStart };
  return eventObject(instance, session);
}

const getEventById = method([nullable(text)], (_self: unknown, [id], session) => eventById(id, session));

function dateOf(value: unknown): number {
  if (!isDate(value) || Number.isNaN(value.getTime())) throw new ServiceException('Invalid argument: date');
  return value.getTime();
}

function eventsBetween(from: number, to: number, session: Session): ServiceObject[] {
  const { timeZone } = session.request;
  return instancesBetween(session.calendar.events, { from, to, timeZone })
    .filter(({ details }) => details.status !== 'cancelled')
    .map((instance) => eventObject(instance, session));
}

/** `search` looks into titles and descriptions; `start` and `max` cut a page out. */
const getEvents = method(
  [anything, anything, optional(recordOf(anything))],
  (_self: unknown, [start, end, options], session) => {
    const search = options?.get('search');
    const words = typeof search === 'string' ? search.toLowerCase() : '';
    const all = eventsBetween(dateOf(start), dateOf(end), session).filter((event) => {
      if (!event.is(calendarEventType)) return false;
      const { summary, description } = event.state.instance.details;
      return `${summary ?? ''}\n${description ?? ''}`.toLowerCase().includes(words);
    });
    const first = Number(options?.get('start') ?? 0);
    return all.slice(first, first + Number(options?.get('max') ?? all.length));
  },
);

const getEventsForDay = method([anything, optional(recordOf(anything))], (_self: unknown, [date], session) => {
  const { timeZone } = session.request;
  const wall = dateOf(date) + offsetAt(timeZone, dateOf(date));
  const midnight = Math.floor(wall / 86_400_000) * 86_400_000;
  const start = midnight - offsetAt(timeZone, midnight);
  return eventsBetween(start, start + 86_400_000, session);
});

/** What a calendar and CalendarApp, which stands for the default one, have in common. */
const calendarMethods: Record<string, ServiceMethod<unknown>> = guardMethods({
  ...behind<unknown>(
    'createAllDayEvent createAllDayEventSeries createEvent createEventFromDescription createEventSeries getEventSeriesById ' +
      'setColor setDescription setHidden setName setSelected setTimeZone',
    scopes.calendar,
  ),
  getEventById,
  getEvents,
  getEventsForDay,
  getId: method([], (_self: unknown, _args, session) => session.calendar.id),
  getName: method([], (_self: unknown, _args, session) => session.calendar.id),
  getDescription: method([], () => ''),
  getTimeZone: method([], (_self: unknown, _args, session) => session.request.timeZone),
  getColor: method([], () => '#9fe1e7'),
  isHidden: method([], () => false),
  isMyPrimaryCalendar: method([], () => true),
  isOwnedByMe: method([], () => true),
  isSelected: method([], () => true),
});

const calendarType = new ServiceType<unknown>('CalendarApp.Calendar', {
  ...calendarMethods,
  ...guardMethods(behind<unknown>('deleteCalendar unsubscribeFromCalendar', scopes.calendar)),
});

const theCalendar = calendarType.create(null);

const getCalendarById = method([nullable(text)], (_self: unknown, [id], session) =>
  id !== null && ['primary', session.calendar.id.toLowerCase()].includes(id.toLowerCase()) ? theCalendar : null,
);

const everyCalendar = method([], () => [theCalendar]);

/** CalendarApp, for reading the user's own calendar. A method that writes throws an error that names it. */
export const calendarApp: ServiceObject = new ServiceType<unknown>(
  'CalendarApp',
  {
    ...calendarMethods,
    ...guardMethods({
      ...behind<unknown>('createCalendar newRecurrence subscribeToCalendar', scopes.calendar),
      getAllCalendars: everyCalendar,
      getAllOwnedCalendars: everyCalendar,
      getCalendarById,
      getCalendarsByName: method([text], (_self: unknown, [name], session) =>
        name === session.calendar.id ? [theCalendar] : [],
      ),
      getDefaultCalendar: method([], () => theCalendar),
      getOwnedCalendarById: getCalendarById,
      getOwnedCalendarsByName: method([text], (_self: unknown, [name], session) =>
        name === session.calendar.id ? [theCalendar] : [],
      ),
    }),
  },
  {
    ...calendarEnums,
    Weekday: serviceEnum('CalendarApp.Weekday', 'SUNDAY MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY').holder,
  },
).create(null);

/** DriveApp: scopes are checked as Google checks them; then every method throws an error that names it. */
export const driveApp: ServiceObject = new ServiceType<null>(
  'DriveApp',
  behind<null>(
    'createFile createFolder createShortcut getFileById getFiles getFilesByName getFilesByType getFolderById getFolders ' +
      'getFoldersByName getRootFolder getStorageLimit getStorageUsed getTrashedFiles getTrashedFolders searchFiles searchFolders',
    scopes.drive,
  ),
).create(null);
