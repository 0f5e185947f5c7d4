import type { ErrorCode } from '../../shared/errors.ts';
import type { PageErrorCode } from '../../shared/page-errors.ts';
import type { Right } from '../../shared/access/rights.ts';

/** The codes that the backend answers; the rest of the list belongs to the add-on. */
export type BackendErrorCode =
  Exclude<ErrorCode, 'backend_unreachable' | 'scope_missing' | 'source_unreadable' | 'not_linked'> | PageErrorCode;

/** Where a request is wrong, as a dotted path, and how. */
export interface FieldProblem {
  path: string;
  message: string;
}

/** Codes that carry nothing but themselves. */
type PlainCode = Exclude<
  BackendErrorCode,
  'invalid_request' | 'rights_missing' | 'contacts_out_of_scope' | 'idempotency_conflict'
>;

/** Why an operation was not done: an expected outcome, answered as a value. */
export type Failure =
  | { code: 'invalid_request'; fields: FieldProblem[] }
  | { code: 'rights_missing'; missingRights: Right[] }
  | { code: 'contacts_out_of_scope'; contactIds: string[] }
  | { code: 'idempotency_conflict'; taskId: string }
  | { code: PlainCode };

/** It was done, or why not. */
export type Outcome<T, Why = Failure> = { ok: true; value: T } | { ok: false; failure: Why };

/** It was done, with this value. */
export function done<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

/** It was not done, for this reason. */
export function failed(failure: Failure): { ok: false; failure: Failure } {
  return { ok: false, failure };
}

/** The one field that is wrong. */
export function invalid(path: string, message: string): { ok: false; failure: Failure } {
  return failed({ code: 'invalid_request', fields: [{ path, message }] });
}

/** A page of a list, unless the cursor is none that this list has given. */
export function pageOutcome<T>(page: T | 'invalid_cursor'): Outcome<T> {
  return page === 'invalid_cursor' ? invalid('query.cursor', 'is not a cursor of this list') : done(page);
}
