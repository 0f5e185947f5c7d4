import { useCallback, useSyncExternalStore } from 'react';
import { useText } from '../i18n/language.tsx';

/** Where "today" is: the day of the calendar `YYYY-MM-DD`, and the IANA zone whose midnight it begins at. */
export interface Today {
  readonly day: string;
  readonly timeZone: string;
}

/** The day in a time zone at an instant (milliseconds since 1970). */
export function dayAt(instant: number, timeZone: string): string {
  const part = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  );
  return `${part['year'] ?? ''}-${part['month'] ?? ''}-${part['day'] ?? ''}`;
}

/** The day that it is for the person who reads the page; looked at again when they come back to it. */
export function useToday(): Today {
  const { timeZone } = useText();
  const look = useCallback(() => dayAt(Date.now(), timeZone), [timeZone]);
  return { day: useSyncExternalStore(onComingBack, look), timeZone };
}

function onComingBack(changed: () => void): () => void {
  document.addEventListener('visibilitychange', changed);
  return () => {
    document.removeEventListener('visibilitychange', changed);
  };
}

/** Making one costs more than the lines of a list should; there is one time zone at a time. */
let made: { readonly timeZone: string; readonly format: Intl.DateTimeFormat } | null = null;

function formatOf(timeZone: string): Intl.DateTimeFormat {
  if (made?.timeZone !== timeZone) {
    const format = new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    made = { timeZone, format };
  }
  return made.format;
}
