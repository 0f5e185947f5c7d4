import { join } from 'node:path';
import pg from 'pg';
import { createEmbeddedEngine } from '../../backend/platform/database/embedded.ts';
import type { JourneyBench } from './bench.ts';

/** What an administrator of the database changes, and how the service goes on. */
interface Change {
  /** Of the service: where its database is when it is embedded. */
  readonly dataDir: string;
  readonly statements: string;
  /** What the service is started anew with. */
  readonly settings?: Record<string, string>;
}

/**
 * Changes the database as its administrator would, and starts the service with `settings`, without loading worlds anew.
 * An embedded database has one owner, so its service stops meanwhile.
 */
export async function changeDatabase(bench: JourneyBench, { dataDir, statements, settings }: Change): Promise<void> {
  if (bench.databaseUrl !== null) {
    await onServer(bench.databaseUrl, statements);
    if (settings !== undefined) await bench.restartBackend({ RELAIS_WORLDS: '[]', ...settings });
    return;
  }
  await bench.backend.stop();
  const engine = await createEmbeddedEngine({ folder: join(dataDir, 'database') });
  await engine.withConnection((connection) => connection.execute(statements));
  await engine.close();
  await bench.restartBackend({ RELAIS_WORLDS: '[]', ...settings });
}

async function onServer(url: string, statements: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statements).finally(() => client.end());
}
