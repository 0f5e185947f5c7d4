import { openAsBlob } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * A dump of an embedded database with all migrations and no rows. The build makes it and puts it beside the service,
 * because PGlite takes four seconds to initialize a database and half a second to load a dump. Undefined when the
 * service runs from source.
 */
export async function readPreparedDump(): Promise<Blob | undefined> {
  try {
    return await openAsBlob(fileURLToPath(new URL('./prepared-database.tar.gz', import.meta.url)), {
      type: 'application/x-gzip',
    });
  } catch {
    return undefined;
  }
}
