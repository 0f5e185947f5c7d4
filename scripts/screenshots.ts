import { fork, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { findChromium, launchChromium } from './chromium.ts';
import { CommandError, endingInOneLine } from './command-error.ts';
import { distDir } from './folders.ts';
import { takeScreenshots } from './screenshot-list.ts';

const folder = join(distDir, '../docs/screenshots');

/** Remakes the pictures of the README: starts everything anew, and does in Chromium what a person would do. */
export function main(): Promise<number> {
  return endingInOneLine(async () => {
    const chromium = findChromium();
    if (chromium === null) throw new CommandError('screenshots need Chromium, e.g. apt-get install chromium');
    mkdirSync(folder, { recursive: true });
    const product = await startProduct();
    const browser = await launchChromium(chromium);
    try {
      const context = await browser.newContext({
        locale: 'fr-FR',
        timezoneId: 'Europe/Paris',
        viewport: { width: 1360, height: 860 },
      });
      const page = await context.newPage();
      await takeScreenshots({ page, url: product.url, keep: (name) => keep(page, name) });
      return 0;
    } finally {
      await browser.close();
      await product.stop();
    }
  });
}

async function keep(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  process.stdout.write(`docs/screenshots/${name}.png\n`);
}

async function startProduct(): Promise<{ url: string; stop: () => Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'relais-screenshots-'));
  const product = fork(join(distDir, '../scripts/run.mjs'), ['start'], {
    env: { ...process.env, PORT: '0', HOST_PORT: '0', DATA_DIR: dataDir, DATABASE_URL: '' },
    silent: true,
  });
  const ended = new Promise<void>((resolve) => product.once('exit', () => resolve()));
  const stop = async () => {
    product.kill('SIGTERM');
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { url: await readyAt(product), stop };
}

function readyAt(product: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    product.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const url = /Relais is ready\D*(http:\S+)/.exec(printed)?.[1];
      if (url !== undefined) resolve(url);
    });
    product.once('exit', () => reject(new CommandError(`the product did not start: ${printed}`)));
  });
}
