import { useCallback, useSyncExternalStore } from 'react';
import { useText } from '../i18n/language.tsx';

/** Today: the calendar day `YYYY-MM-DD`, and the IANA zone in which it begins. */
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

/** Today for the reader; updated when they come back to the page. */
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

/** Cached: creating a formatter is too slow for each line of a list, and there is one time zone at a time. */
let made: { readonly timeZone: string; readonly format: Intl.DateTimeFormat } | null = null;

function formatOf(timeZone: string): Intl.DateTimeFormat {
  if (made?.timeZone !== timeZone) {
    const format = new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    made = { timeZone, format };
  }
  return made.format;
}
