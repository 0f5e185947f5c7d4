/** A background loop. */
export interface PeriodicWork {
  /** Starts no further run; resolves when the current one has ended. */
  stop(): Promise<void>;
}

/**
 * Runs `work` now and then every `period` milliseconds, never two runs at once. An error is reported, and the next run
 * tries again. A long run can check `stopping` between two steps.
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
