import { failed, type Outcome } from '../platform/outcome.ts';
import type { ReferenceRefusal } from './rules/change-task.ts';

/**
 * The caller may read the task but may not do this with it. Whether they may depends on who they are to the task (author,
 * assignee, admin), so no right is missing.
 */
export const forbidden: Outcome<never> = failed({ code: 'rights_missing', missingRights: [] });

/** Why a type, a status or an assignee cannot be chosen; `path` is where the request names it. */
export function referenceFailure(refusal: ReferenceRefusal, path: string): Outcome<never> {
  if (refusal.outcome === 'assignee_refused') return failed({ code: 'assignee_refused' });
  const fields = refusal.fields.map((field) => ({
    path: `${path}.${field}`,
    message: 'is not one of the environment',
  }));
  return failed({ code: 'invalid_request', fields });
}
