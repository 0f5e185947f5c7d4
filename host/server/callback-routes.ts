import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { ScriptError, type CallbackRequest, type Host, type HostUser, type OpenItem } from '../contract.ts';
import {
  callbackRequestSchema,
  linkRequestSchema,
  type CallbackAnswer,
  type LinkAnswer,
  type PageCallbackRequest,
} from '../page-api.ts';
import { occurrenceOf, type Agenda } from './agenda.ts';
import type { Grants } from './grants.ts';
import type { Mailbox } from './mailbox.ts';
import { readManifest } from './manifest.ts';
import type { People } from './people.ts';
import { writeEvent } from './write-event.ts';

interface CallbackSurroundings {
  host: Host;
  addonDir: string;
  mailbox: Mailbox;
  agenda: Agenda;
  people: People;
  grants: Grants;
}

/** Everything that runs the add-on or asks whether it may do what it asked for. */
export function callbackRoutes(app: FastifyInstance, surroundings: CallbackSurroundings): void {
  const { host, addonDir, agenda, people, grants } = surroundings;

  app.post('/api/callbacks', async (request): Promise<CallbackAnswer> => {
    const asked = callbackRequestSchema.parse(request.body);
    const { locale, timeZone, platform, hostApp, target } = asked;
    const user = people.find(asked.user);
    const { scopes } = await readManifest(addonDir);
    const refusedScopes = grants.refusalsOf(user.email, scopes);
    if (refusedScopes === null) {
      const reason = grants.isDecided(user.email) ? 'refused' : 'first';
      return { outcome: 'consent', reason, scopes: [...scopes] };
    }
    const answer = await runCallback(host, {
      user,
      identityToken: await people.signIdentityToken(user),
      locale,
      timeZone,
      platform,
      hostApp,
      item: await openItem(asked, user, surroundings),
      calendar: { id: user.email, files: await agenda.listFiles() },
      target,
      refusedScopes,
    });
    return consentAsked(answer, refusedScopes) ?? answer;
  });

  app.post('/api/links', (request): LinkAnswer => {
    const { url } = linkRequestSchema.parse(request.body);
    try {
      return { outcome: 'allowed', url: host.openLink(url) };
    } catch (error) {
      if (error instanceof ScriptError) return { outcome: 'refused', message: error.message };
      throw error;
    }
  });
}

/** The open mail or event with its bytes. Throws ApiError `not_found` for one that is not there. */
async function openItem(
  { item, timeZone }: PageCallbackRequest,
  user: HostUser,
  { mailbox, agenda }: CallbackSurroundings,
): Promise<OpenItem> {
  const calendarId = user.email;
  switch (item.kind) {
    case 'none':
      return item;
    case 'mail':
      return { ...item, raw: await mailbox.readRaw(item.id) };
    case 'event': {
      const { instance, file } = await agenda.find(item.id, timeZone);
      const occurrence = occurrenceOf(instance);
      const { uid } = instance.event.details;
      return { kind: 'event', calendarId, raw: file.raw, uid, ...(occurrence === undefined ? {} : { occurrence }) };
    }
    case 'newEvent': {
      const nothing = { title: '', location: '', description: '', guests: [] };
      const event = { ...nothing, user: user.email, timeZone, start: item.start, end: item.start };
      const raw = writeEvent(event, { uid: `unsaved@${user.email}`, organizer: user, now: new Date() });
      return { kind: 'event', calendarId, raw, unsaved: 'withoutId' };
    }
  }
}

/** What `ScriptApp.requireScopes` ends a callback with (Google's schema "request google scopes"). */
const scopesPromptSchema = z.object({
  requesting_google_scopes: z.object({
    scopes: z.array(z.string()).default([]),
    all_scopes: z.boolean().default(false),
  }),
});

function consentAsked(answer: CallbackAnswer, refused: readonly string[]): CallbackAnswer | null {
  const prompt = scopesPromptSchema.safeParse(answer.outcome === 'answered' ? answer.answer : null);
  if (!prompt.success) return null;
  const { scopes, all_scopes: all } = prompt.data.requesting_google_scopes;
  return { outcome: 'consent', reason: 'missing', scopes: all ? [...refused] : scopes };
}

async function runCallback(host: Host, request: CallbackRequest): Promise<CallbackAnswer> {
  try {
    const { answer, milliseconds } = await host.run(request);
    return { outcome: 'answered', answer, milliseconds };
  } catch (error) {
    if (error instanceof ScriptError) return { outcome: 'failed', message: error.message, log: error.log };
    throw error;
  }
}
