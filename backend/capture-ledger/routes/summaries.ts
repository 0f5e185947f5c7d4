import type { captureLedgerEndpoints } from '../../../shared/capture-ledger/endpoints.ts';

/** What each endpoint does, for the OpenAPI document. */
export const captureLedgerSummaries: Readonly<Record<keyof typeof captureLedgerEndpoints, string>> = {
  listCaptures: 'Every attempt to save, however it ended, newest first, page by page. Admins only.',
  countCaptures: 'How the attempts of a range of days ended: by day, by user, by reason. Admins only.',
  exportCaptures: 'The capture ledger as CSV. Admins only.',
};
