import type { FastifyInstance } from 'fastify';
import { ScriptError, type CallbackRequest, type Host, type OpenItem } from '../contract.ts';
import { callbackRequestSchema, linkRequestSchema, type CallbackAnswer, type LinkAnswer } from '../page-api.ts';
import type { Mailbox } from './mailbox.ts';
import type { People } from './people.ts';

/** Everything that runs the add-on or asks whether it may do what it asked for. */
export function callbackRoutes(
  app: FastifyInstance,
  { host, mailbox, people }: { host: Host; mailbox: Mailbox; people: People },
): void {
  app.post('/api/callbacks', async (request): Promise<CallbackAnswer> => {
    const { user: email, locale, timeZone, mailId, target } = callbackRequestSchema.parse(request.body);
    const user = people.find(email);
    const item: OpenItem =
      mailId === null ? { kind: 'none' } : { kind: 'mail', id: mailId, raw: await mailbox.raw(mailId) };
    const identityToken = await people.identityToken(user);
    return runCallback(host, {
      user,
      identityToken,
      locale,
      timeZone,
      platform: 'WEB',
      hostApp: 'GMAIL',
      item,
      target,
    });
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

async function runCallback(host: Host, request: CallbackRequest): Promise<CallbackAnswer> {
  try {
    const { answer, milliseconds } = await host.run(request);
    return { outcome: 'answered', answer, milliseconds };
  } catch (error) {
    if (error instanceof ScriptError) return { outcome: 'failed', message: error.message, log: error.log };
    throw error;
  }
}
