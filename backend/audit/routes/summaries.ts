import type { auditEndpoints } from '../../../shared/audit/endpoints.ts';

/** What each endpoint does, for the OpenAPI document. */
export const auditSummaries: Readonly<Record<keyof typeof auditEndpoints, string>> = {
  listAudit: 'What was done in the environment, newest first, page by page. Admins only.',
  exportAudit: 'The audit trail as CSV; the export is itself written down. Admins only.',
};
