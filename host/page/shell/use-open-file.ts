import { useCallback, useMemo, useState } from 'react';
import type { Configuration } from '../../page-api.ts';
import { dayOf } from '../calendar/days.ts';
import { client, RequestFailure, type CalendarReader } from '../client.ts';
import { goTo, parseRoute, type Route } from '../route.ts';
import { failureText } from '../settings/failure-text.ts';
import { useSettings } from '../settings/settings.tsx';

type Limits = Pick<Configuration, 'maxMailBytes' | 'maxCalendarBytes'>;

interface OpenFileUse {
  user: string;
  limits: Limits;
  /** What is listed has changed. */
  reload: { mails: () => void; events: () => void };
}

interface OpenedFile {
  route: Route;
  /** How many events joined the calendar; 0 for a mail. */
  events: number;
}

/** Opens a file as a mail or as a calendar: listed first, shown at once. What there is to say goes to the snackbar. */
export function useOpenFile({ user, limits, reload }: OpenFileUse): {
  openFile: (file: File) => void;
  message: { text: string } | null;
  say: (text: string) => void;
  dismissMessage: () => void;
} {
  const { t, timeZone } = useSettings();
  const [message, setMessage] = useState<{ text: string } | null>(null);
  const reader = useMemo<CalendarReader>(() => ({ user, timeZone }), [user, timeZone]);
  const { mails, events: reloadEvents } = reload;
  const openFile = useCallback(
    (file: File) => {
      drop(file, { reader, limits })
        .then(({ route, events }) => {
          (events === 0 ? mails : reloadEvents)();
          if (events > 0) setMessage({ text: t.eventsAdded(events) });
          goTo(route);
        })
        .catch((error: unknown) =>
          setMessage({ text: failureText(error instanceof RequestFailure ? error.code : 'internal', t) }),
        );
    },
    [reader, limits, mails, reloadEvents, t],
  );
  return {
    openFile,
    message,
    say: useCallback((text: string) => setMessage({ text }), []),
    dismissMessage: useCallback(() => setMessage(null), []),
  };
}

/** A file that is too large is refused here, before it is uploaded. */
async function drop(file: File, { reader, limits }: { reader: CalendarReader; limits: Limits }): Promise<OpenedFile> {
  if (!(await isCalendar(file))) {
    if (file.size > limits.maxMailBytes) throw new RequestFailure('mail_too_large');
    const { id } = await client.dropMail(file);
    return { route: { view: 'inbox', mailId: id }, events: 0 };
  }
  if (file.size > limits.maxCalendarBytes) throw new RequestFailure('calendar_too_large');
  const { first, count } = await client.dropCalendar(reader, file);
  const now = parseRoute(window.location.hash);
  return {
    route: {
      view: 'calendar',
      mode: now.view === 'calendar' ? now.mode : 'week',
      day: first.allDay ? first.start : dayOf(new Date(first.start)),
      open: { kind: 'event', id: first.id },
    },
    events: count,
  };
}

/** By its name or type, or by how it begins: browsers do not know the type of every .ics. */
async function isCalendar(file: File): Promise<boolean> {
  if (/\.ics$/i.test(file.name) || file.type === 'text/calendar') return true;
  return /^\uFEFF?\s*BEGIN:VCALENDAR/i.test(await file.slice(0, 64).text());
}
