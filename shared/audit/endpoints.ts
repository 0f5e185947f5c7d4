import { auditExportQuerySchema, auditListQuerySchema, auditPageSchema } from './audit-trail.ts';

/** What was done in the environment, for admins. */
export const auditEndpoints = {
  listAudit: {
    method: 'GET',
    path: '/v1/admin/audit',
    access: 'session',
    status: 200,
    query: auditListQuerySchema,
    response: auditPageSchema,
  },
  exportAudit: {
    method: 'GET',
    path: '/v1/admin/audit/export',
    access: 'session',
    status: 200,
    query: auditExportQuerySchema,
    response: null,
  },
} as const;
