import type { Outcome } from '../outcome.ts';
import { succeed, fail } from '../outcome.ts';
import type { Context } from '../context.ts';

/**
 * Whether the service can do its work now: the database answers and blobs can be written. `explain` gets the reason that
 * it cannot.
 */
export async function checkReadiness(
  { database, blobs }: Context,
  explain: (reason: unknown) => void,
): Promise<Outcome<{ status: 'ready' }>> {
  const checks = await Promise.allSettled([database.ping(), blobs.check()]);
  const failed = checks.find((check) => check.status === 'rejected');
  if (failed === undefined) return succeed({ status: 'ready' });
  explain(failed.reason);
  return fail({ code: 'unavailable' });
}
