import type { ErrorCode, Problem } from '../../shared/errors.ts';

/** Why something could not be done, ready to be shown as a card. */
export interface Failure {
  readonly code: ErrorCode;
  readonly requestId: string | null;
  /** `rights_missing`: any one of these would have been enough. */
  readonly missingRights: readonly string[];
  /** `contacts_out_of_scope`: the contacts that may not be linked. */
  readonly contactIds: readonly string[];
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** A failure that carries nothing but its code, and the id of the request when there was one. */
export function failure(code: ErrorCode, requestId: string | null = null): Failure {
  return { code, requestId, missingRights: [], contactIds: [] };
}

/** The failure that the backend answered (RFC 9457). */
export function failureOf(problem: Problem): Failure {
  return {
    code: problem.code,
    requestId: problem.requestId,
    missingRights: problem.missingRights ?? [],
    contactIds: problem.contactIds ?? [],
  };
}
