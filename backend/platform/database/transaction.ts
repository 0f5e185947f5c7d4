import type { Connection, Engine } from './engine.ts';
import { DatabaseUnavailable, isConnectionLoss, toDatabaseError } from './errors.ts';

/** The connection broke before the transaction began, so nothing was done. */
class NotBegun extends Error {}

/**
 * Runs `work` between `opening` (one message that begins the transaction) and COMMIT. Rolls back when it throws.
 * A pooled connection that died while idle is replaced once. Throws DatabaseUnavailable.
 */
export async function inTransaction<T>(
  engine: Engine,
  opening: string,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  try {
    return await attempt(engine, opening, work);
  } catch (error) {
    if (!(error instanceof NotBegun)) throw toDatabaseError(error);
  }
  try {
    return await attempt(engine, opening, work);
  } catch (error) {
    throw error instanceof NotBegun ? new DatabaseUnavailable('connection', error.cause) : toDatabaseError(error);
  }
}

function attempt<T>(engine: Engine, opening: string, work: (connection: Connection) => Promise<T>): Promise<T> {
  return engine.exclusively(async (connection) => {
    await begin(connection, opening);
    let result: T;
    try {
      result = await work(connection);
      await connection.execute('COMMIT');
    } catch (error) {
      await rollBack(connection);
      throw error;
    }
    return result;
  });
}

async function begin(connection: Connection, opening: string): Promise<void> {
  try {
    await connection.execute(opening);
  } catch (error) {
    if (isConnectionLoss(error)) {
      connection.discard();
      throw new NotBegun('', { cause: error });
    }
    await rollBack(connection);
    throw error;
  }
}

async function rollBack(connection: Connection): Promise<void> {
  try {
    await connection.execute('ROLLBACK');
  } catch {
    // What made the rollback necessary is what the caller should hear of.
    connection.discard();
  }
}
