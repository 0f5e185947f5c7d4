import { contactAddOnEndpoints } from './contacts/add-on-endpoints.ts';
import { identityAddOnEndpoints } from './identity/add-on-endpoints.ts';
import { taskAddOnEndpoints } from './tasks/add-on-endpoints.ts';
import { preferenceAddOnEndpoints } from './preferences/add-on-endpoints.ts';
import { captureAddOnEndpoints } from './capture/add-on-endpoints.ts';

/**
 * Method, path and response schema of the endpoints that the add-on calls; endpoints.ts has the whole table. Request
 * schemas are left out: TypeScript checks what the add-on sends, and Apps Script loads the bundle anew at every
 * callback.
 */
export const addOnEndpoints = {
  ...contactAddOnEndpoints,
  ...identityAddOnEndpoints,
  ...taskAddOnEndpoints,
  ...preferenceAddOnEndpoints,
  ...captureAddOnEndpoints,
} as const;

export type AddOnEndpoints = typeof addOnEndpoints;
