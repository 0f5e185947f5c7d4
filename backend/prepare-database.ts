import { writeFile } from 'node:fs/promises';
import { embeddedEngine } from './db/embedded.ts';
import { migrate } from './db/migrate.ts';

/** Writes a dump of an embedded database that has every migration and no row to `file`. Run by the build: see db/prepared-dump.ts. */
export async function prepareDatabase(file: string): Promise<void> {
  const engine = await embeddedEngine({});
  try {
    await migrate(engine);
    const dump = await engine.dump();
    await writeFile(file, Buffer.from(await dump.arrayBuffer()));
  } finally {
    await engine.close();
  }
}
