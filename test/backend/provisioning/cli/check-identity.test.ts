import type { TokenPayload } from 'google-auth-library';
import { describe, expect, it } from 'vitest';
import { checkIdentity, formatIdentityCheck } from '../../../../backend/provisioning/cli/check-identity.ts';
import type { TokenVerdict } from '../../../../backend/identity/identity-token.ts';

const claims: TokenPayload = {
  iss: 'https://accounts.google.com',
  aud: '123-abc.apps.googleusercontent.com',
  azp: '123-abc.apps.googleusercontent.com',
  sub: '42',
  email: 'camille@acme.example',
  email_verified: true,
  hd: 'acme.example',
  iat: 1_796_000_000,
  exp: 1_796_003_600,
};
const textOf = (verdict: TokenVerdict, change: object = {}) =>
  formatIdentityCheck(checkIdentity({ verdict, claims: { ...claims, ...change } }, ['456-def', '789-ghi']));

describe('the text of a check', () => {
  it('of a token for another client shows its audience beside ours, and what to do', () => {
    expect(textOf('client').split('\n')).toEqual([
      'Refused: Google issued it to another OAuth client.',
      '  audience (aud)          123-abc.apps.googleusercontent.com',
      '  authorized party (azp)  123-abc.apps.googleusercontent.com',
      '  issuer (iss)            https://accounts.google.com',
      '  address (email)         camille@acme.example',
      '  address is verified     true',
      '  Workspace domain (hd)   acme.example',
      '  issued                  2026-11-30T00:53:20.000Z',
      '  expires                 2026-11-30T01:53:20.000Z',
      '  IDENTITY_AUDIENCES      456-def, 789-ghi',
      'When this is your add-on, put its audience into IDENTITY_AUDIENCES and restart the service.',
    ]);
  });

  it('tells the verdicts apart, each with what to do', () => {
    const verdicts = ['accepted', 'malformed', 'signature', 'expired', 'issuer', 'client', 'account'] as const;
    const texts = verdicts.map((verdict) => textOf(verdict).split('\n'));
    for (const place of [0, -1]) expect(new Set(texts.map((lines) => lines.at(place))).size).toBe(verdicts.length);
    expect(texts.filter(([says]) => says?.startsWith('Refused: '))).toHaveLength(6);
  });

  it('shows whatever a forged token claims without letting it steer the terminal', () => {
    const text = textOf('signature', {
      aud: ['\u001b[2J', 5],
      email: `a\n\u202eb${'x'.repeat(500)}`,
      exp: 1e300,
      hd: null,
    });
    expect(text).toContain('["\\u001b[2J",5]');
    expect(text).toContain('  address (email)         a??bxxx');
    expect(text).toContain('  expires                 1e+300');
    expect(text).toContain('  Workspace domain (hd)   null');
    expect(text).not.toMatch(/[\u001b\u202e]/u);
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThan(350);
  });

  it('of what is no token has nothing to show but the audiences', () => {
    const check = checkIdentity({ verdict: 'malformed', claims: null }, ['456-def']);
    expect(formatIdentityCheck(check).split('\n')).toHaveLength(3);
  });
});
