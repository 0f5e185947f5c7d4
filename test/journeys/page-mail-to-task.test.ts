import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/harness/chromium.ts';
import { builtHost } from '../../scripts/harness/folders.ts';
import { cardWords, openCardPanel } from '../support/card-panel.ts';
import { coldVisit } from '../support/cold-visit.ts';
import { createPostgresqlDatabase, databases, type DatabaseKind } from '../support/database.ts';
import { openPageBench, type PageBench } from '../support/page-bench.ts';
import { seriousFindings, watchPage } from '../support/page-visit.ts';
import { signIn } from '../support/signed-in-page.ts';

const executable = findChromium();
const camille = { email: 'camille@demo.example', name: 'Camille Roussel' };
const mail = '06-trois-pieces-jointes';
const title = 'Cahier des charges signé';
const firstPageLimit = 1000;

const words = {
  'fr-FR': {
    signInTitle: 'Connectez-vous pour continuer',
    tasks: 'Tâches',
    preview: (name: string) => `Aperçu de ${name}`,
    download: (name: string) => `Télécharger ${name}`,
    search: 'Rechercher dans les titres et descriptions',
  },
  'en-GB': {
    signInTitle: 'Sign in to continue',
    tasks: 'Tasks',
    preview: (name: string) => `Preview of ${name}`,
    download: (name: string) => `Download ${name}`,
    search: 'Search titles and descriptions',
  },
};

// Each language once, and each database that is here.
const runs = [
  { locale: 'fr-FR', kind: databases[0] ?? 'PGlite' },
  { locale: 'en-GB', kind: databases.at(-1) ?? 'PGlite' },
] as const;

async function settingsOf(kind: DatabaseKind): Promise<Record<string, string>> {
  return kind === 'PostgreSQL' ? { DATABASE_URL: await createPostgresqlDatabase() } : {};
}

// Without a browser the run says so at its end (test/support/global-setup.ts).
describe.runIf(executable !== null).each(runs)('from a mail to its task, in $locale on $kind', ({ locale, kind }) => {
  const t = words[locale];
  let bench: PageBench;
  let page: Page;
  let faults: string[];
  beforeAll(async () => {
    bench = await openPageBench(executable ?? '', [camille], await settingsOf(kind));
  }, 120_000);
  afterAll(() => bench.close());

  const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });
  const opened = async (name: string, drawn: string): Promise<Frame> => {
    await page
      .getByRole('button', { name: new RegExp(`${name}$`) })
      .first()
      .click();
    await page.getByRole('dialog', { name: t.preview(name) }).waitFor();
    await page.frameLocator('iframe[src="/viewer.html"]').locator(drawn).first().waitFor();
    const frame = page.frames().find((other) => other.url().endsWith('/viewer.html'));
    if (frame === undefined) throw new Error('no frame');
    return frame;
  };
  const closed = async (name: string) => {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: t.preview(name) }).waitFor({ state: 'hidden' });
  };

  it('the card saves the mail, and its link leads to the task once one has signed in', async () => {
    const c = cardWords[locale];
    const rep = await openCardPanel(bench, { rep: camille.name, mail, locale });
    await rep.titled(c.draft);
    await rep.press(c.save);
    await rep.titled(c.saved);
    page = await rep.openTask();
    faults = watchPage(page);
    await heading(t.signInTitle).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    const address = page.url();
    expect(new URL(address).pathname).toMatch(/^\/e\/demo\/tasks\/[0-9a-f-]{36}$/);
    await signIn(page, bench, { email: camille.email, locale });
    expect(page.url()).toBe(address);
    await heading(title).waitFor();
    expect(rep.visit.faults).toEqual([]);
  });

  it('its files are looked at and downloaded', async () => {
    const document = await opened(`${title}.pdf`, '.words span');
    expect(await document.locator('.page').count()).toBe(1);
    await closed(`${title}.pdf`);
    const text = await opened('references.csv', 'pre');
    expect(await text.locator('pre').textContent()).toContain('Support mural galvanisé;120;18,50');
    await closed('references.csv');
    const image = await opened('mur.png', 'img');
    expect(await image.locator('img').evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(120);
    await closed('mur.png');

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: t.download('mur.png') }).click(),
    ]);
    const sent = await readFile(join(builtHost, 'samples', `${mail}.eml`), 'utf8');
    const kept = await readFile(await download.path());
    expect(download.suggestedFilename()).toBe('mur.png');
    expect(sent.replace(/\r?\n/g, '')).toContain(kept.toString('base64'));
  });

  it('it is found in the list by words of the mail', async () => {
    await page.getByRole('link', { name: t.tasks, exact: true }).first().click();
    await heading(t.tasks).waitFor();
    await page.getByLabel(t.search).fill('photo du mur');
    await page.waitForURL(/text=photo/);
    await page.locator('[data-row]').getByRole('link', { name: title, exact: true }).click();
    await heading(title).waitFor();
    expect(faults).toEqual([]);
  });

  it('the first page is usable in less than a second by a browser that has cached nothing', async () => {
    const session = await page.context().storageState();
    const taken = await coldVisit(bench, {
      session,
      path: '/e/demo/tasks',
      usable: '[data-row] a',
      goal: firstPageLimit,
    });
    expect(taken).toBeLessThan(firstPageLimit);
  }, 120_000);
});
