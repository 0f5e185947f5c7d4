import type { AuditChange } from '../../shared/audit/audit.ts';

/** What an export was asked for, as the audit trail writes it down: each member of the filter, from nothing to its value. */
export function askedFor(filter: Readonly<Record<string, string | undefined>>): AuditChange[] {
  return Object.entries(filter).flatMap(([field, value]) =>
    value === undefined ? [] : [{ field: `filter.${field}`, from: null, to: value }],
  );
}
