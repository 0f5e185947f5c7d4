import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { consentRequestSchema, type Consent } from '../page-api.ts';
import type { Grants } from './grants.ts';
import { readManifest } from './manifest.ts';
import type { People } from './people.ts';

/** What a person allowed the add-on, and changing it. */
export function consentRoutes(
  app: FastifyInstance,
  { grants, people, addonDir }: { grants: Grants; people: People; addonDir: string },
): void {
  const consentOf = async (user: string): Promise<Consent> => {
    const { scopes } = await readManifest(addonDir);
    return grants.consent(people.find(user).email, scopes);
  };

  app.get('/api/consent', (request) => consentOf(z.object({ user: z.string() }).parse(request.query).user));

  app.put('/api/consent', (request) => {
    const { user, granted } = consentRequestSchema.parse(request.body);
    grants.decide(people.find(user).email, granted);
    return consentOf(user);
  });
}
