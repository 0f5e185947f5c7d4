import type { UserPage } from '../../shared/task-change.ts';
import { pickUsers } from '../db/user-picker.ts';
import { queryWords } from '../domain/search-words.ts';
import { asCaller, type Principal } from './caller.ts';
import { done, type Outcome } from './outcome.ts';
import type { ServiceContext } from './service-context.ts';

/** Colleagues to choose from: any active user may know their names, addresses and whether tasks can be given to them. */
export function findUsers(context: ServiceContext, principal: Principal, query: string): Promise<Outcome<UserPage>> {
  return asCaller(context, principal, async (environment) => done(await pickUsers(environment, queryWords(query))));
}
