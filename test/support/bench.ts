import { inject } from 'vitest';
import { openTestBench, type TestBench, type TestBenchOptions } from '../../scripts/harness/test-bench.ts';
import { createPostgresqlDatabase } from './database.ts';

/** A test bench, and where its database is. */
export interface JourneyBench extends TestBench {
  /** Null: embedded in the service. */
  readonly databaseUrl: string | null;
}

/**
 * Starts a test bench for a journey. Its service has a database of its own on the PostgreSQL server of the test run, where there is
 * one: starting it then takes a third of what it takes with PGlite, which the commands, `npm start` and the tests of
 * backend/ use. `environment` may name another database.
 */
export async function openBench(options: TestBenchOptions): Promise<JourneyBench> {
  const databaseUrl = options.environment?.['DATABASE_URL'] ?? (await newDatabaseUrl());
  const environment = { ...options.environment, DATABASE_URL: databaseUrl };
  return Object.assign(await openTestBench({ ...options, environment }), {
    databaseUrl: databaseUrl === '' ? null : databaseUrl,
  });
}

function newDatabaseUrl(): Promise<string> {
  return inject('postgresql') === null ? Promise.resolve('') : createPostgresqlDatabase();
}
