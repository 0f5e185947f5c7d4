import type { BlobStore } from '../platform/blobs/blob-store.ts';
import type { Database } from '../platform/database/connect.ts';
import {
  findEnvironmentId,
  listEnvironmentIds,
  summarize,
  type EnvironmentSummary,
} from '../environments/environments.ts';
import { withEnvironment, type EnvironmentHandle } from '../platform/database/environment-scope.ts';
import { isReservedName } from '../environments/rules/environment-name.ts';
import { personNameOf } from '../addresses/person-name.ts';
import { toSingleLineName } from '../platform/text/single-line.ts';
import type { Clock } from '../platform/clock.ts';
import { succeed, type Outcome } from '../platform/outcome.ts';
import { lockAndGiveName } from '../environments/rename.ts';

/** What the operator's commands need: the database, the files and the time. They have no user and no session. */
export interface OperatorContext {
  readonly database: Database;
  readonly blobs: BlobStore;
  readonly now: Clock;
}

/** The result, or the reason of the refusal as one line for the operator. */
export type Answer<T> = Outcome<T, { readonly message: string }>;

export async function listEnvironments({ database }: OperatorContext): Promise<EnvironmentSummary[]> {
  const summaries: EnvironmentSummary[] = [];
  for (const id of await listEnvironmentIds(database)) summaries.push(await withEnvironment(database, id, summarize));
  return summaries;
}

/** Renames an environment. Its present name becomes a former name, which still finds it. */
export function renameEnvironment(
  context: OperatorContext,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<Answer<EnvironmentSummary>> {
  return runInEnvironment(context, from, async (environment) => {
    const renamed = await lockAndGiveName({ environment, actorId: null, at: context.now() }, to);
    if (renamed.ok) return succeed(await summarize(environment));
    if (renamed.failure.code === 'name_taken') return refuse(`"${to}" is, or was, the name of another environment`);
    return refuse(
      isReservedName(to)
        ? `"${to}" is reserved: choose another name`
        : `"${from}" has too many former names: remove one on its page first`,
    );
  });
}

/** Runs `work` in the environment of this name or former name. Refuses an unknown name. */
export async function runInEnvironment<T>(
  { database }: OperatorContext,
  name: string,
  work: (environment: EnvironmentHandle) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  const id = await findEnvironmentId(database, name);
  return id === null ? refuseUnknown(name) : withEnvironment(database, id, work);
}

export function refuse(message: string): Answer<never> {
  return { ok: false, failure: { message } };
}

/** The given name, or one made from the address when none is given. */
export function nameOf(given: string | null, address: string): string {
  const name = toSingleLineName(given ?? '').slice(0, 200);
  return name === '' ? personNameOf(null, address.slice(0, address.lastIndexOf('@'))) : name;
}

export function refuseUnknown(name: string): Answer<never> {
  return refuse(`no environment is named "${name}": npm run admin -- environment list`);
}
