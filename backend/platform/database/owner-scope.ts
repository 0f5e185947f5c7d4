import { asOwner, type Database } from './database.ts';
import { runInScope, type EnvironmentHandle } from './environment-scope.ts';

/**
 * As `withEnvironment`, but as the owner of the tables, for work that the unprivileged role has no grant for: creating and
 * deleting an environment. FORCE ROW LEVEL SECURITY applies to an owner who is no superuser, so the environment is set as
 * well.
 */
export function withEnvironmentAsOwner<T>(
  database: Database,
  environmentId: string,
  work: (environment: EnvironmentHandle) => Promise<T>,
): Promise<T> {
  return asOwner(database, (owner) => runInScope(owner, { environmentId, role: 'owner' }, work));
}
