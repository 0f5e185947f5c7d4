import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createIdentityVerifier,
  createTokenExplainer,
  type IdentityVerifier,
  type TokenExplainer,
} from '../../../../backend/identity/identity-token.ts';
import { createSigningKeys } from '../../../../backend/identity/signing-keys.ts';
import type { IdentityClaims } from '../../../../host/issuer/accounts.ts';
import { startIssuer, type Issuer } from '../../../../host/issuer.ts';

let issuer: Issuer;
let stranger: Issuer;
let verify: IdentityVerifier;
let explain: TokenExplainer;

const camille = { email: 'Camille@Demo.example', name: 'Camille' };

beforeAll(async () => {
  [issuer, stranger] = await Promise.all([startIssuer(), startIssuer()]);
  const options = { audiences: ['another-client', issuer.audience], issuer: issuer.issuer };
  const keys = createSigningKeys(issuer.certsUrl, () => new Date());
  verify = createIdentityVerifier(options, keys);
  explain = createTokenExplainer(options, keys);
});
afterAll(() => Promise.all([issuer.close(), stranger.close()]));

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** The token with its header or claims replaced, the signature as it was. */
async function altered(change: { header?: object; claims?: object }): Promise<string> {
  const [header = '', claims = '', signature = ''] = (await issuer.sign(camille)).split('.');
  const parsed = JSON.parse(Buffer.from(claims, 'base64url').toString()) as object;
  return [
    change.header === undefined ? header : encoded(change.header),
    change.claims === undefined ? claims : encoded({ ...parsed, ...change.claims }),
    signature,
  ].join('.');
}

describe('an identity token', () => {
  it('says who signs in, with the address in canonical form', async () => {
    expect(await verify(await issuer.sign({ ...camille, sub: '123', hd: 'Demo.Example' }))).toEqual({
      subject: '123',
      address: 'camille@demo.example',
      name: 'Camille',
      domain: 'demo.example',
    });
  });

  it.each([
    ['Café.Example', 'xn--caf-dma.example'],
    ['xn--caf-dma.example', 'xn--caf-dma.example'],
    [null, null],
    ['not a domain', null],
  ])('with the Workspace %j is of the domain %j', async (hd, domain) => {
    expect(await verify(await issuer.sign({ ...camille, hd }))).toMatchObject({ domain });
  });

  it.each<[string, Partial<IdentityClaims>]>([
    ['a clock 50 seconds ahead', { clockOffset: 50 }],
    ['a clock 50 seconds behind, at the end of the hour', { clockOffset: -3600 - 50 }],
    ['the party that asked for it, one of ours', { claims: { azp: 'another-client' } }],
    ['a beginning that is now', { claims: { nbf: Math.floor(Date.now() / 1000) } }],
    ['email_verified as text', { claims: { email_verified: 'true' } }],
    ['a private account', { email: 'camille@gmail.com', hd: null }],
    ['another audience of the list', { claims: { aud: 'another-client' } }],
  ])('is accepted with %s', async (_name, change) => {
    expect(await verify(await issuer.sign({ ...camille, ...change }))).not.toBeNull();
  });

  it.each<[string, Partial<IdentityClaims>]>([
    ['that has expired', { clockOffset: -3600 - 70 }],
    ['from the future', { clockOffset: 70 }],
    ['that is not valid yet', { claims: { nbf: Math.floor(Date.now() / 1000) + 90 } }],
    ['that begins at no time', { claims: { nbf: 'tomorrow' } }],
    ['that another client asked for', { claims: { azp: 'elsewhere' } }],
    ['that a list of clients asked for', { claims: { azp: ['another-client'] } }],
    ['for another application', { claims: { aud: 'elsewhere' } }],
    ['for a list of applications', { claims: { aud: ['another-client', 'elsewhere'] } }],
    ['of another issuer', { claims: { iss: 'https://accounts.example' } }],
    ['of Google where a local issuer is set', { claims: { iss: 'https://accounts.google.com' } }],
    ['with an address that is not verified', { emailVerified: false }],
    ['with email_verified as the text false', { claims: { email_verified: 'false' } }],
    ['without email_verified', { claims: { email_verified: undefined } }],
    ['without an address', { claims: { email: undefined } }],
    ['with an address that is none', { claims: { email: 'camille' } }],
    ['with an address that is a number', { claims: { email: 5 } }],
    ['without a subject', { claims: { sub: undefined } }],
    ['with an empty subject', { sub: '' }],
    ['with a subject that is a number', { claims: { sub: 5 } }],
    ['with a subject of 300 characters', { sub: 'x'.repeat(300) }],
    ['without an expiry', { claims: { exp: undefined } }],
    ['that lives for a week', { claims: { exp: Math.floor(Date.now() / 1000) + 604_800 } }],
    ['with an expiry that is no number', { claims: { exp: 'tomorrow' } }],
  ])('is refused %s', async (_name, change) => {
    expect(await verify(await issuer.sign({ ...camille, ...change }))).toBeNull();
  });

  it.each<[string, () => string | Promise<string>]>([
    ['signed with the key of another', () => stranger.sign({ ...camille, claims: { iss: issuer.issuer } })],
    ['with altered claims', () => altered({ claims: { email: 'admin@demo.example' } })],
    ['with algorithm none', () => altered({ header: { alg: 'none', kid: 'relais-local' } })],
    ['with an unknown key', () => altered({ header: { alg: 'RS256', kid: 'unknown' } })],
    ['with a key named like a member of every object', () => altered({ header: { alg: 'RS256', kid: '__proto__' } })],
    ['without a key', () => altered({ header: { alg: 'RS256' } })],
    ['signed with the public key as a secret', () => signedWithPublicKey()],
    ['of two segments', () => 'a.b'],
    ['of four segments', () => 'a.b.c.d'],
    ['of nothing', () => ''],
    ['of garbage', () => '\u0000.\uFFFF.💥'],
    ['whose header is a list', () => `${encoded([])}.e30.x`],
    ['whose header is null', () => `${Buffer.from('null').toString('base64url')}.e30.x`],
  ])('is refused %s', async (_name, token) => {
    expect(await verify(await token())).toBeNull();
  });
});

