import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IdentityClaims } from '../../../../host/issuer/accounts.ts';
import type { Problem } from '../../../../shared/errors.ts';
import type { Environments, Session } from '../../../../shared/identity/session.ts';
import { oneDatabase } from '../../../support/database.ts';
import { startTestService, type TestService } from '../../../support/service.ts';

describe.each(oneDatabase)('signing in on %s', (kind) => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService({ kind });
  });
  afterAll(() => service.close());

  async function signIn(environment: string, claims: Partial<IdentityClaims> & { email: string }) {
    const identityToken = await service.issuer.sign({ name: 'x', ...claims });
    return service.app.inject({ method: 'POST', url: '/v1/sessions', payload: { environment, identityToken } });
  }

  it('gives a session of 30 minutes that says who one is', async () => {
    const began = Date.now();
    const answer = await signIn('demo', { email: 'Camille@demo.example' });
    expect(answer.statusCode).toBe(201);
    const session = answer.json<Session>();
    expect(session.me).toMatchObject({
      user: { email: 'camille@demo.example', name: 'Camille' },
      environment: { name: 'demo', displayName: 'Démo' },
      rights: ['sales'],
      admin: false,
      creation: { allowed: true, accounts: 'attached', missingRights: [] },
      taskPage: 'https://relais.example/e/demo/tasks/{id}',
    });
    expect(Date.parse(session.expiresAt) - began).toBeGreaterThan(29 * 60_000);
    expect(Date.parse(session.expiresAt) - began).toBeLessThan(31 * 60_000);
    const me = await service.app.inject({ url: '/v1/me', headers: { authorization: `Bearer ${session.token}` } });
    expect(me.json()).toEqual(session.me);
  });

  it('lists the environments of an identity, and none to a stranger', async () => {
    for (const [email, names] of [
      ['camille@demo.example', ['demo']],
      ['stranger@demo.example', []],
    ] as const) {
      const identityToken = await service.issuer.sign({ email, name: 'x' });
      const answer = await service.app.inject({ method: 'POST', url: '/v1/environments', payload: { identityToken } });
      expect(answer.statusCode).toBe(200);
      expect(answer.json<Environments>()).toMatchObject({ email, environments: names.map((name) => ({ name })) });
    }
  });

  describe('with a token that Google issued to another OAuth client', () => {
    const other = { aud: '999-other.apps.googleusercontent.com', azp: '999-azp.apps.googleusercontent.com' };
    const warnings = (from: number) =>
      service.logged
        .slice(from)
        .map((line) => JSON.parse(line) as { level: number; requestId?: string; aud?: string; azp?: string })
        .filter(({ level }) => level === 40);

    it.each(['/v1/sessions', '/v1/environments'])('is refused by %s, and the log says which client', async (url) => {
      const from = service.logged.length;
      const identityToken = await service.issuer.sign({ email: 'camille@demo.example', name: 'x', claims: other });
      const payload = { identityToken, ...(url === '/v1/sessions' && { environment: 'demo' }) };
      const answer = await service.app.inject({ method: 'POST', url, payload });
      expect(answer.json<Problem>().code).toBe('identity_refused');
      const { requestId } = answer.json<Problem>();
      expect(warnings(from)).toMatchObject([{ ...other, requestId }]);
      const logged = service.logged.slice(from).join('\n');
      for (const secret of [identityToken, identityToken.split('.')[1] ?? '?', 'camille'])
        expect(logged).not.toContain(secret);
    });

    it.each<[string, () => Promise<string>]>([
      ['it has expired too', () => service.issuer.sign({ ...stale, claims: other })],
      ['it was changed', async () => altered(await service.issuer.sign({ email: 'camille@demo.example', name: 'x' }))],
      [
        'its client is ours, and its address not verified',
        () => service.issuer.sign({ ...stale, clockOffset: 0, emailVerified: false }),
      ],
    ])('says nothing when %s', async (_why, token) => {
      const from = service.logged.length;
      const payload = { environment: 'demo', identityToken: await token() };
      const answer = await service.app.inject({ method: 'POST', url: '/v1/sessions', payload });
      expect(answer.json<Problem>().code).toBe('identity_refused');
      expect(warnings(from)).toEqual([]);
    });
    const stale = { email: 'camille@demo.example', name: 'x', clockOffset: -3600 - 360 };
    /** Its claims name another client, under a signature that does not hold. */
    function altered(token: string): string {
      const [header, claims = '', signature] = token.split('.');
      const read = JSON.parse(Buffer.from(claims, 'base64url').toString()) as object;
      return [header, Buffer.from(JSON.stringify({ ...read, ...other })).toString('base64url'), signature].join('.');
    }
  });

  it('answers an unknown environment and one that is not theirs alike', async () => {
    const unknown = await signIn('nowhere', { email: 'camille@demo.example' });
    const foreign = await signIn('autre', { email: 'camille@demo.example' });
    expect(unknown.statusCode).toBe(404);
    expect(unknown.json<Problem>().code).toBe('environment_not_found');
    const bodyOf = (answer: typeof unknown) => answer.body.replace(answer.json<Problem>().requestId, '');
    expect(foreign.statusCode).toBe(404);
    expect(bodyOf(foreign)).toBe(bodyOf(unknown));
  });

  it('refuses another Google account with a known address once the first has signed in', async () => {
    expect((await signIn('demo', { email: 'sacha@demo.example' })).statusCode).toBe(201);
    const other = await signIn('demo', { email: 'sacha@demo.example', sub: 'another-account' });
    expect(other.statusCode).toBe(401);
    expect(other.json<Problem>().code).toBe('identity_refused');
    expect((await signIn('demo', { email: 'sacha@demo.example' })).statusCode).toBe(201);
  });

  it('refuses a Google account outside the domains to which the environment restricts itself', async () => {
    await service.sql(`
      insert into environment_domains (environment_id, domain, restricts)
      select id, 'autre.example', true from environments where name = 'autre'`);
    const outside = await signIn('autre', { email: 'dominique@autre.example', hd: null });
    expect(outside.json<Problem>().code).toBe('identity_refused');
    const stranger = await signIn('autre', { email: 'stranger@ailleurs.example' });
    expect(stranger.json<Problem>().code).toBe('environment_not_found');
    expect((await signIn('autre', { email: 'dominique@autre.example', hd: 'Autre.example' })).statusCode).toBe(201);
  });

  it('admits the people of a Workspace, and answers the others as if there were no such environment', async () => {
    await service.sql(`
      insert into admitting_domains (environment_id, domain) select id, 'filiale.example' from environments where name = 'autre';
      insert into environment_domains (environment_id, domain, admits) select id, 'filiale.example', true from environments
        where name = 'autre';
      update environments set default_task_list = true where name = 'autre';
      update environment_domains set restricts = false`);
    const identityToken = await service.issuer.sign({ email: 'lou@filiale.example', name: 'Lou' });
    const list = await service.app.inject({ method: 'POST', url: '/v1/environments', payload: { identityToken } });
    expect(list.json<Environments>().environments).toEqual([{ name: 'autre', displayName: 'Autre' }]);
    const admitted = await signIn('autre', { email: 'lou@filiale.example', name: 'Lou' });
    expect(admitted.statusCode).toBe(201);
    expect(admitted.json<Session>().me).toMatchObject({ user: { name: 'Lou' }, rights: ['taskList'], admin: false });
    const unknown = await signIn('nowhere', { email: 'max@filiale.example', hd: null });
    const outside = await signIn('autre', { email: 'max@filiale.example', hd: null });
    const bodyOf = (answer: typeof unknown) => answer.body.replace(answer.json<Problem>().requestId, '');
    expect([outside.statusCode, bodyOf(outside)]).toEqual([404, bodyOf(unknown)]);
  });

  it('goes on by a former name, and says the present one', async () => {
    await service.sql(
      `insert into environment_aliases (environment_id, name) select id, 'ancien' from environments where name = 'demo'`,
    );
    const answer = await signIn('ancien', { email: 'camille@demo.example' });
    expect(answer.statusCode).toBe(201);
    expect(answer.json<Session>().me.environment).toEqual({ name: 'demo', displayName: 'Démo' });
  });

  it('says so to a disabled user', async () => {
    await service.sql(`update users set disabled_at = now() where email = 'noa@demo.example'`);
    const answer = await signIn('demo', { email: 'noa@demo.example' });
    await service.sql(`update users set disabled_at = null where email = 'noa@demo.example'`);
    expect(answer.statusCode).toBe(403);
    expect(answer.json<Problem>().code).toBe('user_disabled');
  });

  it('works with a clock 50 seconds off', async () => {
    for (const clockOffset of [50, -50]) {
      expect((await signIn('demo', { email: 'camille@demo.example', clockOffset })).statusCode).toBe(201);
    }
  });

  it('is unavailable, not refused, when the keys of the issuer cannot be had', async () => {
    const alone = await startTestService({ database: service.database });
    const identityToken = await alone.issuer.sign({ email: 'camille@demo.example', name: 'x' });
    await alone.issuer.close();
    const answer = await alone.app.inject({
      method: 'POST',
      url: '/v1/sessions',
      payload: { environment: 'demo', identityToken },
    });
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['retry-after']).toBe('5');
    expect(answer.json<Problem>().code).toBe('unavailable');
    await alone.app.close();
    await rm(alone.blobRoot, { recursive: true });
  });
});
