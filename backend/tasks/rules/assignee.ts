import type { Right } from '../../../shared/access/rights.ts';
import { assigneeOf, type Viewer } from '../../access/rules/rights.ts';

export interface AssigneeCase {
  readonly viewer: Viewer;
  /** The requested assignee; null: the default. */
  readonly assigneeId: string | null;
  /** The requested user; null when there is no such user. */
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
 * A rep's new task is assigned to the rep, or to any active rep that the request names, since its author may reassign
 * it anyway. Without sales rights it has no assignee.
 */
export function decideAssignee({ viewer, assigneeId, assignee }: AssigneeCase): AssigneeDecision {
  if (assigneeId === null) return { outcome: 'accepted', assigneeId: assigneeOf(viewer) };
  if (viewer.scope.accounts === 'none') {
    return { outcome: 'rights_missing', missingRights: ['sales', 'salesAllAccounts'] };
  }
  if (!mayBeGiven(assignee)) return { outcome: 'assignee_refused' };
  return { outcome: 'accepted', assigneeId };
}

/** Only an active rep can be an assignee. */
export function mayBeGiven(assignee: AssigneeStanding | null): boolean {
  return assignee !== null && assignee.active && assignee.rep;
}
