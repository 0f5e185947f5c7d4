import type { FastifyInstance } from 'fastify';
import { captureEndpoints } from '../../../shared/capture/endpoints.ts';
import { principalOf } from '../../access/routes/principal.ts';
import { createDraft } from '../create-draft.ts';
import type { Context } from '../../platform/context.ts';
import { route } from '../../platform/http/endpoint-route.ts';

/** Bytes. A thousand addresses with their names at their longest, in the widest encoding. */
const bodyLimit = 4 * 1024 * 1024;

/** What a card shows before anything is saved: the proposal for what is open. */
export function draftRoutes(app: FastifyInstance, context: Context): void {
  route(app, captureEndpoints.createDraft, {
    options: { bodyLimit },
    handle: ({ body }, request) => createDraft(context, principalOf(request), body),
  });
}
