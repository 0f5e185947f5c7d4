import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/harness/chromium.ts';
import { openPageBench, type PageBench } from '../support/page-bench.ts';
import { saveTask } from '../support/page-task.ts';
import { seriousFindings } from '../support/page-visit.ts';
import { pdf } from '../support/pdf.ts';
import { openSignedInPage } from '../support/signed-in-page.ts';

const executable = findChromium();
const email = 'camille@demo.example';
const mebibyte = 1024 * 1024;

/** What each would do to whoever let it run. */
const attack = 'alert(1);try{parent.alert(2);parent.document.title="taken"}catch(error){}fetch("/e/demo/v1/me")';
const files = [
  { name: 'page.html', mediaType: 'text/html', bytes: Buffer.from(`<h1>Offre</h1><script>${attack}</script>`) },
  {
    name: 'dessin.svg',
    mediaType: 'image/svg+xml',
    bytes: Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30" onload="${attack.replaceAll('"', "'")}"><script>${attack}</script><rect width="40" height="30"/></svg>`,
    ),
  },
  {
    name: 'piege.pdf',
    mediaType: 'application/pdf',
    bytes: pdf({ pages: ['Offre 2026', 'Conditions'], script: "app.alert('x')" }),
  },
  { name: 'secret.pdf', mediaType: 'application/pdf', bytes: pdf({ pages: ['Secret'], locked: true }) },
  { name: 'abime.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-1.7\nnothing') },
  { name: 'faux.png', mediaType: 'image/png', bytes: Buffer.from('<script>alert(3)</script>') },
  { name: 'notes.txt', mediaType: 'text/plain', bytes: Buffer.from('Été : 12 unités', 'latin1') },
];
const large = { name: 'journal.txt', mediaType: 'text/plain', bytes: Buffer.alloc(40 * mebibyte, 'ligne\n') };

