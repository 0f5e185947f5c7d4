import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/harness/chromium.ts';
import { lendBrowser, type LentBrowser } from '../support/browser.ts';
import { loopbackServer, type LoopbackServer } from '../../host/test/support/loopback.ts';
import { watchPage } from '../support/page-visit.ts';
import { startTaskWork, type TaskWork } from '../support/task-work.ts';

const executable = findChromium();
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Whatever a mail may try, against a server that counts what reaches it. */
function hostileHtml(elsewhere: string): string {
  return `
    <p id="first">Bonjour <img src="cid:logo" alt="Logo"> <img src="${elsewhere}/pixel.png" alt="Suivi"></p>
    <script>alert('script'); fetch('${elsewhere}/script')</script>
    <img src="${elsewhere}/broken" onerror="alert('handler')">
    <svg><script>alert('svg')</script><image href="${elsewhere}/svg.png"/></svg>
    <meta http-equiv="refresh" content="0;url=${elsewhere}/refresh">
    <base href="${elsewhere}/">
    <link rel="stylesheet" href="${elsewhere}/style.css">
    <style>@import '${elsewhere}/import.css'; body { background: url(${elsewhere}/body.png) }</style>
    <p style="background-image:url(${elsewhere}/style.png)">Style</p>
    <table background="${elsewhere}/table.png"><tr><td background="${elsewhere}/td.png">x</td></tr></table>
    <iframe src="${elsewhere}/frame" srcdoc="<script>alert('srcdoc')</script>"></iframe>
    <object data="${elsewhere}/object"></object><embed src="${elsewhere}/embed">
    <video src="${elsewhere}/video" poster="${elsewhere}/poster.png" autoplay></video>
    <form action="${elsewhere}/form"><button id="send">Envoyer</button></form>
    <img srcset="${elsewhere}/set.png 1x" src="data:image/svg+xml,<svg onload=alert(1)>">
    <a id="run" href="javascript:alert('link')">Lien</a>
    <a id="out" href="${elsewhere}/linked" target="_top">Dehors</a>`;
}

describe.skipIf(executable === null)('a hostile mail in the frame of its task', () => {
  let work: TaskWork;
  let lent: LentBrowser;
  let elsewhere: LoopbackServer;
  let origin: string;
  /** By another name than ours: cookies do not tell ports apart. */
  let elsewhereOrigin: string;
  let page: Page;
  let faults: string[];

  beforeAll(async () => {
    elsewhere = await loopbackServer((_request, response) =>
      response.writeHead(200, { 'content-type': 'image/png' }).end(pixel),
    );
    elsewhereOrigin = elsewhere.origin.replace('127.0.0.1', 'localhost');
    work = await startTaskWork();
    lent = await lendBrowser(executable ?? '');
    origin = await work.service.app.listen({ port: 0, host: '127.0.0.1' });
    const context = await lent.browser.newContext();
    const [name = '', value = ''] = (await work.service.browser('camille@demo.example')).cookie.split('=');
    await context.addCookies([{ name, value, url: origin, sameSite: 'Strict', httpOnly: true }]);
    page = await context.newPage();
    faults = watchPage(page);
    // A page of the same origin around the frame, as the task's own is.
    await page.route(new RegExp(`^${origin}/around\\?`), (route) => {
      const src = new URL(route.request().url()).searchParams.get('src') ?? '';
      return route.fulfill({ contentType: 'text/html', body: `<iframe src="${src}" sandbox="${sandbox}"></iframe>` });
    });
  });
  afterAll(async () => {
    await lent.close();
    await work.close();
    await elsewhere.close();
  });

  const sandbox = 'allow-same-origin allow-popups allow-popups-to-escape-sandbox';

  async function show(query: string) {
    const logo = { name: 'logo.png', bytes: pixel, mediaType: 'image/png', inline: true, contentId: 'logo' };
    const html = hostileHtml(elsewhereOrigin);
    const task = await work.save('camille', {
      files: [logo],
      change: { description: { html, text: null, truncated: false } },
    });
    const src = `/e/demo/v1/tasks/${task.id}/description${query}`;
    await page.goto(`${origin}/around?src=${encodeURIComponent(src)}`, { waitUntil: 'networkidle' });
    const frame = page.frames().find((one) => one.url() === origin + src);
    if (frame === undefined) throw new Error('the frame went elsewhere');
    return frame;
  }

  it('shows its own images, and loads and runs nothing', async () => {
    const frame = await show('');
    expect(await frame.locator('p').first().innerText()).toContain('Bonjour');
    const own = frame.locator('img[alt="Logo"]');
    expect(await own.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1);
    expect(elsewhere.received).toEqual([]);
    expect(page.url()).toContain('/around?');
    expect(faults).toEqual([]);
  });

  it('loads the images of elsewhere once asked to, says nothing of us, and still runs nothing', async () => {
    const frame = await show('?remote=1');
    expect(await frame.locator('img[alt="Suivi"]').evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(
      1,
    );
    expect(elsewhere.received.map(({ url }) => url).sort()).toEqual(['/broken', '/pixel.png']);
    for (const { headers } of elsewhere.received)
      expect([headers.referer, headers.cookie]).toEqual([undefined, undefined]);
    expect(faults).toEqual([]);
  });

  it('opens a link in a page of its own, which cannot reach ours', async () => {
    const frame = await show('');
    const [opened] = await Promise.all([page.context().waitForEvent('page'), frame.getByText('Dehors').click()]);
    await opened.waitForLoadState();
    expect(opened.url()).toBe(`${elsewhereOrigin}/linked`);
    expect(await opened.evaluate(() => window.opener === null)).toBe(true);
    expect(page.url()).toContain('/around?');
    await opened.close();
  });

  it('is as harmless in a window of its own', async () => {
    const frame = await show('?remote=1');
    const before = elsewhere.received.length;
    await page.goto(frame.url(), { waitUntil: 'networkidle' });
    expect(await page.locator('script, iframe, form, object, embed, svg, base, link, meta[http-equiv]').count()).toBe(
      0,
    );
    await page.getByText('Lien').click();
    expect(page.url()).toContain('/description');
    expect(
      elsewhere.received
        .slice(before)
        .map(({ url }) => url)
        .sort(),
    ).toEqual(['/broken', '/pixel.png']);
    expect(faults).toEqual([]);
  });
});
