import { expect, inject } from 'vitest';
import { sampleWorlds } from '../../scripts/harness/folders.ts';
import { openTestBench, type Person, type TestBench, type TestBenchOptions } from '../../scripts/harness/test-bench.ts';
import { createPostgresqlDatabase } from './database.ts';
import { people } from './journey.ts';

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

/**
 * A bench of the sample worlds with two people who are linked to `demo`: Camille, in French, and Sacha, in English.
 * `environment`: settings of the service, see backend/config.ts.
 */
export async function openLinkedBench(
  environment: Record<string, string> = {},
): Promise<{ bench: JourneyBench; persons: Record<'fr' | 'en', Person> }> {
  const bench = await openBench({ worlds: sampleWorlds, environment });
  const persons = { fr: bench.person(people.camille), en: bench.person(people.sacha, { locale: 'en' }) };
  for (const person of Object.values(persons)) expect(await person.link('demo')).toBe(true);
  return { bench, persons };
}

function newDatabaseUrl(): Promise<string> {
  return inject('postgresql') === null ? Promise.resolve('') : createPostgresqlDatabase();
}
