import {
  captureCountQuerySchema,
  captureDaysSchema,
  captureExportQuerySchema,
  captureListQuerySchema,
  capturePageSchema,
} from './capture-ledger.ts';

/** Every attempt to save and its outcome, for admins. */
export const captureLedgerEndpoints = {
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
} as const;
