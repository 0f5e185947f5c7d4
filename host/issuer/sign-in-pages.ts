import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JWK } from 'jose';
import type { Accounts } from './accounts.ts';
import { answerInteraction } from './interactions.ts';
import { errorPage, sendPage } from './pages.ts';
import { createProvider, interactionPath, type WebClient } from './provider.ts';

interface SignInOptions {
  issuer: string;
  client: WebClient;
  accounts: Accounts;
  privateJwk: JWK;
}

/** Answers everything of OpenID Connect: the provider's endpoints and the pages on which a person signs in. */
export function signInPages(options: SignInOptions): (request: IncomingMessage, response: ServerResponse) => void {
  const grants = new Map<string, string>();
  const { host } = new URL(options.issuer);
  let made: ReturnType<typeof createProvider> | null = null;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Against DNS rebinding: a foreign site could otherwise read these pages under its own name and sign in.
    if (request.headers.host !== host) {
      response.writeHead(421).end();
      return;
    }
    // Created at the first sign-in, because the add-on alone never needs it.
    made ??= createProvider({ ...options, grants });
    const provider = await made;
    if (request.url?.startsWith(`${interactionPath}/`) === true) {
      await answerInteraction({ provider, accounts: options.accounts, grants }, { request, response });
    } else {
      await provider.callback()(request, response);
    }
  }

  return (request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else sendPage(response, { status: 500, html: errorPage(String(error)) });
    });
  };
}
