import type { Connection, Engine } from './engine.ts';
import { DatabaseUnavailable, isConnectionLoss, toDatabaseError } from './errors.ts';

/** The connection was lost before BEGIN took effect, so the transaction can be retried safely. */
class NotBegun extends Error {}

/**
 * Runs `work` between `opening`, a message that begins the transaction, and COMMIT. Rolls back when `work` throws. A
 * pooled connection that was closed while idle is replaced once. Throws DatabaseUnavailable.
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
  return engine.withConnection(async (connection) => {
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
    // The caller should get the error that caused the rollback, not that of the rollback.
    connection.discard();
  }
}
