import { idSchema } from '../../../shared/ids.ts';
import type { Connection } from '../database/engine.ts';
import type { EnvironmentHandle } from '../database/environment-scope.ts';
import { insertJob, insertJobInDirectory } from '../database/queue-statements.ts';

/**
 * The payload of a job: ids by name, such as `{ importId }`. Never content, because jobs are stored and their failures
 * logged. A job that was added in an environment also has its `environmentId`.
 */
export type JobIds = Readonly<Record<string, string>>;

export interface JobControl {
  /**
   * True once the service is stopping. A long job then ends between two steps; unless it recurs, it throws, so that it
   * is run again.
   */
  readonly isStopping: () => boolean;
}

/** A background job. Any process may run it, and a crash may run it twice, so it must be idempotent. */
export interface Job {
  /** `area.verb-noun`. Waiting jobs refer to it: keep it when code moves. */
  readonly name: string;
  /** When it runs by itself: five crontab fields, in UTC. Null: only when it is added. */
  readonly recurs: string | null;
  readonly run: (ids: JobIds, control: JobControl) => Promise<unknown>;
}

export interface NewJob {
  readonly name: string;
  readonly ids: JobIds;
  /** A job replaces a waiting job with the same key. Null: it replaces none. */
  readonly key: string | null;
}

/**
 * Adds a job in the transaction of an environment: it runs after the commit, never after a rollback. Throws TypeError
 * when the payload holds anything but ids.
 *
 * Not for opening a card or saving a task: adding a job sends a NOTIFY, and PostgreSQL serializes the commits of
 * transactions that notify. Work that follows a save is found by reading the saved rows.
 */
export function addJob(environment: EnvironmentHandle, { name, ids, key }: NewJob): Promise<void> {
  return insertJob(environment, { name, key, payload: checkIds(ids) });
}

/** As `addJob`, in a transaction of the directory, for jobs of no environment. */
export function addJobInDirectory(connection: Connection, { name, ids, key }: NewJob): Promise<void> {
  return insertJobInDirectory(connection, { name, key, payload: checkIds(ids) });
}

/** The ids in a job's payload; members that the queue adds itself are left out. */
export function readIds(payload: unknown): JobIds {
  const entries = typeof payload === 'object' && payload !== null ? Object.entries(payload) : [];
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => isId(entry[1])));
}

function checkIds(ids: JobIds): JobIds {
  const wrong = Object.keys(ids).find((name) => !isId(ids[name]));
  if (wrong !== undefined) throw new TypeError(`A job carries ids, and ${wrong} is none.`);
  return ids;
}

function isId(value: unknown): boolean {
  return idSchema.safeParse(value).success;
}
