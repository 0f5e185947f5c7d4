import { mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject } from 'vitest';
import { openDatabase, type Database } from '../../backend/platform/database/connect.ts';
import { loadWorld } from '../../backend/provisioning/load-world.ts';
import { sampleWorlds } from '../../scripts/harness/folders.ts';
import {
  openTestBench,
  startBenchService,
  type BenchService,
  type Person,
  type TestBench,
  type TestBenchOptions,
} from '../../scripts/harness/test-bench.ts';
import { createPostgresqlDatabase, emptyDatabase } from './database.ts';
import { people } from './journey.ts';

/** A test bench, and where its database is. */
export interface JourneyBench extends TestBench {
  /** Null: embedded in the service. */
  readonly databaseUrl: string | null;
}

/** A service with the sample worlds that journeys of this worker use one after the other. */
interface SharedService extends BenchService {
  readonly databaseUrl: string;
  /** The same database, to put it in order between two journeys. */
  readonly database: Database;
}

const idle: SharedService[] = [];

/**
 * A test bench for a journey. Where there is a PostgreSQL server, the service keeps its database there, and the one with the
 * sample worlds and no settings of its own is lent from journey to journey: each begins with the sample worlds and nothing
 * else. The commands, `npm start` and the tests of backend/ use PGlite.
 */
export async function openBench(options: TestBenchOptions): Promise<JourneyBench> {
  if (inject('postgresql') === null) return Object.assign(await openTestBench(options), { databaseUrl: null });
  if (options.environment === undefined && options.worlds === sampleWorlds) return openSharedBench(options);
  const databaseUrl = options.environment?.['DATABASE_URL'] ?? (await createPostgresqlDatabase());
  const environment = { ...options.environment, DATABASE_URL: databaseUrl };
  return Object.assign(await openTestBench({ ...options, environment }), { databaseUrl });
}

async function openSharedBench(options: TestBenchOptions): Promise<JourneyBench> {
  const service = idle.pop() ?? (await startSharedService());
  const bench = await openTestBench(options, service);
  const close = async () => {
    await bench.host.close();
    if (bench.backend === service.backend) await giveBack(service);
    else await end(service, bench);
  };
  return Object.assign(bench, { databaseUrl: service.databaseUrl, close });
}

/** It ends with its parent, which is this worker. */
async function startSharedService(): Promise<SharedService> {
  const databaseUrl = await createPostgresqlDatabase();
  const dataDir = await mkdtemp(join(inject('runFolder'), 'service-'));
  const environment = { DATABASE_URL: databaseUrl, DATA_DIR: dataDir };
  const service = await startBenchService({ worlds: sampleWorlds, environment });
  return { ...service, databaseUrl, database: await openDatabase({ kind: 'postgresql', url: databaseUrl }) };
}

async function giveBack(service: SharedService): Promise<void> {
  await emptyDatabase(service.database);
  for (const world of sampleWorlds)
    await loadWorld(service.database, JSON.parse(await readFile(world, 'utf8')), new Date());
  idle.push(service);
}

/** One that was started anew has other settings than the next journey expects. */
async function end(service: SharedService, { backend }: TestBench): Promise<void> {
  await backend.stop();
  await service.database.close();
  await service.close();
}

/**
 * A bench of the sample worlds with two people who are linked to `demo`: Camille, in French, and Sacha, in English.
 * `environment`: settings of the service, see backend/config.ts.
 */
export async function openLinkedBench(
  environment?: Record<string, string>,
): Promise<{ bench: JourneyBench; persons: Record<'fr' | 'en', Person> }> {
  const bench = await openBench({ worlds: sampleWorlds, ...(environment && { environment }) });
  const persons = { fr: bench.person(people.camille), en: bench.person(people.sacha, { locale: 'en' }) };
  for (const person of Object.values(persons)) expect(await person.link('demo')).toBe(true);
  return { bench, persons };
}
