import { instancesBetween, type EventInstance } from '../../calendar/event-instance.ts';
import { instantOfTime } from '../../calendar/event-time.ts';
import { isPlainObject, anything, optional, recordOf, text } from '../parameter.ts';
import { scopes } from '../scope-names.ts';
import { method, withScopes } from '../service-method.ts';
import { ApiError, PlainJson, ServiceType, type ServiceObject } from '../service-object.ts';
import type { Session } from '../session.ts';

const parameters = optional(recordOf(anything));

/** https://developers.google.com/calendar/api/v3/reference/settings */
function settingsOf({ request }: Session): Record<string, string> {
  const { language } = new Intl.Locale(request.locale);
  return {
    autoAddHangouts: 'true',
    dateFieldOrder: language === 'en' ? 'MDY' : 'DMY',
    defaultEventLength: '60',
    format24HourTime: String(language !== 'en'),
    hideInvitations: 'false',
    hideWeekends: 'false',
    locale: language,
    remindOnRespondedEventsOnly: 'false',
    showDeclinedEvents: 'true',
    timezone: request.timeZone,
    useKeyboardShortcuts: 'true',
    weekStart: language === 'en' ? '0' : '1',
  };
}

const setting = (id: string, value: string): Record<string, string> => ({ kind: 'calendar#setting', id, value });

const getSetting = method([text, parameters], (_self: null, [name], session) => {
  const settings = settingsOf(session);
  const value = Object.hasOwn(settings, name) ? settings[name] : undefined;
  if (value === undefined) throw new ApiError('calendar.settings.get', 404, 'Not Found');
  return new PlainJson(setting(name, value));
});

const listSettings = method([parameters], (_self: null, _args, session) => {
  const items = Object.entries(settingsOf(session)).map(([id, value]) => setting(id, value));
  return new PlainJson({ kind: 'calendar#settings', items });
});

export const calendarSettings: ServiceObject = new ServiceType<null>('Calendar.Settings', {
  get: withScopes(scopes.calendarSettings, getSetting),
  list: withScopes(scopes.calendarSettings, listSettings),
}).create(null);

interface Busy {
  start: number;
  end: number;
}

/** The busy times of a calendar's owner: opaque, not declined events, with adjacent ones merged. */
function busyTimes(session: Session, from: number, to: number): Busy[] {
  const { timeZone } = session.request;
  const times = instancesBetween(session.calendar.events, { from, to, timeZone })
    .filter((instance) => makesBusy(instance, session.calendar.id))
    .map(({ details: { start, end } }) => ({
      start: Math.max(from, instantOfTime(start, timeZone)),
      end: Math.min(to, instantOfTime(end, timeZone)),
    }));
  const merged: Busy[] = [];
  for (const time of times) {
    const last = merged.at(-1);
    if (last && time.start <= last.end) last.end = Math.max(last.end, time.end);
    else merged.push({ ...time });
  }
  return merged;
}

function makesBusy({ details }: EventInstance, calendarId: string): boolean {
  const own = details.attendees.find(({ email }) => email === calendarId.toLowerCase());
  return details.status !== 'cancelled' && !details.transparent && own?.responseStatus !== 'declined';
}

function instantField(body: ReadonlyMap<string, unknown>, name: string): number {
  const value = body.get(name);
  const instant = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(instant)) throw new ApiError('calendar.freebusy.query', 400, 'Bad Request');
  return instant;
}

function idsOf(items: unknown): string[] {
  return (Array.isArray(items) ? items : []).flatMap((item: unknown) =>
    isPlainObject(item) && typeof item['id'] === 'string' ? [item['id']] : [],
  );
}

const iso = (instant: number): string => new Date(instant).toISOString().replace('.000Z', 'Z');

const query = method([recordOf(anything), parameters], (_self: null, [body], session) => {
  const [from, to] = [instantField(body, 'timeMin'), instantField(body, 'timeMax')];
  const known = ['primary', session.calendar.id.toLowerCase()];
  const busyOf = (id: string): object =>
    known.includes(id.toLowerCase())
      ? { busy: busyTimes(session, from, to).map(({ start, end }) => ({ start: iso(start), end: iso(end) })) }
      : { errors: [{ domain: 'global', reason: 'notFound' }], busy: [] };
  const calendars = idsOf(body.get('items')).map((id) => [id, busyOf(id)] as const);
  return new PlainJson({
    kind: 'calendar#freeBusy',
    timeMin: iso(from),
    timeMax: iso(to),
    calendars: Object.fromEntries(calendars),
  });
});

/** Who is busy when: the user's own calendar; others are not known. */
export const freeBusy: ServiceObject = new ServiceType<null>('Calendar.Freebusy', {
  query: withScopes(scopes.freeBusy, query),
}).create(null);
