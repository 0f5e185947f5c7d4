import { useCallback } from 'react';
import type { EventSummary } from '../../page-api.ts';
import { client } from '../client.ts';
import type { CalendarRoute, Route } from '../route.ts';
import { useSettings } from '../settings/settings.tsx';
import { useLoaded, type Loaded } from '../use-loaded.ts';
import { addDays, dayOf, daysFrom, daysOfList, daysOfWeek, mondayOf, startOfDay } from './days.ts';

/** The days that a route shows: a week from its Monday, or four weeks from its day. */
export function daysOfRoute({ mode, day }: Pick<CalendarRoute, 'mode' | 'day'>): string[] {
  const wanted = day ?? dayOf(new Date());
  return mode === 'week' ? daysFrom(mondayOf(wanted), daysOfWeek) : daysFrom(wanted, daysOfList);
}

/** The events that the Calendar view shows. Nothing is requested while another view is open. */
export function useCalendar(user: string, route: Route): Loaded<EventSummary[]> & { reload: () => void } {
  const { timeZone } = useSettings();
  const first = route.view === 'calendar' ? daysOfRoute(route)[0] : undefined;
  const count = route.view === 'calendar' && route.mode === 'list' ? daysOfList : daysOfWeek;
  return useLoaded(
    useCallback(async () => {
      if (first === undefined) return [];
      const span = { from: startOfDay(first), to: startOfDay(addDays(first, count)) };
      return (await client.events({ user, timeZone }, span)).events;
    }, [user, timeZone, first, count]),
  );
}