const words = {
  'fr-FR': {
    preview: (name: string) => `Aperçu de ${name}`,
    close: 'Fermer l’aperçu',
    next: 'Fichier suivant',
    nextPage: 'Page suivante',
    page: 'Page',
    source: 'n’est pas exécuté',
    password: 'Ce PDF est protégé par un mot de passe',
    broken: 'Ce fichier ne peut pas être affiché',
    tooLarge: 'Trop volumineux pour un aperçu',
    download: /^Télécharger \(40/,
  },
  'en-GB': {
    preview: (name: string) => `Preview of ${name}`,
    close: 'Close the preview',
    next: 'Next file',
    nextPage: 'Next page',
    page: 'Page',
    source: 'is not run',
    password: 'This PDF is protected by a password',
    broken: 'This file cannot be shown',
    tooLarge: 'Too large for a preview',
    download: /^Download \(40/,
  },
};

describe.runIf(executable !== null)('looking at the files of strangers, in Chromium', () => {
  let bench: PageBench;
  beforeAll(async () => {
    bench = await openPageBench(executable ?? '', [{ email, name: 'Camille Roussel' }]);
  }, 120_000);
  afterAll(() => bench.close());

  describe.each(['fr-FR', 'en-GB'] as const)('in %s', (locale) => {
    const t = words[locale];
    let page: Page;
    let faults: string[];
    let taskId: string;
    beforeAll(async () => {
      ({ page, faults } = await openSignedInPage(bench, '/e/demo/tasks', { email, locale }));
      taskId = await saveTask({ page, pagesUrl: bench.pagesUrl }, {}, locale === 'en-GB' ? [...files, large] : files);
      await page.goto(`${bench.pagesUrl}/e/demo/tasks/${taskId}`);
    });
    afterAll(() => page.context().close());

    const dialog = (name: string) => page.getByRole('dialog', { name: t.preview(name) });
    /** Opens the preview; answers its frame once something is drawn in it. */
    const open = async (name: string, drawn: string): Promise<Frame> => {
      await page
        .getByRole('button', { name: new RegExp(`${name}$`) })
        .first()
        .click();
      await dialog(name).waitFor();
      await page.frameLocator('iframe[src="/viewer.html"]').locator(drawn).first().waitFor();
      const frame = page.frames().find((other) => other.url().endsWith('/viewer.html'));
      if (frame === undefined) throw new Error('no frame');
      return frame;
    };
    const close = async (name: string) => {
      await page.keyboard.press('Escape');
      await dialog(name).waitFor({ state: 'hidden' });
    };

    // Each of these in one language, so that the page is used in both.
    if (locale === 'fr-FR') {
      it('an HTML file is read, not run, in a frame that is of no origin', async () => {
        const frame = await open('page.html', 'pre');
        expect(await frame.evaluate(() => self.origin)).toBe('null');
        expect(await frame.locator('pre').textContent()).toContain('<h1>Offre</h1><script>alert(1)');
        expect(await frame.locator('.note').textContent()).toContain(t.source);
        expect(await frame.locator('h1, script:not([src])').count()).toBe(0);
        expect(await seriousFindings(page)).toEqual([]);
        await close('page.html');
        expect(await page.title()).not.toBe('taken');
      });

      it('an SVG is a picture', async () => {
        const frame = await open('dessin.svg', 'img');
        expect(await frame.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(40);
        expect(await frame.locator('svg').count()).toBe(0);
        await close('dessin.svg');
      });

      it.each([
        ['secret.pdf', t.password],
        ['abime.pdf', t.broken],
        ['faux.png', t.broken],
      ])('%s says why it cannot be shown', async (name, reason) => {
        await page
          .getByRole('button', { name: new RegExp(`${name}$`) })
          .first()
          .click();
        await dialog(name).getByText(reason).waitFor();
        expect(await seriousFindings(page)).toEqual([]);
        await close(name);
      });
    } else {
      it('the frame reaches neither the session nor what the page keeps', async () => {
        const frame = await open('notes.txt', 'pre');
        expect(await frame.locator('pre').textContent()).toBe('Été : 12 unités');
        const reached = await frame.evaluate(async () => {
          const attempts = {
            me: async () => (await fetch('/e/demo/v1/me')).status,
            cookie: () => document.cookie,
            storage: () => localStorage.length,
            parent: () => parent.document.title,
          };
          const results = await Promise.all(
            Object.entries(attempts).map(async ([name, attempt]) => {
              try {
                return [name, String(await attempt())];
              } catch {
                return [name, 'refused'];
              }
            }),
          );
          return Object.fromEntries(results) as Record<string, string>;
        });
        expect(reached).toEqual({ me: 'refused', cookie: 'refused', storage: 'refused', parent: 'refused' });
        // The browser said so in the console, as it should.
        faults.length = 0;
        await close('notes.txt');
      });

      it('a PDF is read page by page, by keyboard and by words; its script is not run', async () => {
        const frame = await open('piege.pdf', '.words span');
        expect(await frame.locator('.page').count()).toBe(2);
        await frame.getByText('Offre 2026').waitFor();
        expect(await frame.getByLabel(t.page, { exact: true }).inputValue()).toBe('1');
        await frame.getByRole('button', { name: t.nextPage }).press('Enter');
        await expect.poll(() => frame.getByLabel(t.page, { exact: true }).inputValue()).toBe('2');
        expect(await seriousFindings(page)).toEqual([]);
        await close('piege.pdf');
      });

      it('40 MB of text are offered for download and not fetched', async () => {
        const fetched: string[] = [];
        page.on('request', (request) => fetched.push(request.url()));
        await page
          .getByRole('button', { name: /journal\.txt$/ })
          .first()
          .click();
        await dialog('journal.txt').getByText(t.tooLarge).waitFor();
        await dialog('journal.txt').getByRole('link', { name: t.download }).waitFor();
        expect(fetched.filter((url) => url.includes('/attachments/'))).toEqual([]);
        await close('journal.txt');
      });

      it('goes from file to file, in the address too, and closes to where it was', async () => {
        await open('page.html', 'pre');
        await page.getByRole('button', { name: t.next }).click();
        await dialog('dessin.svg').waitFor();
        expect(new URL(page.url()).searchParams.get('file')).toMatch(/^[0-9a-f-]{36}$/);
        await page.reload();
        await dialog('dessin.svg').waitFor();
        await page.getByRole('button', { name: t.close }).click();
        await dialog('dessin.svg').waitFor({ state: 'hidden' });
        expect(new URL(page.url()).search).toBe('');
      });
    }

    it('nothing was run, refused or asked meanwhile', () => {
      expect(faults).toEqual([]);
    });
  });
});
