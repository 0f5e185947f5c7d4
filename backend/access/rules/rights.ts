import type { Relation } from '../../../shared/contacts/contact.ts';
import { rights as allRights, type AccountScope, type Creation, type Right } from '../../../shared/access/rights.ts';

/** The scope that follows from a user's rights. `access/sql/scope.ts` is its only translation into SQL. */
export interface Scope {
  /** Whose accounts are in scope. */
  readonly accounts: AccountScope;
  /** Every transverse task may be read. */
  readonly transverse: boolean;
  readonly admin: boolean;
}

/** The user who asks, with their scope. */
export interface Viewer {
  readonly userId: string;
  readonly scope: Scope;
}

/** What the rules need to know of a contact: its account's relation, and whether the user is attached to that account. */
export interface ContactStanding {
  readonly relation: Relation;
  readonly attached: boolean;
}

/** What the rules need to know of a task. */
export interface TaskStanding {
  readonly authorId: string;
  readonly assigneeId: string | null;
  readonly contacts: readonly ContactStanding[];
}

/**
 * The given rights with those that they imply: `salesAllAccounts` includes `sales`. Without duplicates, in the order of
 * `rights`.
 */
export function wholeRights(given: readonly Right[]): Right[] {
  return allRights.filter(
    (right) => given.includes(right) || (right === 'sales' && given.includes('salesAllAccounts')),
  );
}

/** `salesAllAccounts` counts as `sales` too; being admin gives no account. */
export function scopeOf(rights: readonly Right[], admin: boolean): Scope {
  return { accounts: accountsOf(rights), transverse: rights.includes('taskList'), admin };
}

/** What a user with these rights may save. A refusal names the rights of which any one would be enough. */
export function creationOf(rights: readonly Right[]): Creation {
  const allowed = rights.length > 0;
  return {
    allowed,
    accounts: accountsOf(rights),
    missingRights: allowed ? [] : ['sales', 'salesAllAccounts', 'taskList'],
  };
}

/** `all` means every prospect or client account; `attached` means the user's own accounts, whatever their relation. */
export function inScope(scope: Scope, contact: ContactStanding): boolean {
  switch (scope.accounts) {
    case 'none':
      return false;
    case 'attached':
      return contact.attached;
    case 'all':
      return contact.attached || contact.relation !== 'other';
  }
}

/** Only prospects and clients in scope can be linked to a task. */
export function mayLink(scope: Scope, contact: ContactStanding): boolean {
  return contact.relation !== 'other' && inScope(scope, contact);
}

/** Whether a contact's name may be shown to the user: on a task, in a draft. */
export function maySee(scope: Scope, contact: ContactStanding): boolean {
  return scope.admin || scope.accounts === 'all' || inScope(scope, contact);
}

/**
 * Whether the viewer may read the task: whoever may write it, and for a transverse task whoever has the right
 * `taskList`. A task that was undone or deleted is for its own statements to leave out.
 */
export function mayRead(viewer: Viewer, task: TaskStanding): boolean {
  return mayWrite(viewer, task) || (viewer.scope.transverse && task.contacts.length === 0);
}

/** Whether the viewer may edit, close, reassign and undo the task. */
export function mayWrite(viewer: Viewer, task: TaskStanding): boolean {
  return (
    viewer.scope.admin ||
    task.authorId === viewer.userId ||
    task.assigneeId === viewer.userId ||
    task.contacts.some((contact) => inScope(viewer.scope, contact))
  );
}

/** Whether the viewer may delete the task: only its author and admins may. */
export function mayDelete(viewer: Viewer, task: Pick<TaskStanding, 'authorId'>): boolean {
  return viewer.scope.admin || task.authorId === viewer.userId;
}

/** The default assignee of a new task: the rep; nobody for a user without sales rights. */
export function assigneeOf(viewer: Viewer): string | null {
  return viewer.scope.accounts === 'none' ? null : viewer.userId;
}

function accountsOf(rights: readonly Right[]): AccountScope {
  if (rights.includes('salesAllAccounts')) return 'all';
  return rights.includes('sales') ? 'attached' : 'none';
}
