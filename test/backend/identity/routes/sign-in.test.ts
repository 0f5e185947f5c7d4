import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startIssuer } from '../../../../host/issuer.ts';
import type { WebSession } from '../../../../shared/identity/web-session.ts';
import { IssuerVisit } from '../../../../host/test/support/issuer-visit.ts';
import { startTestService, type TestService } from '../../../support/service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.close());

interface Answer {
  status: number;
  location: string;
  /** Name=value of each cookie that the answer sets; an empty value takes it away. */
  cookies: string[];
  attributes: string[];
  html: string;
}

async function get(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  const answer = await service.app.inject({ method: 'GET', url, headers });
  const set = [answer.headers['set-cookie'] ?? []].flat();
  return {
    status: answer.statusCode,
    location: answer.headers.location ?? '',
    cookies: set.map((header) => header.split(';', 1)[0] ?? ''),
    attributes: set.map((header) => header.slice(header.indexOf(';') + 2)),
    html: String(answer.headers['content-type']).startsWith('text/html') ? answer.body : '',
  };
}

/** Begins to sign in; `cookie` is what the browser then holds. */
async function begin(to?: string): Promise<{ url: string; cookie: string }> {
  const answer = await get(`/sign-in${to === undefined ? '' : `?${new URLSearchParams({ to }).toString()}`}`);
  expect(answer.status).toBe(303);
  return { url: answer.location, cookie: answer.cookies.join('; ') };
}

/** What Google sends the browser back with. */
async function comeBack(url: string, email = 'camille@demo.example'): Promise<string> {
  const back = await new IssuerVisit(service.issuer.issuer).signIn(url, { email });
  return back.pathname + back.search;
}

const titleOf = ({ html }: Answer) => /<h1>(.*)<\/h1>/.exec(html)?.[1];
const sessionOf = ({ cookies }: Answer) => cookies.find((cookie) => /^relais-session=./.test(cookie)) ?? null;

describe('signing in', () => {
  it('goes to Google with PKCE, state and nonce, and comes back to the page that was wanted', async () => {
    const { url, cookie } = await begin('/e/demo/tasks/1?tab=files#x');
    const asked = Object.fromEntries(new URL(url).searchParams);
    expect(asked).toMatchObject({
      client_id: service.issuer.webClient.id,
      response_type: 'code',
      scope: 'openid email profile',
      redirect_uri: 'http://localhost/sign-in/callback',
      code_challenge_method: 'S256',
      hl: 'fr',
    });
    expect([asked['state'], asked['nonce'], asked['code_challenge']].map((part) => (part ?? '').length)).toEqual([
      43, 43, 43,
    ]);
    const answer = await get(await comeBack(url), {
      cookie,
      'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Firefox/146.0',
    });
    expect([answer.status, answer.location]).toEqual([303, '/e/demo/tasks/1?tab=files#x']);
    expect(sessionOf(answer)).toMatch(/^relais-session=[\w-]{43}$/);
    const who = await service.app.inject({ url: '/v1/web-session', headers: { cookie: sessionOf(answer) ?? '' } });
    expect(who.json<WebSession>()).toMatchObject({ email: 'camille@demo.example', name: 'Camille' });
  });

  it('keeps what it must remember, and the session, out of reach of scripts and of other sites', async () => {
    const begun = await get('/sign-in');
    expect(begun.attributes).toEqual([expect.stringMatching(/^Max-Age=900; Path=\/; HttpOnly; SameSite=Lax$/)]);
    const done = await get(await comeBack(begun.location), { cookie: begun.cookies.join('; ') });
    expect(done.attributes.filter((one) => !one.includes('1970'))).toEqual([
      expect.stringMatching(/^Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/),
    ]);
    // The sign-in is over: its cookie is taken back.
    expect(done.cookies.filter((cookie) => cookie.startsWith('relais-sign-in-'))).toEqual([
      expect.stringMatching(/^relais-sign-in-[\w-]{12}=$/),
    ]);
  });

  it('ends the session that the browser had, and no other', async () => {
    const [former, elsewhere] = [
      await service.browser('camille@demo.example'),
      await service.browser('camille@demo.example'),
    ];
    const statusOf = async (cookie: string) =>
      (await service.app.inject({ url: '/v1/web-session', headers: { cookie } })).statusCode;
    const begun = await get('/sign-in', { cookie: former.cookie });
    expect(await statusOf(former.cookie)).toBe(200);
    // The session's cookie does not come back from another site.
    const done = await get(await comeBack(begun.location), { cookie: begun.cookies.join('; ') });
    expect(await statusOf(sessionOf(done) ?? '')).toBe(200);
    expect(await statusOf(former.cookie)).toBe(401);
    expect(await statusOf(elsewhere.cookie)).toBe(200);
  });

  it('leads two tabs that sign in at once each to its own page', async () => {
    const tabs = [await begin('/e/demo/tasks/1'), await begin('/e/demo/tasks/2')];
    const cookie = tabs.map((tab) => tab.cookie).join('; ');
    for (const [index, { url }] of tabs.entries()) {
      expect((await get(await comeBack(url), { cookie })).location).toBe(`/e/demo/tasks/${String(index + 1)}`);
    }
  });

  it('leaves no more cookies than a request has room for: of five tabs the first begins again', async () => {
    let jar: string[] = [];
    const tabs: string[] = [];
    for (const tab of ['1', '2', '3', '4', '5']) {
      const to = new URLSearchParams({ to: `/e/demo/tasks?${'x'.repeat(1900)}${tab}` });
      const { location, cookies } = await get(`/sign-in?${to.toString()}`, { cookie: jar.join('; ') });
      const gone = cookies.filter((cookie) => cookie.endsWith('='));
      jar = [...jar, ...cookies].filter((cookie) => !gone.some((name) => cookie.startsWith(name)));
      tabs.push(location);
    }
    const back = async (tab: string) => (await get(await comeBack(tab), { cookie: jar.join('; ') })).location.slice(-2);
    const landings = await Promise.all(tabs.map(back));
    expect([jar.join('; ').length < 14_000, landings]).toEqual([true, ['', 'x2', 'x3', 'x4', 'x5']]);
  });

  it('is begun by a person, not by an image that has this address', async () => {
    expect(await get('/sign-in', { 'sec-fetch-dest': 'image' })).toMatchObject({ status: 403, cookies: [] });
    expect((await get('/sign-in', { 'sec-fetch-dest': 'document' })).status).toBe(303);
  });

  it('begins a new session each time: one that somebody put into the browser stays theirs', async () => {
    const planted = await service.browser('sacha@demo.example');
    const { url, cookie } = await begin();
    const answer = await get(await comeBack(url), { cookie: `${cookie}; ${planted.cookie}` });
    expect(sessionOf(answer)).not.toBe(planted.cookie);
    const who = await service.app.inject({ url: '/v1/web-session', headers: planted });
    expect(who.json<WebSession>().email).toBe('sacha@demo.example');
  });

  it.each([
    ['https://evil.example/'],
    ['//evil.example'],
    ['/\\evil.example'],
    ['/\t/evil.example'],
    ['/.//evil.example'],
    ['/a/..//evil.example'],
    ['javascript:alert(1)'],
    ['/sign-in'],
    ['/sign-in/callback?code=1'],
    ['e/demo'],
    ['/' + 'a'.repeat(3000)],
    [''],
  ])('leads to the first page in place of %j', async (to) => {
    const { url, cookie } = await begin(to);
    expect((await get(await comeBack(url), { cookie })).location).toBe('/');
  });

  it('asks which account where the person wants another one', async () => {
    expect(new URL((await get('/sign-in?choose=1')).location).searchParams.get('prompt')).toBe('select_account');
    expect(new URL((await get('/sign-in')).location).searchParams.has('prompt')).toBe(false);
  });
});

