import { useCallback, useSyncExternalStore } from 'react';
import { useText } from '../i18n/language.tsx';
import { readServiceClock } from './service-clock.ts';

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

/** Today for the reader by the service's clock; turns over at midnight of their zone. */
export function useToday(): Today {
  const { timeZone } = useText();
  const look = useCallback(() => dayAt(readServiceClock(), timeZone), [timeZone]);
  return { day: useSyncExternalStore(onTimePassing, look), timeZone };
}

/** Milliseconds between two looks at the clock: a timer until midnight would stop with a computer that sleeps. */
const lookEvery = 15_000;

/** The page is drawn again only when the day that it reads is another. */
function onTimePassing(changed: () => void): () => void {
  const timer = setInterval(changed, lookEvery);
  document.addEventListener('visibilitychange', changed);
  return () => {
    clearInterval(timer);
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
