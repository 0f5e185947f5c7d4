import * as z from 'zod/mini';

/**
 * Every way in which an operation of Relais can fail, as one closed list.
 * The backend answers them as RFC 9457 problem details, the add-on has a card for each.
 * The second group never leaves the add-on: it names what fails before or between backend calls.
 */
export const errorCodes = [
  // answered by the backend
  'invalid_request',
  'unsupported_media_type',
  'payload_too_large',
  'unauthenticated',
  'session_expired',
  'identity_refused',
  'environment_not_found',
  'user_disabled',
  'rights_missing',
  'contacts_out_of_scope',
  'address_known',
  'address_of_colleague',
  'assignee_refused',
  'not_found',
  'idempotency_conflict',
  'undo_expired',
  'upload_incomplete',
  'storage_full',
  'unavailable',
  'internal',
  // found by the add-on itself
  'backend_unreachable',
  'scope_missing',
  'source_unreadable',
  'calendar_disabled',
  'service_blocked',
  'not_linked',
] as const;

export const errorCodeSchema = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

/** Problem details (RFC 9457) with Relais' own members: the closed `code` and the request's id. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: errorCodeSchema,
  requestId: z.string(),
  detail: z.optional(z.string()),
  /** `invalid_request`: where in the request, as a dotted path, and what is wrong there. */
  fields: z.optional(z.array(z.object({ path: z.string(), message: z.string() }))),
  /** `rights_missing`: any one of these rights would have been enough. */
  missingRights: z.optional(z.array(z.string())),
  /** `contacts_out_of_scope`: the contacts of the request that the caller may not link. */
  contactIds: z.optional(z.array(z.string())),
  /** `idempotency_conflict`: the task that the key already made. */
  taskId: z.optional(z.string()),
});
export type Problem = z.infer<typeof problemSchema>;