describe('an answer that does not belong to this sign-in', () => {
  const refused = 'Google n’a pas confirmé votre identité';
  const elsewhere = 'Cette connexion n’a pas commencé ici';

  function expectNoSession(answer: Answer, status: number, title: string): void {
    expect([answer.status, titleOf(answer), sessionOf(answer)]).toEqual([status, title, null]);
    expect(answer.html).toContain('href="/sign-in?to=');
  }

  it('counts once', async () => {
    const { url, cookie } = await begin();
    const back = await comeBack(url);
    expect((await get(back, { cookie })).status).toBe(303);
    expectNoSession(await get(back, { cookie }), 403, refused);
  });

  it.each<[string, (back: URL, cookie: string) => [string, string]]>([
    ['no cookie', (back) => [back.pathname + back.search, '']],
    [
      'another state',
      (back, cookie) => [back.pathname + back.search.replace(/state=.{12}/, 'state=aaaaaaaaaaaa'), cookie],
    ],
    ['no state', (back, cookie) => [back.pathname + back.search.replace(/state=[^&]*/, ''), cookie]],
    ['two states', (back, cookie) => [`${back.pathname}${back.search}&state=x`, cookie]],
    ['a forged cookie', (back, cookie) => [back.pathname + back.search, cookie.replace(/\.[^.]*$/, '.AAAA')]],
    ['a changed cookie', (back, cookie) => [back.pathname + back.search, cookie.replace(/=./, '=X')]],
  ])('is not taken with %s', async (_what, change) => {
    const { url, cookie } = await begin();
    const [path, held] = change(new URL(await comeBack(url), 'http://localhost'), cookie);
    expectNoSession(await get(path, { cookie: held }), 400, elsewhere);
  });

  it('is not taken with another state of the same beginning', async () => {
    const { url, cookie } = await begin();
    const back = await comeBack(url);
    const changed = back.replace(/(state=.{12})./, (_match, start: string) => `${start}_`);
    expect((await get(changed, { cookie })).status).toBe(400);
  });

  it('is not taken with the code of another sign-in', async () => {
    const [mine, theirs] = [await begin(), await begin()];
    const code = new URL(await comeBack(theirs.url, 'sacha@demo.example'), 'http://localhost').searchParams.get('code');
    const back = new URL(await comeBack(mine.url), 'http://localhost');
    back.searchParams.set('code', code ?? '');
    expectNoSession(await get(back.pathname + back.search, { cookie: mine.cookie }), 403, refused);
  });

  it('is not taken with another nonce', async () => {
    const { url, cookie } = await begin();
    const changed = new URL(url);
    changed.searchParams.set('nonce', 'another');
    expectNoSession(await get(await comeBack(changed.href), { cookie }), 403, refused);
  });

  it('is not taken with another code challenge', async () => {
    const { url, cookie } = await begin();
    const changed = new URL(url);
    changed.searchParams.set('code_challenge', 'a'.repeat(43));
    expectNoSession(await get(await comeBack(changed.href), { cookie }), 403, refused);
  });

  it.each([
    ['an address that Google has not verified', { emailVerified: false }],
    ['no address', { claims: { email: undefined, email_verified: undefined } }],
    ['an address that is none', { claims: { email: 'no address' } }],
  ])('is not taken with %s', async (_what, account) => {
    service.issuer.addAccount({ email: 'strange@demo.example', name: 'Strange', ...account });
    const { url, cookie } = await begin();
    expectNoSession(await get(await comeBack(url, 'strange@demo.example'), { cookie }), 403, refused);
  });

  it('is not taken long after it began', async () => {
    const { url, cookie } = await begin();
    const back = await comeBack(url);
    service.setClock(16 * 60_000);
    expectNoSession(await get(back, { cookie }), 400, elsewhere);
    service.setClock(0);
  });

  it('says so when the person said no', async () => {
    const { url, cookie } = await begin('/e/demo/tasks');
    const visit = new IssuerVisit(service.issuer.issuer);
    const back = await visit.signIn(url, { email: 'nobody@demo.example', consent: false });
    const answer = await get(back.pathname + back.search, { cookie });
    expectNoSession(answer, 403, 'Vous n’êtes pas connecté');
    expect(answer.html).toContain('href="/sign-in?to=%2Fe%2Fdemo%2Ftasks&amp;choose=1"');
  });

  it('says it in English', async () => {
    const answer = await get('/sign-in/callback', { 'accept-language': 'en-GB' });
    expect(titleOf(answer)).toBe('This sign-in did not begin here');
    expect(answer.html).toContain('<html lang="en">');
  });
});

