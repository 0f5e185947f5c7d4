import { randomBytes } from 'node:crypto';
import type { JWK } from 'jose';
import type { Configuration, Provider as OidcProvider } from 'oidc-provider';
import type { Accounts } from './accounts.ts';
import { MemoryAdapter } from './memory-adapter.ts';
import { errorPage, underPolicy } from './pages.ts';

/** The OAuth client of Relais' pages. */
export interface WebClient {
  id: string;
  secret: string;
}

interface ProviderOptions {
  issuer: string;
  client: WebClient;
  accounts: Accounts;
  /** Ids of grants by `sub`: who consented once is not asked again. */
  grants: ReadonlyMap<string, string>;
  /** The key that the add-on's identity tokens are signed with too. */
  privateJwk: JWK;
}

/** Where the provider sends a browser that has to choose an account or to consent. */
export const interactionPath = '/interaction';

/** A day, in seconds: longer than anybody tries. */
const day = 86_400;

/**
 * Plays Google's OpenID provider (https://accounts.google.com): authorization code flow, PKCE required, claims at the top
 * level of the ID token, consent asked once per account.
 */
export async function createProvider(options: ProviderOptions): Promise<OidcProvider> {
  const { issuer, client, accounts, grants, privateJwk } = options;
  // Half a second that only a sign-in needs.
  const [{ Provider }, { base, Prompt }] = await Promise.all([
    import('oidc-provider/lib/provider.js'),
    import('oidc-provider/lib/helpers/interaction_policy/index.js'),
  ]);
  const policy = base();
  // Google's: asks for the account even where only one is signed in.
  policy.add(new Prompt({ name: 'select_account', requestable: true }), 0);
  // Asked of installed applications every time; our client only has their freedom of ports.
  policy.get('consent')?.checks.remove('native_client_prompt');
  const configuration: Configuration = {
    adapter: () => new MemoryAdapter(),
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        // Of these a redirect URI may have any port on loopback (RFC 8252 §7.3): nobody knows the service's beforehand.
        application_type: 'native',
        redirect_uris: ['127.0.0.1', 'localhost'].map((host) => `http://${host}/sign-in/callback`),
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    jwks: { keys: [privateJwk] },
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      // Cookies do not know ports: these are next to the service's own.
      names: { session: 'google_session', interaction: 'google_interaction', resume: 'google_resume' },
    },
    scopes: ['openid', 'email', 'profile'],
    claims: { openid: ['sub'], email: ['email', 'email_verified', 'hd'], profile: ['name'] },
    conformIdTokenClaims: false,
    extraParams: ['hl'],
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    findAccount: (_context, sub) => {
      const account = accounts.ofSubject(sub);
      return account && { accountId: account.sub, claims: () => account };
    },
    loadExistingGrant: async ({ oidc }) => {
      const known = oidc.result?.consent?.grantId ?? grants.get(oidc.session?.accountId ?? '');
      return known === undefined ? undefined : oidc.provider.Grant.find(known);
    },
    interactions: { policy, url: (_context, { uid }) => `${interactionPath}/${uid}` },
    ttl: { AccessToken: 3600, AuthorizationCode: 60, IdToken: 3600, Interaction: 3600, Session: day, Grant: day },
    pkce: { required: () => true },
    renderError: (context, { error, error_description: description }) => {
      const { headers, body } = underPolicy(errorPage(`${error}: ${description ?? ''}`));
      context.set(headers);
      context.body = body;
    },
  };
  return new Provider(issuer, configuration);
}
