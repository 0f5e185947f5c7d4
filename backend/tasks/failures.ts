import { fail, type Outcome } from '../platform/outcome.ts';
import type { ReferenceRefusal } from './rules/change-task.ts';

/**
 * The caller may read the task but not do this with it. `missingRights` is empty: only the author, the assignee or an
 * admin may do it, so no further right would help.
 */
export const forbidden: Outcome<never> = fail({ code: 'rights_missing', missingRights: [] });

/**
 * The failure for a type, a status or an assignee that cannot be chosen; `path` is the part of the request that names
 * it.
 */
export function referenceFailure(refusal: ReferenceRefusal, path: string): Outcome<never> {
  if (refusal.outcome === 'assignee_refused') return fail({ code: 'assignee_refused' });
  const fields = refusal.fields.map((field) => ({
    path: `${path}.${field}`,
    message: 'is not one of the environment',
  }));
  return fail({ code: 'invalid_request', fields });
}
