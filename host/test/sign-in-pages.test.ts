import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { subjectOf } from '../issuer/accounts.ts';
import { startIssuer, type Issuer } from '../issuer.ts';
import { IssuerVisit } from './support/issuer-visit.ts';

const verifier = 'v'.repeat(64);
const redirectUri = 'http://127.0.0.1:4321/sign-in/callback';
const camille = 'camille@demo.example';

let issuer: Issuer;
beforeAll(async () => {
  issuer = await startIssuer({
    accounts: [
      { email: camille, name: 'Camille <b>Roussel</b>' },
      { email: 'sacha@demo.example', name: 'Sacha' },
    ],
  });
});
afterAll(() => issuer.close());
afterEach(() => {
  vi.unstubAllEnvs();
});

function authorizationUrl(changes: Record<string, string | null> = {}): string {
  const url = new URL(`${issuer.issuer}/auth`);
  const parameters: Record<string, string | null> = {
    client_id: issuer.webClient.id,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid email profile',
    state: 's',
    nonce: 'n',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...changes,
  };
  for (const [name, value] of Object.entries(parameters)) if (value !== null) url.searchParams.set(name, value);
  return url.href;
}

async function pageOf(visit: IssuerVisit, url: string): Promise<{ url: string; status: number; html: string }> {
  const step = await visit.open(url);
  if (step.kind !== 'page') throw new Error(`left for ${step.url.href}`);
  return step;
}

async function exchange(code: string | null) {
  return fetch(`${issuer.issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: code ?? '',
      redirect_uri: redirectUri,
      code_verifier: verifier,
      client_id: issuer.webClient.id,
      client_secret: issuer.webClient.secret,
    }),
  });
}

describe('the sign-in page', () => {
  it('offers the accounts, with what they are called kept from being markup', async () => {
    const { html, status } = await pageOf(new IssuerVisit(issuer.issuer), authorizationUrl());
    expect(status).toBe(200);
    expect(html).toContain('<html lang="fr">');
    expect(html).toContain('Choisissez un compte');
    expect(html).toContain('value="camille@demo.example"');
    expect(html).toContain('Camille &lt;b&gt;Roussel&lt;/b&gt;');
    expect(html).not.toContain('__NONCE__');
  });

  it('speaks English where it is asked to', async () => {
    const { html } = await pageOf(new IssuerVisit(issuer.issuer), authorizationUrl({ hl: 'en' }));
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('Choose an account');
  });

  it.each(['', 'nobody', 'a b@c.example', '<script>'])('asks again for %j, which is no address', async (email) => {
    const visit = new IssuerVisit(issuer.issuer);
    const { url } = await pageOf(visit, authorizationUrl());
    const again = await visit.submit(url, { email });
    expect(again).toMatchObject({ kind: 'page', status: 400 });
    expect(again.kind === 'page' ? again.html : '').toContain('aria-describedby="fault"');
    expect(again.kind === 'page' ? again.html : '').not.toContain('<script>');
  });

  it('asks for consent once per account, and signs in without a word after that', async () => {
    const visit = new IssuerVisit(issuer.issuer);
    const { url } = await pageOf(visit, authorizationUrl());
    const consent = await visit.submit(url, { email: camille });
    expect(consent.kind === 'page' ? consent.html : '').toContain('Se connecter à Relais');
    const left = await visit.submit(url, { continue: '1' });
    expect(left.kind).toBe('left');
    expect((await visit.open(authorizationUrl())).kind).toBe('left');
    // Another browser chooses the account again, but is not asked for consent.
    const other = new IssuerVisit(issuer.issuer);
    const choice = await pageOf(other, authorizationUrl());
    expect((await other.submit(choice.url, { email: camille })).kind).toBe('left');
  });

  it('lets somebody who is signed in choose another account where Relais asks for the choice', async () => {
    const visit = new IssuerVisit(issuer.issuer);
    await visit.signIn(authorizationUrl(), { email: camille });
    const url = await visit.signIn(authorizationUrl({ prompt: 'select_account' }), { email: 'sacha@demo.example' });
    const { id_token: token } = (await (await exchange(url.searchParams.get('code'))).json()) as { id_token: string };
    expect(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())).toMatchObject({
      email: 'sacha@demo.example',
    });
  });

  it('says no to Relais where the person does', async () => {
    const visit = new IssuerVisit(issuer.issuer);
    const url = await visit.signIn(authorizationUrl(), { email: 'reluctant@demo.example', consent: false });
    expect(Object.fromEntries(url.searchParams)).toMatchObject({ error: 'access_denied', state: 's' });
  });
});

describe('the identity token', () => {
  it('has Google’s claims at its top level, signed with the key of the add-on’s tokens', async () => {
    const visit = new IssuerVisit(issuer.issuer);
    const url = await visit.signIn(authorizationUrl(), { email: 'marie-claude.dupont@new.example' });
    const { id_token: token } = (await (await exchange(url.searchParams.get('code'))).json()) as { id_token: string };
    const { payload } = await jwtVerify(token, createRemoteJWKSet(new URL(issuer.jwksUrl)), {
      issuer: issuer.issuer,
      audience: issuer.webClient.id,
    });
    expect(payload).toMatchObject({
      sub: subjectOf('marie-claude.dupont@new.example'),
      email: 'marie-claude.dupont@new.example',
      email_verified: true,
      name: 'Marie Claude Dupont',
      hd: 'new.example',
      nonce: 'n',
    });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3600);
  });

  it('is given once for a code, and to nobody else', async () => {
    const visit = new IssuerVisit(issuer.issuer);
    const code = (await visit.signIn(authorizationUrl(), { email: camille })).searchParams.get('code');
    expect((await exchange(code)).status).toBe(200);
    expect((await exchange(code)).status).toBe(400);
    expect((await exchange('invented')).status).toBe(400);
  });
});

describe('a request that is not ours', () => {
  it.each<[string, Record<string, string | null>]>([
    ['to another address', { redirect_uri: 'https://evil.example/sign-in/callback' }],
    ['to another path', { redirect_uri: 'http://127.0.0.1:4321/elsewhere' }],
    ['of another client', { client_id: 'somebody' }],
  ])('is refused on a page: %s', async (_what, changes) => {
    const { status, html } = await pageOf(new IssuerVisit(issuer.issuer), authorizationUrl(changes));
    expect(status).toBe(400);
    expect(html).toContain('Cette connexion ne peut pas continuer');
    expect(html).not.toContain('__NONCE__');
  });

  it('is sent back without PKCE', async () => {
    const step = await new IssuerVisit(issuer.issuer).open(
      authorizationUrl({ code_challenge: null, code_challenge_method: null }),
    );
    expect(step.kind === 'left' ? step.url.searchParams.get('error') : null).toBe('invalid_request');
  });

  it('is not answered under a name that is not the loopback address', async () => {
    const { port } = new URL(issuer.issuer);
    const status = await new Promise((resolve) => {
      request({ host: '127.0.0.1', port, path: '/auth', headers: { host: 'evil.example' } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).end();
    });
    expect(status).toBe(421);
  });

  it('finds a sign-in page that is gone', async () => {
    const { status, html } = await pageOf(new IssuerVisit(issuer.issuer), `${issuer.issuer}/interaction/gone`);
    expect([status, html.includes('Cette connexion ne peut pas continuer')]).toEqual([400, true]);
  });
});

it('does not run in production', async () => {
  vi.stubEnv('NODE_ENV', 'production');
  await expect(startIssuer()).rejects.toThrow(/does not run when NODE_ENV=production/);
});
