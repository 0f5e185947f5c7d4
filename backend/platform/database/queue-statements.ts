import { sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { inDirectory, runInDirectory } from './directory-scope.ts';
import type { Connection } from './engine.ts';
import { run, type EnvironmentHandle } from './environment-scope.ts';
import { statement } from './statement.ts';

const value = sql.placeholder;

/** A job to insert. */
export interface JobRow {
  readonly name: string;
  /** A job replaces a waiting job with the same key. Null: it replaces none. */
  readonly key: string | null;
  readonly payload: Readonly<Record<string, string>>;
}

const addJob = statement<object>(
  'add_job',
  sql`select from graphile_worker.add_job(
    ${value('name')}::text, payload => ${value('payload')}::json, job_key => ${value('key')}::text
  )`,
);

/**
 * Renews the leases of this process's jobs. Releases jobs and queues whose lease has expired, because their process is
 * gone.
 */
const renewLeases = statement<object>(
  'renew_job_leases',
  sql`
  with renewed as (
    update graphile_worker._private_jobs set locked_at = now() where locked_by = ${value('workers')}
  ), renewed_queues as (
    update graphile_worker._private_job_queues set locked_at = now() where locked_by = ${value('workers')}
  ), ended as (
    update graphile_worker._private_jobs set locked_at = null, locked_by = null
    where locked_by <> ${value('workers')} and locked_at <= now() - ${value('seconds')} * interval '1 second'
    returning job_queue_id
  )
  update graphile_worker._private_job_queues queue set locked_at = null, locked_by = null
  from ended where queue.id = ended.job_queue_id`,
);

/** Adds a job in the transaction of an environment, whose id is added to the payload. */
export async function insertJob(environment: EnvironmentHandle, { name, key, payload }: JobRow): Promise<void> {
  const { environmentId } = environment;
  await run(environment, addJob, { name, key, payload: JSON.stringify({ ...payload, environmentId }) });
}

/** Adds a job in the transaction of the directory. */
export async function insertJobInDirectory(connection: Connection, { name, key, payload }: JobRow): Promise<void> {
  await runInDirectory(connection, addJob, { name, key, payload: JSON.stringify(payload) });
}

/** Renews the leases of these workers, and ends those of others that are older than `seconds`. */
export async function renewJobLeases(database: Database, workers: string, seconds: number): Promise<void> {
  await inDirectory(database, (connection) => runInDirectory(connection, renewLeases, { workers, seconds }));
}
