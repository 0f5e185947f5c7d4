import type * as z from 'zod/mini';
import { platformEndpoints } from './platform/endpoints.ts';
import { accessEndpoints } from './access/endpoints.ts';
import { auditEndpoints } from './audit/endpoints.ts';
import { environmentEndpoints } from './environments/endpoints.ts';
import { taskChoiceEndpoints } from './task-choices/endpoints.ts';
import { contactEndpoints } from './contacts/endpoints.ts';
import { identityEndpoints } from './identity/endpoints.ts';
import { userEndpoints } from './users/endpoints.ts';
import { captureLedgerEndpoints } from './capture-ledger/endpoints.ts';
import { taskEndpoints } from './tasks/endpoints.ts';
import { preferenceEndpoints } from './preferences/endpoints.ts';
import { captureEndpoints } from './capture/endpoints.ts';

/**
 * The one table of endpoints: the Fastify routes and the OpenAPI document are made from it, the add-on's client
 * from its part of it.
 * `access`: `public` needs nothing, `identity` needs a Google identity token in the body, `session` needs a session:
 * a token in `Authorization: Bearer`, or below `/e/:environment` the cookie of a signed-in browser; `browser` needs that
 * cookie and is in no environment. `multipart`: the schema of the JSON part `task`, followed by files.
 * `response` null: the bytes of a file.
 */
export const endpoints = {
  ...platformEndpoints,
  ...accessEndpoints,
  ...auditEndpoints,
  ...environmentEndpoints,
  ...taskChoiceEndpoints,
  ...contactEndpoints,
  ...identityEndpoints,
  ...userEndpoints,
  ...captureLedgerEndpoints,
  ...taskEndpoints,
  ...preferenceEndpoints,
  ...captureEndpoints,
} as const;

export type Endpoints = typeof endpoints;
export type EndpointName = keyof Endpoints;
/** The JSON response of an endpoint; `never` for one that answers bytes. */
export type ResponseOf<N extends EndpointName> = Endpoints[N]['response'] extends z.ZodMiniType
  ? z.infer<Endpoints[N]['response']>
  : never;
