import { sql } from 'drizzle-orm';
import type { FilterWithPeriods, SavedFilter } from '../../../shared/tasks/task-list.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { statement } from '../../platform/database/statement.ts';

const value = sql.placeholder;
const environmentId = value('environmentId');
const ofUser = sql`environment_id = ${environmentId} and user_id = ${value('userId')}`;

const filtersOfUser = statement<SavedFilter>(
  'saved_filters',
  sql`select id, name, filter from saved_filters where ${ofUser} order by lower(name), name`,
);

const insertion = statement<{ id: string }>(
  'save_filter',
  sql`insert into saved_filters (environment_id, id, user_id, name, filter, created_at)
  select ${environmentId}, ${value('id')}::uuid, ${value('userId')}::uuid, ${value('name')}, ${value('filter')}::jsonb,
    ${value('at')}::timestamptz
  on conflict (environment_id, user_id, name) do nothing
  returning id`,
);

const update = statement<{ id: string }>(
  'change_filter',
  sql`update saved_filters set name = ${value('name')}, filter = ${value('filter')}::jsonb
  where ${ofUser} and id = ${value('id')} returning id`,
);

const deletion = statement<{ id: string }>(
  'delete_filter',
  sql`delete from saved_filters where ${ofUser} and id = ${value('id')} returning id`,
);

interface FilterRow {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly filter: FilterWithPeriods;
}

/** The saved filters of a user, by name. */
export function readSavedFilters(environment: EnvironmentHandle, userId: string): Promise<SavedFilter[]> {
  return run(environment, filtersOfUser, { userId });
}

/** False: the user has a filter of this name. */
export async function insertFilter(
  environment: EnvironmentHandle,
  { filter, ...rest }: FilterRow,
  at: Date,
): Promise<boolean> {
  const values = { ...rest, filter: JSON.stringify(filter), at: at.toISOString() };
  return (await run(environment, insertion, values)).length > 0;
}

/** Replaces the name and the filter. False: the user has no such filter. */
export async function updateFilter(environment: EnvironmentHandle, { filter, ...rest }: FilterRow): Promise<boolean> {
  return (await run(environment, update, { ...rest, filter: JSON.stringify(filter) })).length > 0;
}

/** False: the user has no such filter. */
export async function deleteFilterRow(
  environment: EnvironmentHandle,
  filter: Pick<FilterRow, 'id' | 'userId'>,
): Promise<boolean> {
  return (await run(environment, deletion, { ...filter })).length > 0;
}
