import type { UserPage } from '../../shared/tasks/task-change.ts';
import { pickUsers } from './sql/user-picker.ts';
import { queryWords } from '../platform/text/search-words.ts';
import { asCaller, type Principal } from '../access/caller.ts';
import { done, type Outcome } from '../platform/outcome.ts';
import type { ServiceContext } from '../platform/service-context.ts';

interface UserQuery {
  readonly query?: string | undefined;
  readonly assignable?: '1' | undefined;
}

/** Colleagues to choose from: any active user may know their names, addresses and whether tasks can be given to them. */
export function findUsers(
  context: ServiceContext,
  principal: Principal,
  { query = '', assignable }: UserQuery,
): Promise<Outcome<UserPage>> {
  const asked = { words: queryWords(query), assignable: assignable === '1' };
  return asCaller(context, principal, async (environment) => done(await pickUsers(environment, asked)));
}
