import { findEnvironmentId, summarize, type EnvironmentSummary } from '../environments/environments.ts';
import { withEnvironment } from '../platform/database/environment-scope.ts';
import { withEnvironmentAsOwner } from '../platform/database/owner-scope.ts';
import { succeed } from '../platform/outcome.ts';
import { refuse, refuseUnknown, type Answer, type OperatorContext } from './environments.ts';
import { deleteEnvironmentRows } from './sql/delete-environment.ts';

/** Deletes an environment with everything in it. A former name is refused. */
export async function deleteEnvironment(context: OperatorContext, name: string): Promise<Answer<EnvironmentSummary>> {
  const { database, blobs } = context;
  const id = await findEnvironmentId(database, name);
  if (id === null) return refuseUnknown(name);
  const summary = await withEnvironment(database, id, summarize);
  if (summary.name !== name) return refuse(`"${name}" is a former name of "${summary.name}": say that one`);
  await withEnvironmentAsOwner(database, id, deleteEnvironmentRows);
  // After the rows: if this fails, no row refers to the remaining files, and they are collected as orphans.
  await blobs.deleteEnvironment(id);
  return succeed(summary);
}
