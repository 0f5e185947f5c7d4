import { DrizzleQueryError } from 'drizzle-orm';

/** The database is unavailable: the request may be fine and can be retried later. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
  readonly reason: 'connection' | 'disk_full';

  constructor(reason: 'connection' | 'disk_full', cause: unknown) {
    super(reason === 'connection' ? 'The database does not answer.' : 'The database has no space left.', { cause });
    this.reason = reason;
  }
}

/**
 * A statement failed unexpectedly: a bug of ours. The error carries no value of the statement. The parameters and
 * details that drivers attach are people's mail, and errors are logged.
 */
export class StatementFailed extends Error {
  override readonly name = 'StatementFailed';
  /** SQLSTATE. */
  readonly code: string;
  readonly constraint: string | null;

  constructor(code: string, constraint: string | null, text: string) {
    super(`PostgreSQL ${code}${constraint === null ? '' : ` (${constraint})`}${text}`);
    this.code = code;
    this.constraint = constraint;
  }
}

/** The database cannot be opened at start; `message` is one line for whoever starts the service. */
export class DatabaseOpenError extends Error {
  override readonly name = 'DatabaseOpenError';
}

/**
 * Node's socket errors, and PostgreSQL's codes ("Appendix A: error codes") for a server that shuts down or refuses
 * connections.
 */
const connectionCodes = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'ENOENT', 'EHOSTUNREACH'],
  ...['57P01', '57P02', '57P03', '57P05', '53300', '08000', '08001', '08003', '08004', '08006'],
]);
const diskCodes = new Set(['53100', 'ENOSPC']);

/** Messages of connection errors to which `pg` gives no code. */
const connectionMessages =
  /^(?:Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Query read timeout|timeout expired|Client was closed)/;

/** Whether the connection was lost or refused, as opposed to a statement that failed. */
export function isConnectionLoss(error: unknown): boolean {
  const cause = driverError(error);
  if (cause === null) return false;
  return connectionCodes.has(codeOf(cause)) || connectionMessages.test(cause.message);
}

/** Converts a driver's error into a typed one; returns any other error unchanged. */
export function toDatabaseError(error: unknown): unknown {
  if (error instanceof DatabaseUnavailable) return error;
  const cause = driverError(error);
  if (cause === null) return error;
  const code = codeOf(cause);
  if (diskCodes.has(code)) return new DatabaseUnavailable('disk_full', new StatementFailed(code, null, ''));
  if (isConnectionLoss(cause))
    return new DatabaseUnavailable('connection', new Error(cause.message === '' ? code : cause.message));
  if (!/^[0-9A-Z]{5}$/.test(code)) return error;
  const constraint = 'constraint' in cause && typeof cause.constraint === 'string' ? cause.constraint : null;
  return new StatementFailed(code, constraint, speaksOfValues(code) ? '' : `: ${cause.message}`);
}

/** Messages of these classes name roles, databases, limits and our own SQL. Those of all others may quote values. */
function speaksOfValues(code: string): boolean {
  return !/^(?:28|3D|42|53|57|58)/.test(code);
}

/** The driver's error inside the query builder's, whose message has all parameters. */
function driverError(error: unknown): Error | null {
  if (!(error instanceof Error)) return null;
  return error instanceof DrizzleQueryError && error.cause !== undefined ? error.cause : error;
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
