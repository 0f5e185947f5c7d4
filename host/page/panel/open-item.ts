import type { HostApp, OpenItem } from '../../page-api.ts';
import type { Route } from '../route.ts';

export const nothingOpen: OpenItem = { kind: 'none' };

/** Which of Google's host applications a place of the page stands for. */
export function hostAppOf({ view }: Route): HostApp {
  return view === 'calendar' ? 'CALENDAR' : 'GMAIL';
}

/** What the route has open, for the add-on. */
export function openItemOf(route: Route): OpenItem {
  if (route.view === 'inbox') return route.mailId === null ? nothingOpen : { kind: 'mail', id: route.mailId };
  return route.open ?? nothingOpen;
}

/** The same for the same item. */
export function itemKey(item: OpenItem): string {
  return JSON.stringify(item);
}
