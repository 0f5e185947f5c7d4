import type { ErrorCode } from '../../shared/errors.ts';
import type { PageErrorCode } from '../../shared/page-errors.ts';
import type { Right } from '../../shared/access/rights.ts';

/** The codes of what fails before or between calls of the backend. */
type AddOnErrorCode =
  | 'backend_unreachable'
  | 'scope_missing'
  | 'source_unreadable'
  | 'calendar_disabled'
  | 'service_blocked'
  | 'not_linked';

/** The error codes that the backend answers; the others belong to the add-on. */
export type BackendErrorCode = Exclude<ErrorCode, AddOnErrorCode> | PageErrorCode;

/** A fault of a request: the member as a dotted path, and what is wrong with it. */
export interface FieldProblem {
  path: string;
  message: string;
}

/** Codes without further members. */
type PlainCode = Exclude<
  BackendErrorCode,
  'invalid_request' | 'rights_missing' | 'contacts_out_of_scope' | 'idempotency_conflict'
>;

/** Why an operation was not done. An expected outcome, so it is a value and not an exception. */
export type Failure =
  | { code: 'invalid_request'; fields: FieldProblem[] }
  | { code: 'rights_missing'; missingRights: Right[] }
  | { code: 'contacts_out_of_scope'; contactIds: string[] }
  | { code: 'idempotency_conflict'; taskId: string }
  | { code: PlainCode };

/** The value of an operation, or why it was not done. */
export type Outcome<T, Why = Failure> = { ok: true; value: T } | { ok: false; failure: Why };

/** The outcome of an operation that was done. */
export function succeed<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

/** The outcome of an operation that was not done. */
export function fail(failure: Failure): { ok: false; failure: Failure } {
  return { ok: false, failure };
}

/** The outcome of a request with one invalid member. */
export function rejectField(path: string, message: string): { ok: false; failure: Failure } {
  return fail({ code: 'invalid_request', fields: [{ path, message }] });
}

/** A page of a list as an outcome; `invalid_request` for an invalid cursor. */
export function outcomeOfPage<T>(page: T | 'invalid_cursor'): Outcome<T> {
  return page === 'invalid_cursor' ? rejectField('query.cursor', 'is not a cursor of this list') : succeed(page);
}
