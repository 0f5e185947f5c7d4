import { StatementFailed } from './database/errors.ts';
import { rejectField, type Outcome } from './outcome.ts';

/** SQLSTATE invalid_parameter_value: the database's own list of time zones lacks this one. */
const unknownZone = '22023';

/**
 * Runs `work` if both Node and the database know the time zone, because their lists differ; otherwise
 * `invalid_request`.
 */
export async function inKnownTimeZone<T>(
  timeZone: string | undefined,
  work: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const unknown = rejectField('query.timeZone', 'is not a time zone');
  if (timeZone !== undefined && !isTimeZone(timeZone)) return unknown;
  try {
    return await work();
  } catch (error) {
    if (error instanceof StatementFailed && error.code === unknownZone) return unknown;
    throw error;
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}
