import { useEffect, useState } from 'react';
import { readServiceClock } from './service-clock.ts';

/** Whether an ISO instant is in the future; rerenders when it passes. False for null. */
export function useIsFuture(instant: string | null): boolean {
  const [passed, setPassed] = useState<string | null>(null);
  useEffect(() => {
    if (instant === null) return undefined;
    const timer = setTimeout(() => setPassed(instant), Math.max(0, Date.parse(instant) - readServiceClock()));
    return () => clearTimeout(timer);
  }, [instant]);
  return instant !== null && passed !== instant;
}
