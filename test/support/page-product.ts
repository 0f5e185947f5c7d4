import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { lendBrowser } from './browser.ts';
import { startCommand } from './command.ts';

/** Everything that `npm start` starts, on free ports and in a folder of its own, and a browser to use it with. */
export interface PageProduct {
  /** Of the stand-in's page. */
  url: string;
  /** Where the service's own pages are. */
  pagesUrl: string;
  browser: Browser;
  stop(): Promise<void>;
}

export async function startPageProduct(chromium: string): Promise<PageProduct> {
  const dataDir = mkdtempSync(join(tmpdir(), 'relais-page-'));
  const product = startCommand('start', [], { PORT: '0', HOST_PORT: '0', DATA_DIR: dataDir, DATABASE_URL: '' });
  const [printed, lent] = await Promise.all([product.waitForText('Relais is ready'), lendBrowser(chromium)]);
  const [url = '', pagesUrl = ''] = printed.match(/http:\S+/g) ?? [];
  return {
    url,
    pagesUrl,
    browser: lent.browser,
    stop: async () => {
      await lent.close();
      product.process.kill('SIGTERM');
      await product.ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
