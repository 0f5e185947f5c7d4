import { openAsBlob } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * A dump of an empty data folder, made by the build and put beside the built service: making one takes PGlite three
 * seconds, loading it half of one. Undefined when the service runs from its source, where nothing was prepared.
 */
export async function preparedDump(): Promise<Blob | undefined> {
  try {
    return await openAsBlob(fileURLToPath(new URL('./empty-database.tar.gz', import.meta.url)), {
      type: 'application/x-gzip',
    });
  } catch {
    return undefined;
  }
}
