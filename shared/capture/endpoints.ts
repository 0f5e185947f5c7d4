import { captureAddOnEndpoints } from './add-on-endpoints.ts';
import { draftRequestSchema, homeRequestSchema } from './requests.ts';

/** What the add-on shows before saving. */
export const captureEndpoints = {
  openHome: {
    ...captureAddOnEndpoints.openHome,
    access: 'session',
    status: 200,
    body: homeRequestSchema,
  },
  createDraft: {
    ...captureAddOnEndpoints.createDraft,
    access: 'session',
    status: 200,
    body: draftRequestSchema,
  },
} as const;
