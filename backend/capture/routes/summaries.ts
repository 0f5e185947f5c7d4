import type { captureEndpoints } from '../../../shared/capture/endpoints.ts';

/** What each endpoint does, for the OpenAPI document. */
export const captureSummaries: Readonly<Record<keyof typeof captureEndpoints, string>> = {
  openHome: "The caller's day: what they saved, and which of their meetings are external and already captured.",
  createDraft: 'The proposal for an open mail or event: contacts, types, statuses, what was saved before.',
};
