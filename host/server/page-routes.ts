import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Configuration } from '../page-api.ts';
import { maxCalendarBytes } from './calendar-routes.ts';
import { maxMailBytes } from './mail-routes.ts';
import { readManifest } from './manifest.ts';
import type { People } from './people.ts';

const pageFiles = {
  '/': { file: 'index.html', type: 'text/html; charset=utf-8' },
  '/app.js': { file: 'app.js', type: 'text/javascript; charset=utf-8' },
  '/app.css': { file: 'app.css', type: 'text/css; charset=utf-8' },
};

/** The page's three files, and what it has to know before it can draw. */
export function pageRoutes(
  app: FastifyInstance,
  { pageDir, addonDir, people }: { pageDir: string; addonDir: string; people: People },
): void {
  for (const [url, { file, type }] of Object.entries(pageFiles)) {
    app.get(url, async (_request, reply) => reply.type(type).send(await readFile(path.join(pageDir, file))));
  }

  // Asked for at times although the page has an icon; what is missing would be an error in the console.
  app.get('/favicon.ico', (_request, reply) => reply.status(204).send());

  app.get('/api/configuration', async (): Promise<Configuration> => ({
    users: people.users.map(({ email, name }) => ({ email, name })),
    addon: (await readManifest(addonDir)).addon,
    maxMailBytes,
    maxCalendarBytes,
  }));
}
