import { sql } from 'drizzle-orm';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { notedEvery } from '../rules/session-life.ts';
import { statement } from '../../platform/database/statement.ts';

const value = sql.placeholder;

const updateLastSeen = statement<object>(
  'last_seen',
  sql`update users set last_seen_at = ${value('at')}::timestamptz
  where environment_id = ${value('environmentId')} and id = ${value('userId')}
    and disabled_at is null
    and (last_seen_at is null or last_seen_at < ${value('notedBefore')}::timestamptz)`,
);

/** Records when a user was last seen, unless that was noted a short while ago. The transaction must lock no other user. */
export async function noteSeen(environment: EnvironmentHandle, userId: string, at: Date): Promise<void> {
  await run(environment, updateLastSeen, {
    userId,
    at: at.toISOString(),
    notedBefore: new Date(at.getTime() - notedEvery).toISOString(),
  });
}
