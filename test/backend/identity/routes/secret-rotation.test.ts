import type {} from '@fastify/cookie';
import type {} from '@fastify/jwt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionSecrets } from '../../../../backend/identity/routes/require-session.ts';
import { loadTestEnvironment } from '../../../support/environment.ts';
import { startTestService, type TestService } from '../../../support/service.ts';

const first = 'the first secret of these tests, 1';
const second = 'the second secret of these tests, 2';

describe('a service whose secret changed', () => {
  const services: TestService[] = [];
  const start = async (secrets: SessionSecrets): Promise<TestService> => {
    const database = services[0]?.database;
    const service = await startTestService({ secrets, ...(database && { database }) });
    services.push(service);
    return service;
  };
  let environment: string;
  let before: TestService;
  let during: TestService;
  let after: TestService;
  beforeAll(async () => {
    before = await start({ current: first, former: null });
    ({ name: environment } = await loadTestEnvironment(before.database));
    during = await start({ current: second, former: first });
    after = await start({ current: second, former: null });
  });
  afterAll(async () => {
    for (const service of services.reverse()) await service.close();
  });

  const statusOf = async (service: TestService, headers: Record<string, string>) =>
    (await service.app.inject({ url: '/v1/me', headers })).statusCode;

  it('takes the tokens that the former one signed, while there is a former one', async () => {
    const old = await before.bearer('rep@test.example', environment);
    expect(await statusOf(before, old)).toBe(200);
    expect(await statusOf(during, old)).toBe(200);
    expect(await statusOf(after, old)).toBe(401);
  });

  it('signs with the new one', async () => {
    const fresh = await during.bearer('rep@test.example', environment);
    expect(await statusOf(during, fresh)).toBe(200);
    expect(await statusOf(after, fresh)).toBe(200);
    expect(await statusOf(before, fresh)).toBe(401);
  });

  it('refuses what neither signed, and what is expired under either', async () => {
    const claims = { sub: crypto.randomUUID(), environment: crypto.randomUUID() };
    const sign = (service: TestService, ends: number) => {
      const now = Math.floor(Date.now() / 1000);
      return { authorization: `Bearer ${service.app.jwt.sign({ ...claims, iat: now - 7200, exp: now + ends })}` };
    };
    const foreign = await start({ current: 'a secret of nobody in these tests, 3', former: null });
    expect(await statusOf(during, sign(foreign, 60))).toBe(401);
    for (const service of [before, during]) {
      const answer = await during.app.inject({ url: '/v1/me', headers: sign(service, -3600) });
      expect(answer.json()).toMatchObject({ code: 'session_expired' });
    }
  });

  it('takes a sign-in that began under the former one', () => {
    const cookie = before.app.signCookie('begun');
    expect(during.app.unsignCookie(cookie)).toMatchObject({ valid: true, value: 'begun' });
    expect(after.app.unsignCookie(cookie).valid).toBe(false);
    expect(after.app.unsignCookie(during.app.signCookie('begun')).valid).toBe(true);
  });
});
