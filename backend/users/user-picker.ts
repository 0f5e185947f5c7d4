import type { UserChoices } from '../../shared/users/user-choices.ts';
import { pickUsers } from './sql/user-picker.ts';
import { queryWords } from '../platform/text/search-words.ts';
import { asCaller, type Principal } from '../access/caller.ts';
import { succeed, type Outcome } from '../platform/outcome.ts';
import type { UsersContext } from './users-context.ts';

interface UserQuery {
  readonly query?: string | undefined;
  readonly assignable?: '1' | undefined;
}

/** Colleagues to choose from: any active user may know their names, addresses and whether tasks can be given to them. */
export function searchUsers(
  context: UsersContext,
  principal: Principal,
  { query = '', assignable }: UserQuery,
): Promise<Outcome<UserChoices>> {
  const asked = { words: queryWords(query), assignable: assignable === '1' };
  return asCaller(context, principal, async (environment) => succeed(await pickUsers(environment, asked)));
}
