/** Work that goes on beside the requests. */
export interface PeriodicWork {
  /** Resolves when the run under way has ended; none begins after. */
  stop(): Promise<void>;
}

/**
 * Runs `work` now and every `period` milliseconds until stopped; a run that lasts longer makes the next ones wait. What
 * goes wrong is reported and tried again the next time. `stopping` lets a long run end between two steps.
 */
export function workPeriodically(
  work: (stopping: () => boolean) => Promise<unknown>,
  { period, report }: { readonly period: number; readonly report: (error: unknown) => void },
): PeriodicWork {
  let stopped = false;
  let current: Promise<unknown> | null = null;
  const begin = () => {
    current ??= work(() => stopped)
      .catch(report)
      .finally(() => (current = null));
  };
  begin();
  const timer = setInterval(begin, period).unref();
  return {
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await current;
    },
  };
}
