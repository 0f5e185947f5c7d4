import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadWorld } from '../../../../backend/provisioning/load-world.ts';
import { identityJobs } from '../../../../backend/identity/jobs.ts';
import type { Problem } from '../../../../shared/errors.ts';
import type { Me } from '../../../../shared/access/user.ts';
import type { WebSession, WebSessionList } from '../../../../shared/identity/web-session.ts';
import { oneDatabase } from '../../../support/database.ts';
import { startTestService, type TestService } from '../../../support/service.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe.each(oneDatabase)('a signed-in browser over %s', (kind) => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService({ kind });
  });
  afterAll(() => service.close());

  const get = (url: string, headers: Record<string, string>) => service.app.inject({ method: 'GET', url, headers });
  const end = (url: string, headers: Record<string, string>) => service.app.inject({ method: 'DELETE', url, headers });
  const statusOf = async (headers: Record<string, string>, url = '/v1/web-session') => {
    const answer = await get(url, headers);
    return answer.statusCode === 200 ? 200 : answer.json<Problem>().code;
  };

  it('knows whose it is and where they can go, and enters there with their rights', async () => {
    const camille = await service.browser('camille@demo.example');
    const session = await get('/v1/web-session', camille);
    expect(session.json<WebSession>()).toEqual({
      email: 'camille@demo.example',
      name: null,
      environments: [{ name: 'demo', displayName: 'Démo' }],
    });
    const me = (await get('/e/demo/v1/me', camille)).json<Me>();
    expect(me).toMatchObject({ user: { email: 'camille@demo.example' }, rights: ['sales'], admin: false });
    expect(me.taskPage).toBe('https://relais.example/e/demo/tasks/{id}');
  });

  it('enters by a former name, which leads to the same', async () => {
    const camille = await service.browser('camille@demo.example');
    await service.sql(`insert into environment_aliases (name, environment_id)
      select 'ancien-nom', id from environments where name = 'demo'`);
    expect((await get('/e/ancien-nom/v1/me', camille)).json<Me>().environment.name).toBe('demo');
  });

  it.each(['inconnu', 'autre', 'DEMO', '%00', "x'--", 'a'.repeat(99)])(
    'does not tell an environment of others from one that does not exist: %s',
    async (name) => {
      const answer = await get(`/e/${name}/v1/me`, await service.browser('camille@demo.example'));
      const { requestId, ...problem } = answer.json<Problem>();
      expect(requestId).toBeTruthy();
      expect(problem).toEqual({
        type: 'urn:relais:problem:environment_not_found',
        title: expect.any(String) as string,
        status: 404,
        code: 'environment_not_found',
      });
    },
  );

  it('lets a person of several environments choose, each with their rights there', async () => {
    const world = {
      environment: { name: 'double', displayName: 'Ailleurs', domains: [] },
      taskTypes: ['Appel'],
      taskStatuses: [{ label: 'À faire' }],
      users: [{ email: 'camille@demo.example', name: 'Camille', rights: [], admin: true }],
      contacts: [],
    };
    await loadWorld(service.database, world, new Date());
    const camille = await service.browser('camille@demo.example');
    const names = (await get('/v1/web-session', camille)).json<WebSession>().environments.map(({ name }) => name);
    expect(names).toEqual(['double', 'demo']);
    const [there, here] = [await get('/e/double/v1/me', camille), await get('/e/demo/v1/me', camille)];
    expect(there.json<Me>()).toMatchObject({ rights: [], admin: true });
    expect(here.json<Me>()).toMatchObject({ rights: ['sales'], admin: false });
  });

  it('is bound to the Google account: another one with the same address is told so', async () => {
    await service.browser('sacha@demo.example').then((sacha) => get('/e/demo/v1/me', sacha));
    const impostor = await service.browser('sacha@demo.example', { sub: 'another account' });
    expect(await statusOf(impostor, '/e/demo/v1/me')).toBe('account_refused');
    expect((await get('/v1/web-session', impostor)).json<WebSession>().environments).toEqual([]);
  });

  it('enters only with an account of the Workspace where the environment restricts it, from the next request on', async () => {
    const [outside, inside] = [
      await service.browser('camille@demo.example', { hd: 'elsewhere.example' }),
      await service.browser('camille@demo.example', { hd: 'demo.example' }),
    ];
    expect(await statusOf(outside, '/e/demo/v1/me')).toBe(200);
    await service.sql(`insert into environment_domains (environment_id, domain, restricts)
      select id, 'demo.example', true from environments where name = 'demo'`);
    expect(await statusOf(outside, '/e/demo/v1/me')).toBe('domain_refused');
    expect(await statusOf(inside, '/e/demo/v1/me')).toBe(200);
    // Who has never been there is refused the same way.
    expect(await statusOf(await service.browser('alix@demo.example'), '/e/demo/v1/me')).toBe('domain_refused');
    await service.sql('delete from environment_domains');
  });

  it('is refused at once when the user is disabled', async () => {
    const [known, newcomer] = [await service.browser('noa@demo.example'), await service.browser('alix@demo.example')];
    expect(await statusOf(known, '/e/demo/v1/me')).toBe(200);
    await service.sql(`update users set disabled_at = now() where email in ('noa@demo.example', 'alix@demo.example')`);
    expect(await statusOf(known, '/e/demo/v1/me')).toBe('user_disabled');
    expect(await statusOf(newcomer, '/e/demo/v1/me')).toBe('user_disabled');
    await service.sql('update users set disabled_at = null');
  });

  it.each([
    ['no cookie', {}],
    ['an empty cookie', { cookie: 'relais-session=' }],
    ['a forged token', { cookie: `relais-session=${'a'.repeat(43)}` }],
    ['a token that is none', { cookie: "relais-session=' or true --" }],
    ['a hash in place of the token', { cookie: `relais-session=${'a'.repeat(64)}` }],
    ['a token as bearer', { authorization: `Bearer ${'a'.repeat(43)}` }],
    ['another cookie', { cookie: `session=${'a'.repeat(43)}` }],
  ])('is nobody’s with %s', async (_what, headers) => {
    expect(await statusOf(headers)).toBe('unauthenticated');
    expect(await statusOf(headers, '/e/demo/v1/me')).toBe('unauthenticated');
    expect(await statusOf(headers, '/e/inconnu/v1/me')).toBe('unauthenticated');
  });

  it('is not the session of the add-on, nor the other way round', async () => {
    const bearer = await service.bearer('camille@demo.example');
    expect(await statusOf(bearer, '/e/demo/v1/me')).toBe('unauthenticated');
    expect(await statusOf(await service.browser('camille@demo.example'), '/v1/me')).toBe('unauthenticated');
  });

  describe('of which another site makes use', () => {
    const foreign: [string, Record<string, string>][] = [
      ['a foreign origin', { origin: 'https://evil.example' }],
      ['an opaque origin', { origin: 'null' }],
      ['our host under another scheme', { origin: 'https://localhost' }],
      ['our host on another port', { origin: 'http://localhost:8788' }],
      ['another origin of the same site', { origin: 'http://localhost', 'sec-fetch-site': 'same-site' }],
      ['a cross-site request', { origin: 'http://localhost', 'sec-fetch-site': 'cross-site' }],
      ['a rebound name', { host: 'evil.example', origin: 'http://evil.example' }],
    ];

    it.each(foreign)('refuses %s, whatever it asks for', async (_what, headers) => {
      const { cookie } = await service.browser('camille@demo.example');
      for (const method of ['GET', 'DELETE'] as const) {
        for (const url of ['/v1/web-session', '/e/demo/v1/me/learned']) {
          if (method === 'GET' && url.startsWith('/e/')) continue;
          const answer = await service.app.inject({ method, url, headers: { cookie, ...headers } });
          expect(answer.json<Problem>()).toMatchObject({ status: 403, code: 'foreign_origin' });
        }
      }
      expect(await statusOf({ cookie })).toBe(200);
    });

    it('refuses a change that does not say where it comes from', async () => {
      const { cookie } = await service.browser('camille@demo.example');
      expect((await end('/v1/web-session', { cookie })).json<Problem>().code).toBe('foreign_origin');
      expect((await end('/v1/web-session', { cookie, 'sec-fetch-site': 'none' })).json<Problem>().code).toBe(
        'foreign_origin',
      );
      expect((await end('/v1/web-session', { cookie, 'sec-fetch-site': 'same-origin' })).statusCode).toBe(200);
    });

    it('gives markup of a stranger in a document of ours attachments, and nothing else', async () => {
      const { cookie } = await service.browser('camille@demo.example');
      const attachment = `/e/demo/v1/tasks/${randomUUID()}/attachments/${randomUUID()}`;
      for (const destination of ['image', 'script', 'style', 'object', 'embed', 'font', 'video', 'track', 'manifest']) {
        const headers = { cookie, 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': destination };
        for (const path of ['/v1/tasks.csv', '/v1/admin/audit/export', '/v1/me']) {
          expect(await statusOf(headers, `/e/demo${path}`)).toBe('foreign_origin');
        }
        expect(await statusOf(headers, attachment)).toBe('not_found');
      }
      for (const destination of ['empty', 'document', 'iframe']) {
        expect(await statusOf({ cookie, 'sec-fetch-dest': destination }, '/e/demo/v1/me')).toBe(200);
      }
    });

    it('lets an address that was typed be read', async () => {
      const { cookie } = await service.browser('camille@demo.example');
      expect(await statusOf({ cookie, 'sec-fetch-site': 'none' })).toBe(200);
    });
  });

  describe('among others of the same person', () => {
    const who = 'admin@demo.example';
    const list = async (headers: Record<string, string>) =>
      (await get('/v1/web-sessions', headers)).json<WebSessionList>().sessions;

    it('lists them, itself first, and signs one out', async () => {
      const [here, there] = [await service.browser(who), await service.browser(who)];
      const stranger = await service.browser('camille@demo.example');
      const listed = await list(here);
      expect(listed.map(({ current }) => current)).toEqual([true, false]);
      const other = listed[1]?.id ?? '';
      expect((await end(`/v1/web-sessions/${other}`, stranger)).json<Problem>().code).toBe('not_found');
      expect((await end(`/v1/web-sessions/${randomUUID()}`, here)).json<Problem>().code).toBe('not_found');
      const ended = await end(`/v1/web-sessions/${other}`, here);
      expect([ended.json(), ended.headers['set-cookie']]).toEqual([{ ended: 1 }, undefined]);
      expect([await statusOf(there), await statusOf(here), (await list(here)).length]).toEqual([
        'unauthenticated',
        200,
        1,
      ]);
    });

    it('signs itself out, and takes the cookie back', async () => {
      const here = await service.browser(who);
      const answer = await end('/v1/web-session', here);
      expect(answer.json()).toEqual({ ended: 1 });
      expect(answer.headers['set-cookie']).toMatch(/^relais-session=; .*Expires=Thu, 01 Jan 1970/);
      expect(await statusOf(here)).toBe('unauthenticated');
    });

    it('signs all of them out, and nobody else', async () => {
      const browsers = [await service.browser(who), await service.browser(who)];
      const stranger = await service.browser('camille@demo.example');
      const answer = await end('/v1/web-sessions', browsers[0] ?? {});
      expect(answer.json<{ ended: number }>().ended).toBeGreaterThanOrEqual(2);
      expect(answer.headers['set-cookie']).toMatch(/^relais-session=;/);
      for (const browser of browsers) expect(await statusOf(browser)).toBe('unauthenticated');
      expect(await statusOf(stranger)).toBe(200);
    });

    it('takes the place of the one that was away longest when there are twenty', async () => {
      const first = await service.browser(who);
      for (let count = 0; count < 20; count += 1) {
        service.setClock(count + 1);
        await service.browser(who);
      }
      service.setClock(0);
      expect(await statusOf(first)).toBe('unauthenticated');
    });
  });

  describe('in time', () => {
    it('ends after four days away, and lives on when it is used', async () => {
      const [used, left] = [await service.browser('noa@demo.example'), await service.browser('noa@demo.example')];
      service.setClock(3 * day);
      expect(await statusOf(used)).toBe(200);
      service.setClock(4 * day + minute);
      expect([await statusOf(used), await statusOf(left)]).toEqual([200, 'session_expired']);
      service.setClock(0);
    });

    it('ends after thirty days, however much it is used', async () => {
      const browser = await service.browser('noa@demo.example');
      for (let days = 3; days <= 27; days += 3) {
        service.setClock(days * day);
        expect(await statusOf(browser)).toBe(200);
      }
      service.setClock(30 * day + minute);
      expect(await statusOf(browser)).toBe('session_expired');
      service.setClock(0);
    });

    it('is swept once it has ended, and only then', async () => {
      const [ended, live] = [await service.browser('noa@demo.example'), await service.browser('noa@demo.example')];
      service.setClock(3 * day);
      expect(await statusOf(live)).toBe(200);
      service.setClock(5 * day);
      for (const { run } of identityJobs(service.context)) await run({}, { isStopping: () => false });
      expect([await statusOf(ended), await statusOf(live)]).toEqual(['unauthenticated', 200]);
      service.setClock(0);
    });

    it('is seen at most every five minutes', async () => {
      const browser = await service.browser('alix@demo.example');
      const seen = async (offset: number) => {
        service.setClock(offset);
        await statusOf(browser);
        const [session] = (await get('/v1/web-sessions', browser)).json<WebSessionList>().sessions;
        return Date.parse(session?.lastSeenAt ?? '') - Date.parse(session?.createdAt ?? '');
      };
      expect(await seen(4 * minute)).toBe(0);
      expect(await seen(6 * minute)).toBeGreaterThanOrEqual(6 * minute);
      service.setClock(0);
    });
  });
});
