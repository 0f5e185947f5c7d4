import { useMemo, useSyncExternalStore } from 'react';

export type CalendarMode = 'week' | 'list';

/** An event that is open, or one that is being written, at a local time `YYYY-MM-DDTHH:mm`. */
export type OpenEvent = { kind: 'event'; id: string } | { kind: 'newEvent'; start: string };

export interface CalendarRoute {
  view: 'calendar';
  mode: CalendarMode;
  /** `YYYY-MM-DD`; null: today. */
  day: string | null;
  open: OpenEvent | null;
}

/** What the address after `#` names, so that reload, back and forward work. */
export type Route = { view: 'inbox'; mailId: string | null } | CalendarRoute;

export function parseRoute(hash: string): Route {
  const [view, ...rest] = hash.replace(/^#\/?/, '').split('/');
  const [first, second, third] = rest.map((part) => (part === '' ? null : decode(part)));
  if (view === 'calendar') {
    return {
      view: 'calendar',
      mode: first === 'list' ? 'list' : 'week',
      day: isDay(second) ? second : null,
      open: openEvent(third),
    };
  }
  return { view: 'inbox', mailId: view === 'inbox' ? (first ?? null) : null };
}

export function routeHash(route: Route): string {
  const parts = route.view === 'calendar' ? calendarParts(route) : [route.mailId];
  const named = parts.filter((part) => part !== null).map((part) => `/${encodeURIComponent(part)}`);
  return `#/${route.view}${named.join('')}`;
}

function calendarParts({ mode, day, open }: CalendarRoute): (string | null)[] {
  const opened = open === null ? null : open.kind === 'event' ? open.id : `${newEventMark}${open.start}`;
  return [mode, day ?? (opened === null ? null : todayMark), opened];
}

/** Stands for the day when there is none and an event follows; no id of Google has a hyphen. */
const todayMark = '-';
const newEventMark = 'new-';

function openEvent(text: string | null | undefined): OpenEvent | null {
  if (text === null || text === undefined) return null;
  if (!text.startsWith(newEventMark)) return { kind: 'event', id: text };
  const start = text.slice(newEventMark.length);
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(start) && !Number.isNaN(Date.parse(start))
    ? { kind: 'newEvent', start }
    : null;
}

function isDay(text: string | null | undefined): text is string {
  return typeof text === 'string' && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}

export function goTo(route: Route): void {
  window.location.hash = routeHash(route);
}

/** The same object while the address stays the same. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return useMemo(() => parseRoute(hash), [hash]);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => {
    window.removeEventListener('hashchange', listener);
  };
}

function decode(id: string): string | null {
  try {
    return decodeURIComponent(id);
  } catch {
    return null;
  }
}
