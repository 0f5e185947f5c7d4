import type { AuditChange } from '../../../shared/audit/audit.ts';

/**
 * A change as one reader of the task may see it: a contact that they may not see changed, but is not named. `visibleIds`:
 * those of the contacts in the trail that they may see.
 */
export function shownChange(change: AuditChange, visibleIds: ReadonlySet<string>): AuditChange {
  const { field, from, to, contactId } = change;
  if (contactId === undefined || visibleIds.has(contactId)) return { field, from, to };
  return { field, from: null, to: null };
}
