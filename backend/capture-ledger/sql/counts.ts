import { sql, type SQL } from 'drizzle-orm';
import type * as z from 'zod/mini';
import type { CaptureDays, captureCountQuerySchema } from '../../../shared/capture-ledger/capture-ledger.ts';
import { captureConditions } from './list.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { perFilter } from '../../platform/database/filtered-statement.ts';
import { jsonList, userRef } from '../../platform/database/json.ts';

const value = sql.placeholder;
const environmentId = value('environmentId');

const firstDay = sql`${value('from')}::date`;
const dayNumbers = sql`generate_series(0, ${value('to')}::date - ${firstDay}) as day (number)`;

/** CaptureCounts over rows of `counted`. */
const counts: SQL = sql`json_build_object(${sql.join(
  ['saved', 'repeated', 'undone', 'refused', 'failed'].map(
    (outcome) =>
      sql`${sql.raw(`'${outcome}'`)}, coalesce(sum(counted.attempts) filter (where counted.outcome = ${sql.raw(`'${outcome}'`)}), 0)`,
  ),
  sql`, `,
)})`;

/** Rows are read once, by an index-only scan, and aggregated into few groups, from which all results are computed. */
const daysOf = perFilter<{ days: CaptureDays }>(
  'capture_days',
  captureConditions,
  (condition) => sql`
  with bounds as materialized (
    select array_agg((${firstDay} + day.number)::timestamp at time zone ${value('timeZone')}::text order by day.number) as starts
    from ${dayNumbers}
  ),
  counted as materialized (
    select width_bucket(e.at, (select starts from bounds)) - 1 as day, e.user_id, e.outcome, e.reason, count(*)::integer as attempts
    from capture_events e
    where e.environment_id = ${environmentId} and ${condition}
    group by 1, 2, 3, 4
  )
  select json_build_object(
    'days', ${jsonList(
      sql`json_build_object('day', to_char(${firstDay} + per_day.number, 'YYYY-MM-DD'), 'counts', per_day.counts) order by per_day.number`,
      sql`(
        select day.number, ${counts} as counts
        from ${dayNumbers} left join counted on counted.day = day.number group by day.number
      ) per_day`,
    )},
    'users', ${jsonList(
      sql`json_build_object('user', ${userRef(sql`author`)}, 'counts', per_user.counts)
        order by per_user.attempts desc, author.name, author.id`,
      sql`(
        select counted.user_id, sum(counted.attempts) as attempts, ${counts} as counts
        from counted group by counted.user_id order by 2 desc, 1 limit 200
      ) per_user join users author on author.environment_id = ${environmentId} and author.id = per_user.user_id`,
    )},
    'reasons', ${jsonList(
      sql`json_build_object('reason', per_reason.reason, 'outcome', per_reason.outcome, 'count', per_reason.attempts)
        order by per_reason.attempts desc, per_reason.reason`,
      sql`(
        select counted.reason, counted.outcome, sum(counted.attempts) as attempts
        from counted where counted.reason is not null group by counted.reason, counted.outcome
      ) per_reason`,
    )},
    'total', (select ${counts} from counted)
  ) as days`,
);

/** How the attempts of a range of days ended: by day, by user, by reason. */
export async function selectCaptureCounts(
  environment: EnvironmentHandle,
  query: z.infer<typeof captureCountQuerySchema>,
): Promise<CaptureDays> {
  const [row] = await run(environment, daysOf(query), query);
  if (row === undefined) throw new Error('A statement without a row source answers one row.');
  return row.days;
}
