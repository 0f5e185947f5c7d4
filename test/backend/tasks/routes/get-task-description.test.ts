import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readersOfCamille, startTaskWork, type Person, type TaskWork } from '../../../support/task-work.ts';

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const logo = { name: 'logo.png', bytes: pixel, mediaType: 'image/png', inline: true, contentId: 'logo' };

let work: TaskWork;
beforeAll(async () => {
  work = await startTaskWork();
});
afterAll(() => work.close());

function save(html: string, title = 'Devis') {
  return work.save('camille', {
    files: [logo],
    change: { title, description: { html, text: null, truncated: false } },
  });
}
const documentOf = (person: Person, id: string, query = '') =>
  work.call(person, `GET /v1/tasks/${id}/description${query}`);

describe('the description as a document of its own', () => {
  it('has a policy under which nothing acts and only images of ours load', async () => {
    const task = await save('<p>Bonjour</p>', 'Devis <b>n° 1</b>');
    const answer = await documentOf('camille', task.id);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; " +
        "frame-ancestors 'self'; sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    expect(answer.body).toContain('<title>Devis &lt;b&gt;n° 1&lt;/b&gt;</title>');
    expect(answer.body).toContain('<body dir="auto"><p>Bonjour</p></body>');
  });

  it('finds its own images from wherever it is served', async () => {
    const task = await save('<p><img src="cid:logo" alt="Logo"> src="/v1/tasks/</p>');
    const image = `attachments/${task.attachments[0]?.id ?? ''}`;
    const browser = await work.service.browser('camille@demo.example');
    for (const mount of ['', '/e/demo']) {
      const url = `${mount}/v1/tasks/${task.id}/description`;
      const headers = mount === '' ? await work.service.bearer('camille@demo.example') : browser;
      const answer = await work.service.app.inject({ url, headers });
      expect(answer.body).toContain(`<img alt="Logo" src="${image}" />`);
      // What the mail says is not mark-up.
      expect(answer.body).toContain(' src="/v1/tasks/</p>');
      const target = new URL(image, `http://relais.example${url}`).pathname;
      expect((await work.service.app.inject({ url: target, headers })).rawPayload).toEqual(pixel);
    }
  });

  it('has each of two images with one Content-ID where it is cited', async () => {
    const other = { ...logo, bytes: Buffer.concat([pixel, pixel]) };
    const html = '<p>Un <img src="cid:logo"></p><p>Deux <img src="cid:logo"></p>';
    const change = { title: 'Deux textes', description: { html, text: null, truncated: false } };
    const task = await work.save('camille', { files: [logo, other], change });
    const shown = (await documentOf('camille', task.id)).body;
    const urls = [...shown.matchAll(/src="(attachments[^"]*)"/g)].map(([, url]) => url);
    expect(urls).toEqual(task.attachments.map(({ id }) => `attachments/${id}`));
    expect(new Set(urls).size).toBe(2);
  });

  it('loads images of elsewhere when asked, and only images', async () => {
    const task = await save(
      '<p title=\' data-remote-src="x\'>a</p><img src="https://a.example/x.png"><img alt=\'data-remote-src="y"\' src="//b.example/y.png">',
    );
    const before = (await documentOf('camille', task.id)).body;
    expect(before).not.toMatch(/<img[^>]* src=/);
    const after = await documentOf('camille', task.id, '?remote=1');
    expect(after.headers['content-security-policy']).toContain("img-src 'self' data: https: http:;");
    expect([...after.body.matchAll(/<img[^>]* src="([^"]*)"/g)].map(([, url]) => url)).toEqual([
      'https://a.example/x.png',
      'https://b.example/y.png',
    ]);
    expect(after.body).not.toContain('data-remote-src="http');
    expect((await documentOf('camille', task.id, '?remote=0')).statusCode).toBe(400);
  });

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['a script in a picture', '<svg onload="alert(1)"><script>alert(1)</script></svg>'],
    ['a handler', '<img src="x" onerror="alert(1)">'],
    ['a link that runs', '<a href="javascript:alert(1)">x</a>'],
    ['a refresh', '<meta http-equiv="refresh" content="0;url=https://evil.example/">'],
    ['a base', '<base href="https://evil.example/">'],
    ['a form', '<form action="https://evil.example/"><input name="password"><button>x</button></form>'],
    ['a frame', '<iframe src="https://evil.example/"></iframe>'],
    ['a style sheet', '<link rel="stylesheet" href="https://evil.example/x.css">'],
    ['a style that loads', '<p style="background:url(https://evil.example/x)">x</p>'],
    ['a style element', '<style>@import "https://evil.example/x.css"; body { display: none }</style>'],
    ['a style that covers', '<p style="position:fixed;inset:0;z-index:9">x</p>'],
    ['an end of the document', '</body></html><script>alert(1)</script>'],
    ['an end of the style', '</style><script>alert(1)</script>'],
    ['a set of images', '<img srcset="https://evil.example/x 2x" src="data:text/html,x">'],
    ['an object', '<object data="https://evil.example/"></object><embed src="https://evil.example/">'],
  ])('has nothing left of %s', async (_name, html) => {
    const task = await save(`<p>avant</p>${html}<p>après</p>`);
    const { body } = await documentOf('camille', task.id, '?remote=1');
    const shown = body.slice(body.indexOf('<body'));
    expect(shown).toContain('avant');
    expect(shown).not.toMatch(
      /<(?:script|svg|meta|base|form|input|button|iframe|link|style|object|embed)\b|\son\w+=|javascript:|evil\.example|position|srcset|data:text/i,
    );
    expect(body.match(/<body/g)).toHaveLength(1);
  });

  it('opens links in a page that knows nothing of ours', async () => {
    const task = await save('<a href="https://a.example/" target="_top" rel="opener">lien</a>');
    const { body } = await documentOf('camille', task.id);
    expect(body).toContain('<a href="https://a.example/" rel="noopener noreferrer" target="_blank">lien</a>');
  });

  it.each(readersOfCamille)('is for whoever may read the task: %s, %i', async (person, status) => {
    const task = await save('<p>Bonjour</p>');
    expect((await documentOf(person, task.id)).statusCode).toBe(status);
  });
});
