import { scopes } from '../scopes.ts';
import { missing } from '../service-method.ts';
import { ServiceType, type ServiceMethod, type ServiceObject } from '../service-object.ts';

function behind(names: string, anyOf: readonly string[]): Record<string, ServiceMethod<null>> {
  return Object.fromEntries(names.split(' ').map((name) => [name, missing<null>(anyOf)]));
}

/** CalendarApp: permissions are checked as Google checks them; what is behind them fails by name. */
export const calendarApp: ServiceObject = new ServiceType<null>(
  'CalendarApp',
  behind(
    'createCalendar createEvent createEventSeries createAllDayEvent getAllCalendars getAllOwnedCalendars getCalendarById ' +
      'getCalendarsByName getDefaultCalendar getEventById getEventSeriesById getEvents getEventsForDay getId getName getTimeZone',
    scopes.calendar,
  ),
).create(null);

/** DriveApp, likewise. */
export const driveApp: ServiceObject = new ServiceType<null>(
  'DriveApp',
  behind(
    'createFile createFolder getFileById getFiles getFilesByName getFolderById getFolders getRootFolder searchFiles',
    scopes.drive,
  ),
).create(null);
