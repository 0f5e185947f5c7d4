import { draftSchema } from './draft.ts';
import { homeSchema } from './home.ts';

/** See shared/add-on-endpoints.ts. */
export const captureAddOnEndpoints = {
  openHome: { method: 'POST', path: '/v1/home', response: homeSchema },
  createDraft: { method: 'POST', path: '/v1/drafts', response: draftSchema },
} as const;
