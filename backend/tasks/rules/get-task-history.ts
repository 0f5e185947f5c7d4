import type { AuditChange } from '../../../shared/audit/audit.ts';

/** A change as the reader may see it: contacts outside `visibleIds` lose their name. */
export function redactChange(change: AuditChange, visibleIds: ReadonlySet<string>): AuditChange {
  const { field, from, to, contactId } = change;
  if (contactId === undefined || visibleIds.has(contactId)) return { field, from, to };
  return { field, from: null, to: null };
}