describe('what other people could make of it', () => {
  it('binds the user to the Google account that came first', async () => {
    const { url, cookie } = await begin();
    const own = sessionOf(await get(await comeBack(url, 'alix@demo.example'), { cookie })) ?? '';
    const me = (session: string) => service.app.inject({ url: '/e/demo/v1/me', headers: { cookie: session } });
    expect((await me(own)).statusCode).toBe(200);
    service.issuer.addAccount({ email: 'alix@demo.example', name: 'Alix', sub: '42' });
    const again = await begin();
    const other = sessionOf(await get(await comeBack(again.url, 'alix@demo.example'), { cookie: again.cookie })) ?? '';
    expect((await me(other)).json()).toMatchObject({ code: 'account_refused' });
    expect((await me(own)).statusCode).toBe(200);
  });

  it('never writes a code, a state or a token into the log', async () => {
    const { url, cookie } = await begin();
    const back = new URL(await comeBack(url), 'http://localhost');
    const answer = await get(back.pathname + back.search, { cookie });
    const secrets = [back.searchParams.get('code'), back.searchParams.get('state'), sessionOf(answer)?.split('=')[1]];
    const log = service.logged.join('');
    for (const secret of secrets) {
      expect(secret).toBeTruthy();
      expect(log).not.toContain(secret);
    }
  });

  it('does not sign in at a host that is not ours', async () => {
    const answer = await get('/sign-in', { host: 'evil.example' });
    expect([answer.status, answer.location, answer.cookies]).toEqual([404, '', []]);
  });
});

describe('while Google cannot be reached', () => {
  it('says so with a way to try again, on the way there and on the way back, and works once it can', async () => {
    const away = await startTestService();
    const port = Number(new URL(away.issuer.issuer).port);
    const open = (url: string, cookie = '') => away.app.inject({ url, headers: { cookie } });
    const expectUnreachable = (answer: Awaited<ReturnType<typeof open>>) => {
      expect(answer.statusCode).toBe(503);
      expect(answer.body).toContain('<h1>Google ne répond pas</h1>');
      expect(answer.body).toContain('href="/sign-in?to=%2Fe%2Fdemo%2Ftasks"');
    };
    await away.issuer.close();
    expectUnreachable(await open('/sign-in?to=/e/demo/tasks'));

    const back = await startIssuer({ port });
    const begun = await open('/sign-in?to=/e/demo/tasks');
    expect(begun.statusCode).toBe(303);
    const cookie = String(begun.headers['set-cookie']).split(';', 1)[0];
    const answer = await new IssuerVisit(back.issuer).signIn(begun.headers.location ?? '', {
      email: 'noa@demo.example',
    });
    await back.close();
    expectUnreachable(await open(answer.pathname + answer.search, cookie));
    expect(away.logged.join('')).toContain('sign-in unavailable');
    await away.close();
  });
});
