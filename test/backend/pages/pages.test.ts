import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../../shared/errors.ts';
import type { Me } from '../../../shared/access/user.ts';
import { startTestService, type TestService } from '../../support/service.ts';

const script = `export const answer = 42; // ${'x'.repeat(3000)}`;
const index = `<!doctype html><meta name="csp-nonce" nonce="__CSP_NONCE__"><script src="/assets/index-a1.js"></script>`;

describe('the pages', () => {
  let folder: string;
  let service: TestService;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'relais-pages-'));
    await mkdir(join(folder, 'assets/pdfjs/cmaps'), { recursive: true });
    await writeFile(join(folder, 'index.html'), index);
    await writeFile(join(folder, 'viewer.html'), '<!doctype html><main id="viewer"></main>');
    await writeFile(join(folder, 'secret.txt'), 'not an asset');
    await writeFile(join(folder, 'assets/index-a1.js'), script);
    await writeFile(join(folder, 'assets/index-a1.js.br'), brotliCompressSync(script));
    await writeFile(join(folder, 'assets/.hidden'), 'hidden');
    await writeFile(join(folder, 'assets/pdfjs/cmaps/a.bcmap'), 'map');
    service = await startTestService({ pagesFolder: folder });
  });
  afterAll(async () => {
    await service.close();
    await rm(folder, { recursive: true });
  });

  const get = (url: string, headers: Record<string, string> = {}) => service.app.inject({ url, headers });

  it.each([
    '/',
    '/e/demo',
    '/e/demo/',
    '/e/demo/tasks',
    '/e/demo/tasks/018f?tab=files',
    '/e/demo/admin/users',
    '/e/no%20such/x',
    '/e/demo/v10',
    '/invitations/abc',
    '/signed-in',
    '/signed-out',
  ])('are one document, at %s too', async (url) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body).toContain('/assets/index-a1.js');
  });

  it.each(['/nothing', '/e', '/invitations', '/index.html'])(
    'say to a person that there is none at %s',
    async (url) => {
      const answer = await get(url, { accept: 'text/html,application/xhtml+xml' });
      expect(answer.statusCode).toBe(404);
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(answer.body).toContain('/assets/index-a1.js');
      expect(String(answer.headers['content-security-policy'])).toContain("default-src 'none'");
    },
  );

  it.each(['/v1/nothing', '/e/demo/v1/nothing'])('are no answer to a person either at %s', async (url) => {
    const answer = await get(url, { accept: 'text/html' });
    expect(answer.json<Problem>()).toMatchObject({ status: 404 });
  });

  it('come under a policy that lets in their own files, and styles with a nonce of this answer', async () => {
    const [one, other] = [await get('/'), await get('/')];
    const nonceOf = (body: string) => /nonce="([^"]+)"/.exec(body)?.[1] ?? '';
    const policy = String(one.headers['content-security-policy']);
    expect(nonceOf(one.body)).toMatch(/^[\w+/]{22}==$/);
    expect(nonceOf(one.body)).not.toBe(nonceOf(other.body));
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonceOf(one.body)}'`,
      "img-src 'self'",
      "font-src 'self'",
      "connect-src 'self'",
      "frame-src 'self'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ]);
    expect(one.headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
  });

  it.each([
    ['GET', '/e/demo/v1', 404],
    ['GET', '/e/demo/v1/nothing', 404],
    ['GET', '/e/demo/v1/tasks/x/y/z', 404],
    ['GET', '/e/demo/v1/drafts', 405],
    ['PATCH', '/e/demo/v1/me', 405],
    ['POST', '/e/demo/tasks', 404],
    ['GET', '/v1/nothing', 404],
    ['GET', '/nothing', 404],
    ['GET', '/index.html', 404],
    ['GET', '/secret.txt', 404],
  ] as const)('are not what answers %s %s', async (method, url, status) => {
    const answer = await service.app.inject({ method, url });
    expect(answer.json<Problem>()).toMatchObject({ status });
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });

  it('send their files compressed as they were built, to be kept for ever', async () => {
    const packed = await get('/assets/index-a1.js', { 'accept-encoding': 'gzip, br' });
    expect(packed.headers).toMatchObject({
      'content-encoding': 'br',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'application/javascript; charset=utf-8',
      vary: 'accept-encoding',
    });
    expect(brotliDecompressSync(packed.rawPayload).toString()).toBe(script);
    expect((await get('/assets/index-a1.js')).body).toBe(script);
  });

  it('send what is asked for without a hash for a day', async () => {
    expect((await get('/assets/pdfjs/cmaps/a.bcmap')).headers['cache-control']).toBe('public, max-age=86400');
  });

  it.each([
    '/assets/none.js',
    '/assets/',
    '/assets/.hidden',
    '/assets/../secret.txt',
    '/assets/..%2Fsecret.txt',
    '/assets/%2e%2e/secret.txt',
    '/assets/..%5Csecret.txt',
    '/assets/%00',
    '/assets/%',
  ])('have no file %s', async (url) => {
    const answer = await get(url);
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode).toBeLessThan(500);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.body).not.toContain('not an asset');
  });

  it('show a file in a document of no origin, which only they may frame', async () => {
    const policy = String((await get('/viewer.html')).headers['content-security-policy']);
    expect(policy).toMatch(/^sandbox allow-scripts; default-src 'none'/);
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).not.toContain('allow-same-origin');
    // Without an origin it may only load what is let out.
    expect((await get('/assets/index-a1.js')).headers).toMatchObject({
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    });
  });
});

describe('a service without pages', () => {
  it.each<[string, { pagesFolder?: string }]>([
    ['no folder', {}],
    ['a folder that is not there', { pagesFolder: join(tmpdir(), 'relais-no-pages') }],
  ])('answers its API alone: %s', async (_what, options) => {
    const service = await startTestService(options);
    const answers = await Promise.all(['/', '/e/demo/tasks', '/healthz'].map((url) => service.app.inject({ url })));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 200]);
    await service.close();
  });

  it('announces none, and says so to who wants to sign in', async () => {
    const service = await startTestService({ pages: false });
    const me = await service.app.inject({ url: '/v1/me', headers: await service.bearer('camille@demo.example') });
    expect(me.json<Me>().taskPage).toBeNull();
    for (const url of ['/sign-in', '/sign-in/callback?code=x&state=y']) {
      const answer = await service.app.inject({ url });
      expect([answer.statusCode, answer.headers.location, answer.headers['set-cookie']]).toEqual([
        404,
        undefined,
        undefined,
      ]);
      expect(answer.body).toContain('<h1>La connexion n’est pas configurée</h1>');
    }
    await service.close();
  });
});
