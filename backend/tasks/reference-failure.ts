import { failed, type Outcome } from '../platform/outcome.ts';
import type { ReferenceRefusal } from './rules/change-task.ts';

/** Why a type, a status or an assignee cannot be chosen; `path` is where the request names it. */
export function referenceFailure(refusal: ReferenceRefusal, path: string): Outcome<never> {
  if (refusal.outcome === 'assignee_refused') return failed({ code: 'assignee_refused' });
  const fields = refusal.fields.map((field) => ({
    path: `${path}.${field}`,
    message: 'is not one of the environment',
  }));
  return failed({ code: 'invalid_request', fields });
}
