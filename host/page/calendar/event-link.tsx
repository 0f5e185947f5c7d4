import type { ReactNode } from 'react';
import type { EventSummary } from '../../page-api.ts';
import { routeHash, type CalendarRoute } from '../route.ts';
import { toneOf } from './event-text.ts';

interface EventLinkProps {
  event: EventSummary;
  /** What the drawing shows without words, in words for a screen reader. */
  spoken?: string;
  route: CalendarRoute;
  open: boolean;
  /** Whether Tab reaches this event. It reaches one event of the view; arrows reach the others. */
  tabStop: boolean;
  /** How much room there is for its text. */
  length?: 'short' | 'medium' | 'long';
  children: ReactNode;
}

/** One event in a week or a list; opens it. */
export function EventLink({ event, spoken, route, open, tabStop, length = 'long', children }: EventLinkProps) {
  return (
    <a
      className={`event ${toneOf(event)} ${length}`}
      href={routeHash({ ...route, open: { kind: 'event', id: event.id } })}
      aria-current={open ? 'true' : undefined}
      tabIndex={tabStop ? 0 : -1}
    >
      {children}
      {spoken !== undefined && <span className="visually-hidden">{spoken}</span>}
    </a>
  );
}
