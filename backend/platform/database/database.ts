import type { Engine } from './engine.ts';
import { inTransaction } from './transaction.ts';

/** An open database. Only the functions of this folder can query it. */
export interface Database {
  readonly kind: 'postgresql' | 'folder' | 'memory';
  /** Resolves when the database answers. Throws DatabaseUnavailable. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface Engines {
  /** For requests. */
  readonly application: Engine;
  /** An engine that connects as the owner of the tables. `asOwner` closes it if it is not the application's own. */
  readonly owner: () => Engine;
}

/** The engines of a database, private to this folder: every function that uses them sets a scope. */
const engines = new WeakMap<Database, Engines>();

/** Wraps the engines in a Database, from which only this folder can get them again. */
export function databaseOver(kind: Database['kind'], pair: Engines): Database {
  const database: Database = {
    kind,
    ping: () => inTransaction(pair.application, 'BEGIN', () => Promise.resolve()),
    close: () => pair.application.close(),
  };
  engines.set(database, pair);
  return database;
}

/** The engine of a database, for requests. */
export function engineOf(database: Database): Engine {
  return enginesOf(database).application;
}

/**
 * Lends an engine that acts as the owner of the tables, e.g. to create environments: the role that serves requests has
 * no grant for that.
 */
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
