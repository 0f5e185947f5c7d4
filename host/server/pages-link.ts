import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { Host } from '../contract.ts';
import type { People } from './people.ts';

const linkQuery = z.object({ user: z.string() });

/** Where the add-on's own pages are for a user of whom it keeps these properties. */
export type PagesUrl = (properties: Readonly<Record<string, string>>) => string;

/** Leads from the header of the page to the pages that belong to the add-on: where, is known when the link is followed. */
export function pagesLink(
  app: FastifyInstance,
  { people, host, pagesUrl }: { people: People; host: Host; pagesUrl: PagesUrl },
): void {
  app.get('/pages', (request, reply) => {
    const { user } = linkQuery.parse(request.query);
    return reply.redirect(pagesUrl(host.userProperties(people.find(user))));
  });
}
