import { auditExportQuerySchema, auditListQuerySchema, auditPageSchema } from '../audit/audit-trail.ts';
import {
  captureCountQuerySchema,
  captureDaysSchema,
  captureExportQuerySchema,
  captureListQuerySchema,
  capturePageSchema,
} from './capture-ledger.ts';

/** What admins look up: how captures went, and what was done in the environment. */
export const adminRecordEndpoints = {
  listCaptures: {
    method: 'GET',
    path: '/v1/admin/captures',
    access: 'session',
    status: 200,
    query: captureListQuerySchema,
    response: capturePageSchema,
  },
  countCaptures: {
    method: 'GET',
    path: '/v1/admin/captures/days',
    access: 'session',
    status: 200,
    query: captureCountQuerySchema,
    response: captureDaysSchema,
  },
  exportCaptures: {
    method: 'GET',
    path: '/v1/admin/captures/export',
    access: 'session',
    status: 200,
    query: captureExportQuerySchema,
    response: null,
  },
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
