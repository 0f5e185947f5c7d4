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

/** A day, in seconds: longer than anybody uses the stand-in without a break. */
const day = 86_400;

/**
 * Plays Google's OpenID provider (https://accounts.google.com): authorization code flow, PKCE required, claims at the top
 * level of the ID token, consent asked once per account.
 */
export async function createProvider(options: ProviderOptions): Promise<OidcProvider> {
  const { issuer, client, accounts, grants, privateJwk } = options;
  // Loading them takes half a second, which only a sign-in should cost.
  const [{ Provider }, { base, Prompt }] = await Promise.all([
    import('oidc-provider/lib/provider.js'),
    import('oidc-provider/lib/helpers/interaction_policy/index.js'),
  ]);
  const policy = base();
  // Google's prompt: it asks for the account even when only one is signed in.
  policy.add(new Prompt({ name: 'select_account', requestable: true }), 0);
  // The provider asks native clients for consent every time. Our client is native only for its ports, see below.
  policy.get('consent')?.checks.remove('native_client_prompt');
  const configuration: Configuration = {
    adapter: () => new MemoryAdapter(),
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        // A native client may be redirected to any loopback port (RFC 8252 §7.3); the service's is not known here.
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
      // Cookies are shared by all ports of a host, so these names must differ from those of the service.
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
