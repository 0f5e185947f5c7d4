import { idSchema } from '../../../shared/ids.ts';
import type { Connection } from '../database/engine.ts';
import type { EnvironmentHandle } from '../database/environment-scope.ts';
import { insertJob, insertJobInDirectory } from '../database/queue-statements.ts';

/**
 * What a job is about: ids by name, such as `{ importId }`. Never content, because jobs are kept, and what becomes of them
 * is logged. A job that was added in an environment has the id of that too, as `environmentId`.
 */
export type JobIds = Readonly<Record<string, string>>;

export interface JobControl {
  /** True once the service stops: a long job ends between two steps, and throws unless it recurs. */
  readonly isStopping: () => boolean;
}

/** Work beside requests. Any process runs it, more than once when one of them is killed: the second time changes nothing. */
export interface Job {
  /** `area.verb-noun`. Jobs that wait are found by it: it stays when code moves. */
  readonly name: string;
  /** When it runs by itself: five fields of a crontab, in UTC. Null: only when it is added. */
  readonly recurs: string | null;
  readonly run: (ids: JobIds, control: JobControl) => Promise<unknown>;
}

export interface NewJob {
  readonly name: string;
  readonly ids: JobIds;
  /** Of the jobs that wait under one key there is only the latest; null: it waits beside all others. */
  readonly key: string | null;
}

/**
 * Adds a job in the transaction of an environment: it runs once that is committed, and never when it is rolled back.
 *
 * Not for what opening or saving triggers. Adding notifies the workers, and PostgreSQL commits transactions that notify one
 * after the other: what saving triggers is read from the rows that it writes. Throws TypeError when it carries anything but
 * ids.
 */
export function addJob(environment: EnvironmentHandle, { name, ids, key }: NewJob): Promise<void> {
  return insertJob(environment, { name, key, payload: checkIds(ids) });
}

/** The same in a transaction of the directory, for what concerns no environment. */
export function addJobInDirectory(connection: Connection, { name, ids, key }: NewJob): Promise<void> {
  return insertJobInDirectory(connection, { name, key, payload: checkIds(ids) });
}

/** The ids in a job's payload; what the queue writes there itself is left out. */
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
