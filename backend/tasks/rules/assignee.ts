import type { Right } from '../../../shared/access/rights.ts';
import { assigneeOf, type Viewer } from '../../access/rules/rights.ts';

export interface AssigneeCase {
  readonly viewer: Viewer;
  /** Whom the request names; null when it leaves that to the rule. */
  readonly assigneeId: string | null;
  /** That user, null when there is none. */
  readonly assignee: AssigneeStanding | null;
}

export interface AssigneeStanding {
  readonly active: boolean;
  /** Has sales rights, of some accounts or of all. */
  readonly rep: boolean;
}

export type AssigneeDecision =
  | { readonly outcome: 'accepted'; readonly assigneeId: string | null }
  | { readonly outcome: 'rights_missing'; readonly missingRights: Right[] }
  /** No such user, or one who cannot be given tasks. */
  | { readonly outcome: 'assignee_refused' };

/**
 * A rep's new task is the rep's own or of any active rep they name: its author may write it, so could hand it on a moment
 * later. Without sales rights it is nobody's.
 */
export function decideAssignee({ viewer, assigneeId, assignee }: AssigneeCase): AssigneeDecision {
  if (assigneeId === null) return { outcome: 'accepted', assigneeId: assigneeOf(viewer) };
  if (viewer.scope.accounts === 'none') {
    return { outcome: 'rights_missing', missingRights: ['sales', 'salesAllAccounts'] };
  }
  if (!mayBeGiven(assignee)) return { outcome: 'assignee_refused' };
  return { outcome: 'accepted', assigneeId };
}

/** Only an active rep is given a task, new or handed on by whoever may write it. */
export function mayBeGiven(assignee: AssigneeStanding | null): boolean {
  return assignee !== null && assignee.active && assignee.rep;
}
