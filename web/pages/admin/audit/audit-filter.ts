import { auditFilterSchema, type AuditFilter } from '../../../../shared/audit/audit-trail.ts';
import type { AddressFilter } from '../records/address-filter.ts';

const { from, to, actorId, action, area, userId, taskNumber } = auditFilterSchema.shape;
/** What the address of the page may say. */
export const auditMembers = { from, to, actorId, action, area, userId, taskNumber };
export type AuditMember = keyof typeof auditMembers;
export type AuditAddress = AddressFilter<AuditMember>;
export type AuditPatch = Readonly<Partial<Record<AuditMember, string | null>>>;

/** What the service is asked for: days are those of the reader. */
export function auditQueryOf(address: AuditAddress, timeZone: string): AuditFilter {
  return { ...auditFilterSchema.parse(address), timeZone };
}
