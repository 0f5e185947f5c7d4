import type { ErrorCode, Problem } from '../../shared/errors.ts';
import type { Permission } from './permission.ts';

/** Why something could not be done, ready to be shown as a card. */
export interface Failure {
  readonly code: ErrorCode;
  readonly requestId: string | null;
  /** `rights_missing`: any one of these would have been enough. */
  readonly missingRights: readonly string[];
  /** `contacts_out_of_scope`: the contacts that may not be linked. */
  readonly contactIds: readonly string[];
  /** `scope_missing`: what the user did not grant; empty when Google does not say. */
  readonly permissions: readonly Permission[];
  /** `service_blocked`: the address that must be allowed. */
  readonly address: string | null;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** A failure that carries nothing but its code, and the id of the request when there was one. */
export function failureFor(code: ErrorCode, requestId: string | null = null): Failure {
  return { code, requestId, missingRights: [], contactIds: [], permissions: [], address: null };
}

/** Google does not let the add-on reach `address`. */
export function failureForBlocked(address: string): Failure {
  return { ...failureFor('service_blocked'), address };
}

/** The user did not grant Relais what it needs. */
export function failureForScopes(permissions: readonly Permission[]): Failure {
  return { ...failureFor('scope_missing'), permissions };
}

/** The failure that the backend answered (RFC 9457). */
export function failureOf(problem: Problem): Failure {
  return {
    code: problem.code,
    requestId: problem.requestId,
    missingRights: problem.missingRights ?? [],
    contactIds: problem.contactIds ?? [],
    permissions: [],
    address: null,
  };
}
