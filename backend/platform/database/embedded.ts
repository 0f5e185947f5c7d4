import { EventEmitter } from 'node:events';
import type { Connection, Engine, Listener } from './engine.ts';

export interface EmbeddedOptions {
  /** Absent: in memory. */
  readonly folder?: string | undefined;
  /** A dump of a data folder to start from. */
  readonly dump?: Blob | undefined;
}

/** PGlite: PostgreSQL inside this process. It has one connection, which transactions take in turn. */
export async function createEmbeddedEngine(options: EmbeddedOptions): Promise<Engine & { dump(): Promise<Blob> }> {
  // Loaded on demand: PGlite would double the memory of a service that uses a PostgreSQL server.
  const [{ PGlite }, { drizzle }] = await Promise.all([import('@electric-sql/pglite'), import('drizzle-orm/pglite')]);
  const pglite = await PGlite.create({
    ...(options.folder !== undefined && { dataDir: options.folder }),
    ...(options.dump !== undefined && { loadDataDir: options.dump }),
  });
  const connection: Connection = {
    async execute(statements) {
      await pglite.exec(statements);
    },
    async query<Row extends object>({ text, values }: { text: string; values: unknown[] }) {
      const result = await pglite.query<Row>(text, values);
      return result.rows;
    },
    builder: () => drizzle({ client: pglite }),
    // PGlite has no second connection to replace this one.
    discard: () => undefined,
  };
  let last: Promise<unknown> = Promise.resolve();
  const withConnection = <T>(work: (connection: Connection) => Promise<T>): Promise<T> => {
    const turn = last.then(() => work(connection));
    last = turn.catch(() => undefined);
    return turn;
  };
  return {
    withConnection,
    listen: () => {
      // PGlite has one connection, on which notifications are heard too.
      const heard = new EventEmitter();
      const stop = pglite.onNotification((channel, payload) => heard.emit('notification', { channel, payload }));
      const listener: Listener = Object.assign(heard, {
        query: (statements: string) => withConnection(() => connection.execute(statements)),
        end: () => {
          stop();
          return Promise.resolve();
        },
      });
      return Promise.resolve(listener);
    },
    async close() {
      await last;
      await pglite.close();
    },
    dump: () => pglite.dumpDataDir('gzip'),
  };
}
