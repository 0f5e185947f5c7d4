import { sql } from 'drizzle-orm';
import type { KeptFilter, SavedFilter } from '../../../shared/tasks/task-list.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { statement } from '../../platform/database/statement.ts';

const value = sql.placeholder;
const environmentId = value('environmentId');
const ofUser = sql`environment_id = ${environmentId} and user_id = ${value('userId')}`;

const filtersOfUser = statement<SavedFilter>(
  'saved_filters',
  sql`select id, name, filter from saved_filters where ${ofUser} order by lower(name), name`,
);

const insertFilter = statement<{ id: string }>(
  'save_filter',
  sql`insert into saved_filters (environment_id, id, user_id, name, filter, created_at)
  select ${environmentId}, ${value('id')}::uuid, ${value('userId')}::uuid, ${value('name')}, ${value('filter')}::jsonb,
    ${value('at')}::timestamptz
  on conflict (environment_id, user_id, name) do nothing
  returning id`,
);

const otherOfName = statement<{ id: string }>(
  'filter_of_name',
  sql`select id from saved_filters where ${ofUser} and name = ${value('name')} and id <> ${value('id')}`,
);

const updateFilter = statement<{ id: string }>(
  'change_filter',
  sql`update saved_filters set name = ${value('name')}, filter = ${value('filter')}::jsonb
  where ${ofUser} and id = ${value('id')} returning id`,
);

const deleteFilter = statement<{ id: string }>(
  'delete_filter',
  sql`delete from saved_filters where ${ofUser} and id = ${value('id')} returning id`,
);

export interface FilterToSave {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly filter: KeptFilter;
}

/** The filters that a user kept, by name. */
export function listFilters(environment: EnvironmentHandle, userId: string): Promise<SavedFilter[]> {
  return run(environment, filtersOfUser, { userId });
}

/** Keeps a filter under a name that no other filter of the user has. */
export async function addFilter(
  environment: EnvironmentHandle,
  { filter, ...rest }: FilterToSave,
  at: Date,
): Promise<'saved' | 'name_taken'> {
  const values = { ...rest, filter: JSON.stringify(filter), at: at.toISOString() };
  return (await run(environment, insertFilter, values)).length > 0 ? 'saved' : 'name_taken';
}

/** Replaces the name and the filter. */
export async function replaceFilter(
  environment: EnvironmentHandle,
  { filter, ...rest }: FilterToSave,
): Promise<'saved' | 'name_taken' | 'not_found'> {
  if ((await run(environment, otherOfName, rest)).length > 0) return 'name_taken';
  const changed = await run(environment, updateFilter, { ...rest, filter: JSON.stringify(filter) });
  return changed.length > 0 ? 'saved' : 'not_found';
}

/** False when the user has no such filter. */
export async function removeFilter(
  environment: EnvironmentHandle,
  filter: Pick<FilterToSave, 'id' | 'userId'>,
): Promise<boolean> {
  return (await run(environment, deleteFilter, { ...filter })).length > 0;
}
