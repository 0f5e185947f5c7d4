import { engineOf, type Database } from './database.ts';
import type { Connection, Engine, QueryBuilder } from './engine.ts';
import { valuesOf, type Statement } from './statement.ts';
import { inTransaction } from './transaction.ts';

declare const scoped: unique symbol;

/**
 * An open transaction in one environment, as the unprivileged role. Only `withEnvironment` makes one, and every function
 * that touches a tenant table asks for one.
 */
export interface EnvironmentHandle {
  readonly [scoped]: true;
  readonly environmentId: string;
}

/** As shared/ids.ts has it: the one value that is inlined into SQL, because SET takes no parameters. */
const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const connections = new WeakMap<EnvironmentHandle, Connection>();

/**
 * Runs `work` in one transaction that sees this environment only; commits when it resolves, rolls back when it throws.
 * Never await the network inside: the embedded database has one connection. Throws DatabaseUnavailable.
 */
export function withEnvironment<T>(
  database: Database,
  environmentId: string,
  work: (environment: EnvironmentHandle) => Promise<T>,
): Promise<T> {
  return scopedTransaction(engineOf(database), { environmentId, role: 'application' }, work);
}

/**
 * The same as the owner of the tables, for what the unprivileged role has no grant for. Policies still hold for an
 * owner that is no superuser, so the environment is set all the same.
 */
export function withEnvironmentAsOwner<T>(
  owner: Engine,
  environmentId: string,
  work: (environment: EnvironmentHandle) => Promise<T>,
): Promise<T> {
  return scopedTransaction(owner, { environmentId, role: 'owner' }, work);
}

/** Runs a compiled statement; `environmentId` is bound by itself. For this folder only. */
export function run<Row extends object>(
  environment: EnvironmentHandle,
  prepared: Statement<Row>,
  values: Record<string, unknown> = {},
): Promise<Row[]> {
  const { name, text } = prepared;
  const bound = valuesOf(prepared, { ...values, environmentId: environment.environmentId });
  return connectionOf(environment).query<Row>({ name, text, values: bound });
}

/** The query builder inside the transaction. For this folder only. */
export function builderOf(environment: EnvironmentHandle): QueryBuilder {
  return connectionOf(environment).builder();
}

/** Words of one environment by their beginnings, all of them: nothing that could end the text literal. */
const wordQueryForm = /^'[\p{L}\p{N}]+':\*(?: & '[\p{L}\p{N}]+':\*)*$/u;
/** Matches every task: no word is a hyphen. */
const anyWords = "!'-'";

/**
 * Lets the rest of the transaction read the rows of task_search that match a tsquery, or all of them. Inlined, because SET
 * takes no parameters: see above.
 */
export async function letTasksBeFound(environment: EnvironmentHandle, query: string): Promise<void> {
  if (query !== 'all' && !wordQueryForm.test(query)) throw new TypeError('Not a query of words.');
  const value = (query === 'all' ? anyWords : query).replaceAll("'", "''");
  await connectionOf(environment).execute(`SET LOCAL app.task_search = '${value}'`);
}

function connectionOf(environment: EnvironmentHandle): Connection {
  const connection = connections.get(environment);
  if (connection === undefined) throw new TypeError('The transaction of this environment handle has ended.');
  return connection;
}

async function scopedTransaction<T>(
  engine: Engine,
  scope: { readonly environmentId: string; readonly role: 'application' | 'owner' },
  work: (environment: EnvironmentHandle) => Promise<T>,
): Promise<T> {
  const { environmentId, role } = scope;
  if (!uuidForm.test(environmentId)) throw new TypeError('An environment id is a UUID in lower case.');
  const asRole = role === 'application' ? 'SET LOCAL ROLE relais_app; ' : '';
  // One message: the round trips, not the policies, are what row-level security costs.
  // Compiling a statement to machine code takes longer than any of ours may run.
  const opening = `BEGIN; ${asRole}SET LOCAL jit = off; SET LOCAL app.environment_id = '${environmentId}'`;
  return inTransaction(engine, opening, async (connection) => {
    const environment = { environmentId } as EnvironmentHandle;
    connections.set(environment, connection);
    try {
      return await work(environment);
    } finally {
      connections.delete(environment);
    }
  });
}