describe('the explanation of a token', () => {
  it.each<[string, Partial<IdentityClaims>]>([
    ['accepted', {}],
    ['client', { claims: { aud: 'elsewhere', azp: 'elsewhere-too' } }],
    ['client', { claims: { aud: ['another-client'] } }],
    ['issuer', { claims: { iss: 'https://accounts.example', aud: 'elsewhere' } }],
    ['client', { claims: { azp: 'elsewhere-too' } }],
    ['expired', { clockOffset: -3600 - 70 }],
    ['expired', { clockOffset: -3600 - 360, claims: { aud: 'elsewhere' } }],
    ['signature', { clockOffset: 70 }],
    ['account', { emailVerified: false }],
    ['account', { claims: { email: undefined } }],
    ['account', { claims: { sub: undefined } }],
  ])('is %s for %j, with its claims', async (verdict, change) => {
    const explained = await explain(await issuer.sign({ ...camille, ...change }));
    expect(explained.verdict).toBe(verdict);
    expect(explained.claims?.aud).toEqual(change.claims?.['aud'] ?? issuer.audience);
  });

  it('is about the signature before anything else', async () => {
    const { verdict } = await explain(await altered({ claims: { aud: 'elsewhere' } }));
    expect(verdict).toBe('signature');
  });

  it.each(['', 'a.b', 'a.b.c.d', 'ya29.a0Af', `${encoded({ kid: 'relais-local' })}.bnVsbA.x`])(
    'is malformed for %j',
    async (token) => {
      expect(await explain(token)).toEqual({ verdict: 'malformed', claims: null });
    },
  );
});

/** The confusion of RS256 with HS256: the public key is known to everyone. */
async function signedWithPublicKey(): Promise<string> {
  const pem = ((await (await fetch(issuer.certsUrl)).json()) as Record<string, string>)['relais-local'] ?? '';
  const [, claims = ''] = (await issuer.sign(camille)).split('.');
  const content = `${encoded({ alg: 'HS256', kid: 'relais-local' })}.${claims}`;
  return `${content}.${createHmac('sha256', pem).update(content).digest('base64url')}`;
}
