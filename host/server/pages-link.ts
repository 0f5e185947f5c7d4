import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { Host } from '../contract.ts';
import type { People } from './people.ts';

const linkQuery = z.object({ user: z.string() });

/** The URL of the add-on's own pages for a user, from the user properties that the add-on stored. */
export type PagesUrl = (properties: Readonly<Record<string, string>>) => string;

/**
 * Redirects from the link in the header to the add-on's own pages. The address is looked up when the link is followed,
 * because it depends on what the add-on has stored for the user by then.
 */
export function pagesLink(
  app: FastifyInstance,
  { people, host, pagesUrl }: { people: People; host: Host; pagesUrl: PagesUrl },
): void {
  app.get('/pages', (request, reply) => {
    const { user } = linkQuery.parse(request.query);
    return reply.redirect(pagesUrl(host.userProperties(people.find(user))));
  });
}
