import { OAuth2Client } from 'google-auth-library';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { subjectOf } from '../issuer/accounts.ts';
import { startIssuer, type Issuer } from '../issuer.ts';

let issuer: Issuer;

beforeAll(async () => {
  issuer = await startIssuer();
});

afterAll(async () => {
  await issuer.close();
});

/** The check that Google's own library makes, against the local issuer's keys. */
async function verify(token: string, audience = issuer.audience) {
  const client = new OAuth2Client();
  const certs: unknown = await (await fetch(issuer.certsUrl)).json();
  return client.verifySignedJwtWithCertsAsync(token, certs as Record<string, string>, audience, [issuer.issuer]);
}

describe('startIssuer', () => {
  it('signs a token that google-auth-library accepts, with the claims of a Workspace account', async () => {
    const ticket = await verify(await issuer.sign({ email: 'camille@demo.example', name: 'Camille' }));
    const payload = ticket.getPayload();
    expect(payload).toMatchObject({
      email: 'camille@demo.example',
      email_verified: true,
      hd: 'demo.example',
      name: 'Camille',
      sub: subjectOf('camille@demo.example'),
    });
    expect((payload?.exp ?? 0) - (payload?.iat ?? 0)).toBe(3600);
  });

  it('publishes the same key as a JWKS', async () => {
    const token = await issuer.sign({ email: 'a@demo.example', name: 'A' });
    const { payload } = await jwtVerify(token, createRemoteJWKSet(new URL(issuer.jwksUrl)), {
      audience: issuer.audience,
      issuer: issuer.issuer,
    });
    expect(payload['email']).toBe('a@demo.example');
  });

  it.each([
    ['jo@gmail.com', undefined, undefined],
    ['jo@googlemail.com', undefined, undefined],
    ['jo@Acme.Example', undefined, 'acme.example'],
    ['jo@gmail.com', 'acme.example', 'acme.example'],
    ['jo@acme.example', null, undefined],
  ])('gives %s with hd %s the claim %s', async (email, hd, expected) => {
    const token = await issuer.sign({ email, name: 'Jo', ...(hd === undefined ? {} : { hd }) });
    expect((await verify(token)).getPayload()?.hd).toBe(expected);
  });

  it.each([
    ['another audience', { claims: { aud: 'other' } }],
    ['another issuer', { claims: { iss: 'https://accounts.example' } }],
    ['a token that expired two hours ago', { clockOffset: -10_800 }],
    ['a token of the future', { clockOffset: 10_800 }],
  ])('lets tests make %s, which is refused', async (_what, part) => {
    const token = await issuer.sign({ email: 'a@demo.example', name: 'A', ...part });
    await expect(verify(token)).rejects.toThrow();
  });

  it('answers 404 elsewhere', async () => {
    expect((await fetch(`${issuer.issuer}/other`)).status).toBe(404);
  });

  it('says when its port is taken', async () => {
    const port = Number(new URL(issuer.issuer).port);
    await expect(startIssuer({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

describe('subjectOf', () => {
  it('is 21 decimal digits, the same for the same address in any case', () => {
    expect(subjectOf('Camille@Demo.example ')).toBe(subjectOf('camille@demo.example'));
    expect(subjectOf('camille@demo.example')).toMatch(/^\d{21}$/);
    expect(subjectOf('sacha@demo.example')).not.toBe(subjectOf('camille@demo.example'));
  });
});
