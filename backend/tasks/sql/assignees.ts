import { sql, type SQL } from 'drizzle-orm';
import type { Draft } from '../../../shared/capture/draft.ts';
import { userRef } from '../../platform/database/json.ts';

const environmentId = sql.placeholder('environmentId');

/** Most assignees in a selection of a card. */
const maxAssignees = 100;

export type Assignees = Pick<Draft, 'assignees' | 'moreAssignees'>;

/**
 * `Assignees` for the row `actor`: the actor first, then colleagues by name; empty for an actor without sales rights.
 */
export const assigneesObject: SQL = sql`(
  select json_build_object(
    'assignees', coalesce(json_agg(${userRef(sql`offered`)} order by offered.rank), '[]'),
    'moreAssignees', greatest(coalesce(max(offered.total), 0) - ${sql.raw(String(maxAssignees))}, 0)
  )
  from (
    select other.id, other.name, other.email, count(*) over () as total,
      row_number() over (order by other.id <> actor.id, other.name, other.id) as rank
    from users other
    where other.environment_id = ${environmentId} and other.disabled_at is null
      and (other.sales or other.sales_all_accounts) and (actor.sales or actor.sales_all_accounts)
    order by rank limit ${sql.raw(String(maxAssignees))}
  ) offered
)`;

/** AssigneeStanding (tasks/rules/assignee.ts) of the user `assigneeId`, null when there is none. */
export const assigneeStanding: SQL = sql`(
  select json_build_object('active', other.disabled_at is null, 'rep', other.sales or other.sales_all_accounts)
  from users other
  where other.environment_id = ${environmentId} and other.id = ${sql.placeholder('assigneeId')}::uuid
)`;
