import type { Engine } from './engine.ts';
import { inTransaction } from './transaction.ts';

/** An open database. Nothing can be asked of it but through the functions of this folder. */
export interface Database {
  readonly kind: 'postgresql' | 'folder' | 'memory';
  /** Resolves when the database answers. Throws DatabaseUnavailable. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface Engines {
  /** For requests. */
  readonly application: Engine;
  /** Opens a connection as the owner of the tables; `asOwner` closes it when it is one of its own. */
  readonly owner: () => Engine;
}

/** What is below a database: reachable by its own functions only, which all scope what they ask. */
const engines = new WeakMap<Database, Engines>();

/** Hides the drivers behind a Database: only this folder gets at them again. */
export function databaseOver(kind: Database['kind'], pair: Engines): Database {
  const database: Database = {
    kind,
    ping: () => inTransaction(pair.application, 'BEGIN', () => Promise.resolve()),
    close: () => pair.application.close(),
  };
  engines.set(database, pair);
  return database;
}

/** The driver below a database. */
export function engineOf(database: Database): Engine {
  return enginesOf(database).application;
}

/** Lends the driver as the owner of the tables: creating environments is not for the role that serves requests. */
export async function asOwner<T>(database: Database, work: (engine: Engine) => Promise<T>): Promise<T> {
  const { application, owner } = enginesOf(database);
  const engine = owner();
  try {
    return await work(engine);
  } finally {
    if (engine !== application) await engine.close();
  }
}

function enginesOf(database: Database): Engines {
  const found = engines.get(database);
  if (found === undefined) throw new TypeError('Not a database opened by openDatabase.');
  return found;
}
