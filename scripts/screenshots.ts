import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startHostServer } from '../host/server.ts';
import { baseUrl } from './harness/base-url.ts';
import { findChromium, launchChromium } from './harness/chromium.ts';
import { CommandError, runCommand } from './harness/command-error.ts';
import { builtAddon, builtHost, distDir, sampleWorlds } from './harness/folders.ts';
import { pagesAddress } from './harness/pages-address.ts';
import { takePageScreenshots } from './screenshots/page-screenshots.ts';
import { saveSamples } from './screenshots/sample-captures.ts';
import { takeScreenshots, type Camera } from './screenshots/screenshot-list.ts';
import { openTestBench, type TestBench } from './harness/test-bench.ts';

const folder = join(distDir, '../docs/screenshots');
const viewport = { width: 1360, height: 860 };

/** Remakes the pictures of the README: starts everything anew, and does in Chromium what a person would do. */
export function main(): Promise<number> {
  return runCommand(async () => {
    const chromium = findChromium();
    if (chromium === null)
      throw new CommandError('screenshots need Chromium, e.g. apt-get install chromium-headless-shell');
    mkdirSync(folder, { recursive: true });
    // In a folder, not in memory: the service stops and starts again on the way.
    const bench = await openTestBench({ worlds: sampleWorlds, environment: { RELAIS_EMBEDDED: 'folder' } });
    try {
      const host = await startStandIn(bench);
      const browser = await launchChromium(chromium);
      try {
        await takeAll(bench, browser, host.url);
      } finally {
        await browser.close();
        await host.close();
      }
      return 0;
    } finally {
      await bench.close();
    }
  });
}

function startStandIn({ backend, issuer }: TestBench) {
  return startHostServer({
    port: 0,
    backendUrl: backend.url,
    baseUrl,
    addonDir: builtAddon,
    hostDir: builtHost,
    pageDir: join(builtHost, 'page'),
    sampleDirs: [join(builtHost, 'samples')],
    issuer,
    users: [{ email: 'camille@demo.example', name: 'Camille Roussel' }],
    pagesUrl: (properties) => pagesAddress(backend.url, properties),
  });
}

async function takeAll(bench: TestBench, browser: Browser, url: string): Promise<void> {
  const context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris', viewport });
  const page = await context.newPage();
  const camera: Camera = {
    page,
    url,
    pagesUrl: bench.backend.url,
    keep: (name, selector) => keep(page, name, selector),
    keepCard: (name) => keepCard(page, name),
    withoutService: async (work) => {
      await bench.backend.stop();
      await work();
      await bench.restartBackend({});
    },
  };
  await takeScreenshots(camera);
  await saveSamples(bench);
  await takePageScreenshots(camera);
}

async function keep(page: Page, name: string, selector?: string): Promise<void> {
  // Notices, and traces of pointer and focus, are of the moment.
  await page.mouse.move(0, 0);
  await page.evaluate('document.activeElement?.blur()');
  const dismiss = page.locator('.snackbar button');
  if (await dismiss.isVisible()) await dismiss.click();
  const picture = { path: join(folder, `${name}.png`), animations: 'disabled' } as const;
  await (selector === undefined ? page.screenshot(picture) : page.locator(selector).screenshot(picture));
  process.stdout.write(`docs/screenshots/${name}.png\n`);
}

/** The window is made as high as the card needs, and back. */
async function keepCard(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ ...viewport, height: 3000 });
  const scroll = page.locator('.panel .card-scroll');
  const [room, last] = [await scroll.boundingBox(), await scroll.locator('> *').last().boundingBox()];
  const unused = room === null || last === null ? 0 : room.y + room.height - last.y - last.height;
  await page.setViewportSize({ ...viewport, height: Math.ceil(3000 - unused) });
  await keep(page, name, '.panel');
  await page.setViewportSize(viewport);
}
