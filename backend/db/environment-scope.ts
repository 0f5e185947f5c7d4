import type { Database } from './connect.ts';

declare const scoped: unique symbol;

/**
 * An open transaction in one environment, as the unprivileged role. Only `withEnvironment` makes one, and every function
 * that touches a tenant table asks for one.
 */
export interface EnvironmentHandle {
  readonly [scoped]: true;
  readonly environmentId: string;
}

/**
 * Runs `work` in one transaction that sees this environment only; commits when it resolves, rolls back when it throws.
 * Never await the network inside: the embedded database has one connection. Throws DatabaseUnavailable.
 */
export function withEnvironment<T>(
  database: Database,
  environmentId: string,
  work: (environment: EnvironmentHandle) => Promise<T>,
): Promise<T> {
  return Promise.reject(new Error(`${database.kind} ${environmentId} ${work.name}`));
}
