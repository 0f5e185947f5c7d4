import type { Outcome } from '../outcome.ts';
import { succeed, fail } from '../outcome.ts';
import type { Context } from '../context.ts';

/** Whether the service can do its work now: the database answers and blobs can be written. */
export async function checkReadiness({ database, blobs }: Context): Promise<Outcome<{ status: 'ready' }>> {
  const checks = await Promise.allSettled([database.ping(), blobs.check()]);
  return checks.every((check) => check.status === 'fulfilled')
    ? succeed({ status: 'ready' })
    : fail({ code: 'unavailable' });
}
