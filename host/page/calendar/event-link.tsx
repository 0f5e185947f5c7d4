import type { ReactNode } from 'react';
import type { EventSummary } from '../../page-api.ts';
import { routeHash, type CalendarRoute } from '../route.ts';
import { useSettings } from '../settings/settings.tsx';
import { spokenText, toneOf } from './event-text.ts';

interface EventLinkProps {
  event: EventSummary;
  /** The day that it is shown on. */
  day: string;
  route: CalendarRoute;
  open: boolean;
  /** Tab reaches one event of the view; arrows the others. */
  tabStop: boolean;
  short?: boolean;
  children: ReactNode;
}

/** One event in a week or a list; opens it. */
export function EventLink({ event, day, route, open, tabStop, short = false, children }: EventLinkProps) {
  const { t, locale, timeZone } = useSettings();
  return (
    <a
      className={`event ${toneOf(event)}${short ? ' short' : ''}`}
      href={routeHash({ ...route, open: { kind: 'event', id: event.id } })}
      aria-current={open ? 'true' : undefined}
      aria-label={spokenText(event, day, { style: { locale, timeZone }, t })}
      tabIndex={tabStop ? 0 : -1}
    >
      {children}
    </a>
  );
}
