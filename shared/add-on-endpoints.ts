import { contactAddOnEndpoints } from './contacts/add-on-endpoints.ts';
import { identityAddOnEndpoints } from './identity/add-on-endpoints.ts';
import { taskAddOnEndpoints } from './tasks/add-on-endpoints.ts';
import { preferenceAddOnEndpoints } from './preferences/add-on-endpoints.ts';
import { captureAddOnEndpoints } from './capture/add-on-endpoints.ts';

/**
 * What a caller has to know of the endpoints that the add-on calls; endpoints.ts has them all and whole. The schemas of
 * requests are not among it: TypeScript checks what the add-on sends, and its code is read again at every callback.
 */
export const addOnEndpoints = {
  ...contactAddOnEndpoints,
  ...identityAddOnEndpoints,
  ...taskAddOnEndpoints,
  ...preferenceAddOnEndpoints,
  ...captureAddOnEndpoints,
} as const;

export type AddOnEndpoints = typeof addOnEndpoints;
