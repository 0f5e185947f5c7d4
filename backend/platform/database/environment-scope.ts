import { engineOf, type Database } from './database.ts';
import type { Connection, Engine, QueryBuilder } from './engine.ts';
import { valuesOf, type Statement } from './statement.ts';
import { inTransaction } from './transaction.ts';

declare const scoped: unique symbol;

/**
 * An open transaction in one environment. Only `withEnvironment` and `withEnvironmentAsOwner` make one, and every function
 * that touches a tenant table asks for one.
 */
export interface EnvironmentHandle {
  readonly [scoped]: true;
  readonly environmentId: string;
}

/** The form of shared/ids.ts. The id is inlined into SQL, because SET takes no parameters. */
const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const connections = new WeakMap<EnvironmentHandle, Connection>();

/**
 * Runs `work` as the unprivileged role, in one transaction that sees this environment only. Commits when `work`
 * resolves, rolls back when it throws. Never await the network inside: the embedded database has one connection. Throws
 * DatabaseUnavailable.
 */
export function withEnvironment<T>(
  database: Database,
  environmentId: string,
  work: (environment: EnvironmentHandle) => Promise<T>,
): Promise<T> {
  return runInScope(engineOf(database), { environmentId, role: 'application' }, work);
}

/** Runs a compiled statement and binds `environmentId`. For `sql/` folders only. */
export function run<Row extends object>(
  environment: EnvironmentHandle,
  prepared: Statement<Row>,
  values: Record<string, unknown> = {},
): Promise<Row[]> {
  const { name, text } = prepared;
  const bound = valuesOf(prepared, { ...values, environmentId: environment.environmentId });
  return connectionOf(environment).query<Row>({ name, text, values: bound });
}

/** The query builder of the transaction. For `sql/` folders only. */
export function builderOf(environment: EnvironmentHandle): QueryBuilder {
  return connectionOf(environment).builder();
}

declare const searchable: unique symbol;

/** An environment handle whose transaction may read rows of task_search. Only `makeSearchable` makes one. */
export interface SearchableEnvironment extends EnvironmentHandle {
  readonly [searchable]: true;
}

/** A conjunction of prefixes, each a lexeme in quotes: no character of it can end the string literal. */
const prefixQueryForm = /^'[\p{L}\p{N}]+':\*(?: & '[\p{L}\p{N}]+':\*)*$/u;
/** Matches every row: no lexeme is a hyphen. */
const matchAll = "!'-'";

/**
 * Shows the rest of the transaction the rows of task_search that match `query`, a tsquery of prefixes, or all of them: the
 * policy for reading the table compares with this setting. A second call replaces the query. Throws TypeError for any other
 * form of query. It is inlined, because SET takes no parameters.
 */
export async function makeSearchable(environment: EnvironmentHandle, query: string): Promise<SearchableEnvironment> {
  if (query !== 'all' && !prefixQueryForm.test(query)) throw new TypeError('Not a query of words.');
  const value = (query === 'all' ? matchAll : query).replaceAll("'", "''");
  await connectionOf(environment).execute(`SET LOCAL app.task_search = '${value}'`);
  return environment as SearchableEnvironment;
}

function connectionOf(environment: EnvironmentHandle): Connection {
  const connection = connections.get(environment);
  if (connection === undefined) throw new TypeError('The transaction of this environment handle has ended.');
  return connection;
}

/** Opens the scope on an engine, which only this folder can get. */
export async function runInScope<T>(
  engine: Engine,
  scope: { readonly environmentId: string; readonly role: 'application' | 'owner' },
  work: (environment: EnvironmentHandle) => Promise<T>,
): Promise<T> {
  const { environmentId, role } = scope;
  if (!uuidForm.test(environmentId)) throw new TypeError('An environment id is a UUID in lower case.');
  const asRole = role === 'application' ? 'SET LOCAL ROLE relais_app; ' : '';
  // Sent as one message, so that the scope costs no extra round trip. JIT is off because compiling takes longer than
  // any of our statements may run.
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
