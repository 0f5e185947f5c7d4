import type { SavedFilter, SavedFilterRequest } from '../../shared/tasks/task-list.ts';
import type { EnvironmentHandle } from '../platform/database/environment-scope.ts';
import { addFilter, listFilters, removeFilter, replaceFilter } from './sql/saved-filters.ts';
import { hasRoomForFilter, maxSavedFilters } from './rules/saved-filters.ts';
import { singleLineName } from '../platform/text/single-line.ts';
import { asCaller, type Principal } from '../access/caller.ts';
import { done, failed, invalid, type Outcome } from '../platform/outcome.ts';
import type { Context } from '../platform/context.ts';

/** Every endpoint answers what the user keeps then. */
type Filters = Outcome<{ filters: SavedFilter[] }>;

/** The filters that the caller keeps, by name. */
export function savedFilters(context: Context, principal: Principal): Promise<Filters> {
  return asCaller(context, principal, (environment, { viewer }) => kept(environment, viewer.userId));
}

/** Keeps one more. */
export function saveFilter(context: Context, principal: Principal, request: SavedFilterRequest): Promise<Filters> {
  return asCaller(context, principal, async (environment, { viewer: { userId } }) => {
    const name = singleLineName(request.name);
    if (name === '') return invalid('body.name', 'is empty');
    if (!hasRoomForFilter((await listFilters(environment, userId)).length)) {
      return invalid('body', `would be one more than the ${maxSavedFilters} that are kept`);
    }
    const filter = { id: context.newId(), userId, name, filter: request.filter };
    const added = await addFilter(environment, filter, context.now());
    return added === 'name_taken' ? failed({ code: 'name_taken' }) : kept(environment, userId);
  });
}

/** Gives one another name and another filter. */
export function changeFilter(
  context: Context,
  principal: Principal,
  { id, name: asked, filter }: SavedFilter,
): Promise<Filters> {
  return asCaller(context, principal, async (environment, { viewer: { userId } }) => {
    const name = singleLineName(asked);
    if (name === '') return invalid('body.name', 'is empty');
    const changed = await replaceFilter(environment, { id, userId, name, filter });
    return changed === 'saved' ? kept(environment, userId) : failed({ code: changed });
  });
}

/** Forgets one. */
export function forgetFilter(context: Context, principal: Principal, id: string): Promise<Filters> {
  return asCaller(context, principal, async (environment, { viewer: { userId } }) =>
    (await removeFilter(environment, { id, userId })) ? kept(environment, userId) : failed({ code: 'not_found' }),
  );
}

async function kept(environment: EnvironmentHandle, userId: string): Promise<Filters> {
  return done({ filters: await listFilters(environment, userId) });
}
