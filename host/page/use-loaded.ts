import { useCallback, useEffect, useState } from 'react';
import { RequestFailure } from './client.ts';

export type Loaded<T> = { state: 'loading' } | { state: 'ready'; value: T } | { state: 'failed'; code: string };

/**
 * Load something whenever `load` becomes another function (keep it steady with useCallback). While a reload runs, the
 * old value stays on show; an answer that comes after `load` changed is dropped.
 */
export function useLoaded<T>(load: () => Promise<T>): Loaded<T> & { reload: () => void } {
  const [attempt, setAttempt] = useState(0);
  const [result, setResult] = useState<{ load: () => Promise<T>; loaded: Loaded<T> } | null>(null);

  useEffect(() => {
    let wanted = true;
    const settle = (loaded: Loaded<T>): void => {
      if (wanted) setResult({ load, loaded });
    };
    load().then(
      (value) => settle({ state: 'ready', value }),
      (error: unknown) => settle({ state: 'failed', code: error instanceof RequestFailure ? error.code : 'internal' }),
    );
    return () => {
      wanted = false;
    };
  }, [load, attempt]);

  const reload = useCallback(() => setAttempt((count) => count + 1), []);
  return { ...(result?.load === load ? result.loaded : { state: 'loading' }), reload };
}
