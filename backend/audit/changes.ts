import type { AuditChange } from '../../shared/audit/audit.ts';

type AuditValue = string | number | boolean | null | undefined;

/** The fields whose values differ, with both values as text, for the audit trail. */
export function changesOf(
  fields: readonly (readonly [field: string, from: AuditValue, to: AuditValue])[],
): AuditChange[] {
  return fields
    .map(([field, from, to]) => ({ field, from: textOf(from), to: textOf(to) }))
    .filter(({ from, to }) => from !== to);
}

function textOf(value: AuditValue): string | null {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value === null || value === undefined ? null : String(value);
}
