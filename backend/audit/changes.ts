import type { AuditChange } from '../../shared/audit/audit.ts';

type Shown = string | number | boolean | null | undefined;

/** The fields that differ, with what they were and are, for the audit trail. */
export function changesOf(fields: readonly (readonly [field: string, from: Shown, to: Shown])[]): AuditChange[] {
  return fields
    .map(([field, from, to]) => ({ field, from: shown(from), to: shown(to) }))
    .filter(({ from, to }) => from !== to);
}

function shown(value: Shown): string | null {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value === null || value === undefined ? null : String(value);
}
