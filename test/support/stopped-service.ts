import { join } from 'node:path';
import { embeddedEngine } from '../../backend/platform/database/embedded.ts';
import type { TestBench } from '../../scripts/harness/test-bench.ts';

/**
 * Stops the service, changes its embedded database in `dataDir` as an administrator of the database would, and starts it again
 * with `settings`, without loading worlds anew.
 */
export async function changeStopped(
  bench: TestBench,
  { dataDir, statements, settings = {} }: { dataDir: string; statements: string; settings?: Record<string, string> },
): Promise<void> {
  await bench.backend.stop();
  const engine = await embeddedEngine({ folder: join(dataDir, 'database') });
  await engine.exclusively((connection) => connection.execute(statements));
  await engine.close();
  await bench.restartBackend({ RELAIS_WORLDS: '[]', ...settings });
}
