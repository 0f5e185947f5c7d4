import { writeFile } from 'node:fs/promises';
import { createEmbeddedEngine } from './embedded.ts';
import { migrate } from './migrate.ts';

/**
 * Writes a dump of an embedded database with all migrations and no rows to `file`. Run by the build: see
 * prepared-dump.ts.
 */
export async function prepareDatabase(file: string): Promise<void> {
  const engine = await createEmbeddedEngine({});
  try {
    await migrate(engine);
    const dump = await engine.dump();
    await writeFile(file, Buffer.from(await dump.arrayBuffer()));
  } finally {
    await engine.close();
  }
}
