import type { SavedFilter, SavedFilterRequest } from '../../shared/tasks/task-list.ts';
import type { EnvironmentHandle } from '../platform/database/environment-scope.ts';
import { insertFilter, readSavedFilters, deleteFilterRow, updateFilter } from './sql/saved-filters.ts';
import { hasRoomForFilter, isNameTaken, maxSavedFilters } from './rules/saved-filters.ts';
import { toSingleLineName } from '../platform/text/single-line.ts';
import { asCaller, type Principal } from '../access/caller.ts';
import { succeed, fail, rejectField, type Outcome } from '../platform/outcome.ts';
import type { Context } from '../platform/context.ts';

/** Every endpoint answers all saved filters of the user as they are then, by name. */
type Filters = Outcome<{ filters: SavedFilter[] }>;

/** The saved filters of the caller, by name. */
export function listSavedFilters(context: Context, principal: Principal): Promise<Filters> {
  return asCaller(context, principal, (environment, { viewer }) => answerFilters(environment, viewer.userId));
}

/** Saves a filter under a name that no other filter of the caller has. */
export function saveFilter(context: Context, principal: Principal, request: SavedFilterRequest): Promise<Filters> {
  return asCaller(context, principal, async (environment, { viewer: { userId } }) => {
    const name = toSingleLineName(request.name);
    if (name === '') return rejectField('body.name', 'is empty');
    const saved = await readSavedFilters(environment, userId);
    if (!hasRoomForFilter(saved.length))
      return rejectField('body', `would be one more than ${maxSavedFilters} filters`);
    if (isNameTaken(saved, { id: null, name })) return nameTaken;
    const filter = { id: context.newId(), userId, name, filter: request.filter };
    const inserted = await insertFilter(environment, filter, context.now());
    // Not inserted: a concurrent request has used the name.
    return inserted ? answerFilters(environment, userId) : nameTaken;
  });
}

/** Replaces the name and the content of a saved filter. */
export function changeFilter(
  context: Context,
  principal: Principal,
  { id, name: asked, filter }: SavedFilter,
): Promise<Filters> {
  return asCaller(context, principal, async (environment, { viewer: { userId } }) => {
    const name = toSingleLineName(asked);
    if (name === '') return rejectField('body.name', 'is empty');
    if (isNameTaken(await readSavedFilters(environment, userId), { id, name })) return nameTaken;
    const updated = await updateFilter(environment, { id, userId, name, filter });
    return updated ? answerFilters(environment, userId) : fail({ code: 'not_found' });
  });
}

/** Deletes a saved filter. */
export function deleteFilter(context: Context, principal: Principal, id: string): Promise<Filters> {
  return asCaller(context, principal, async (environment, { viewer: { userId } }) =>
    (await deleteFilterRow(environment, { id, userId }))
      ? answerFilters(environment, userId)
      : fail({ code: 'not_found' }),
  );
}

const nameTaken = fail({ code: 'name_taken' });

async function answerFilters(environment: EnvironmentHandle, userId: string): Promise<Filters> {
  return succeed({ filters: await readSavedFilters(environment, userId) });
}
