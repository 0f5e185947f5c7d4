import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/harness/chromium.ts';
import { startPageProduct, type PageProduct } from '../support/page-product.ts';
import { allowAddOn, seriousFindings, visit, watchPage } from '../support/page-visit.ts';
import { signIn } from '../support/signed-in-page.ts';

const executable = findChromium();

// Without a browser the run says so at its end (test/support/global-setup.ts).
describe.runIf(executable !== null)('the page in Chromium', () => {
  let product: PageProduct;
  let browser: Browser;
  let url: string;

  beforeAll(async () => {
    product = await startPageProduct(executable ?? '');
    ({ browser, url } = product);
  }, 120_000);
  afterAll(() => product.stop());

  const heading = (text: string): string => `.panel h2:has-text("${text}")`;
  /** The pages in a tab of their own, once Camille has signed in there. */
  const pagesOpenedBy = async (page: Page, follow: () => Promise<void>): Promise<Page> => {
    const [pages] = await Promise.all([page.context().waitForEvent('page'), follow()]);
    await signIn(pages, product, { email: 'camille@demo.example', locale: 'fr-FR' });
    return pages;
  };

  it('by keyboard alone: a mail is opened, saved as a task, found again with its files', async () => {
    const person = await visit(browser, url, 'fr-FR');
    const { page, tabTo } = person;
    await page.locator('a.mail-row').first().waitFor();
    expect(await person.seriousFindings()).toEqual([]);
    await tabTo('Relier à Démo SAS');
    await page.keyboard.press('Enter');
    await page.getByText('Relié à Démo SAS').waitFor();

    await page.locator('a.mail-row[tabindex="0"]').focus();
    const focusedMail = () => page.evaluate(() => document.activeElement?.getAttribute('href') ?? '');
    for (let row = 0; row < 40 && !(await focusedMail()).includes('06-trois'); row += 1) await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.locator(heading('Nouvelle tâche')).waitFor();
    await page.locator('.reading-pane h1').waitFor();
    expect(await page.locator('.reading-pane .file-chip').count()).toBe(3);
    expect(await person.seriousFindings()).toEqual([]);

    await tabTo('Enregistrer');
    await page.keyboard.press('Enter');
    await page.locator(heading('Tâche n° 1 enregistrée')).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
    expect(await person.seriousFindings()).toEqual([]);

    await tabTo('Pages de Relais');
    const tasks = await pagesOpenedBy(page, () => page.keyboard.press('Enter'));
    const faults = watchPage(tasks);
    expect(new URL(tasks.url()).pathname).toBe('/e/demo/tasks');
    const saved = tasks.getByRole('link', { name: 'Cahier des charges signé', exact: true });
    await saved.waitFor();
    expect(await seriousFindings(tasks)).toEqual([]);
    await saved.focus();
    await tasks.keyboard.press('Enter');
    await tasks.getByRole('heading', { level: 1, name: 'Cahier des charges signé', exact: true }).waitFor();
    await tasks.getByText(/^Tâche nº\s1$/).waitFor();
    expect(await seriousFindings(tasks)).toEqual([]);

    const downloading = tasks.waitForEvent('download');
    await tasks.getByRole('link', { name: 'Télécharger references.csv' }).click();
    const file = await (await downloading).path();
    const { origin, pathname } = new URL(tasks.url());
    const task: unknown = await (await tasks.request.get(origin + pathname.replace('/tasks/', '/v1/tasks/'))).json();
    const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
    expect(task).toMatchObject({
      attachments: expect.arrayContaining([expect.objectContaining({ name: 'references.csv', sha256 })]) as unknown,
    });
    expect([...person.faults, ...faults]).toEqual([]);
  }, 120_000);

  it('in English, as somebody else: nothing serious for axe, and the menu works with keys', async () => {
    const person = await visit(browser, url, 'en-GB');
    const { page } = person;
    await page.locator('a.mail-row').first().waitFor();
    await page.getByRole('button', { name: /^Signed in/ }).click();
    expect(await person.seriousFindings()).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /Sacha/ }).waitFor();
    await allowAddOn(page);
    await page.getByRole('button', { name: 'Link to Démo SAS' }).click();
    await page.getByRole('status').filter({ hasText: 'Démo SAS' }).waitFor();
    await page.locator('a.mail-row[href*="17-quote"]').click();
    await page.locator(heading('New task')).waitFor();
    expect(await person.seriousFindings()).toEqual([]);

    await page.getByRole('button', { name: 'More actions' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Refresh' }).waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Back' }).click();
    await page.locator(heading('New task')).waitFor();

    await page.getByRole('link', { name: 'Relais pages' }).waitFor();
    await page.getByRole('button', { name: /^Language/ }).click();
    await page.getByRole('menuitemradio', { name: 'Français' }).click();
    await page.getByRole('link', { name: 'Pages de Relais' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('fr');
    expect(person.faults).toEqual([]);
  }, 120_000);

  it('a mail that tries to inject markup shows as text, in the list, the mail, the card and the task', async () => {
    const person = await visit(browser, `${url}/#/inbox/18-balisage-hostile`, 'fr-FR');
    const { page } = person;
    const firstRun = page.getByRole('button', { name: 'Relier à Démo SAS' });
    await firstRun.or(page.locator(heading('Nouvelle tâche'))).waitFor();
    if (await firstRun.isVisible()) await firstRun.click();
    await page.locator(heading('Nouvelle tâche')).waitFor();
    await page.locator('.reading-pane h1', { hasText: '<script>alert("objet")</script>' }).waitFor();
    expect(await page.locator('.panel input').first().inputValue()).toContain('<script>alert("objet")</script>');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.locator(heading('enregistrée')).waitFor();
    expect(await page.evaluate(() => document.querySelectorAll('img, #app script, #app a[href*="piege"]').length)).toBe(
      0,
    );
    const tasks = await pagesOpenedBy(page, () => page.getByRole('link', { name: 'Pages de Relais' }).click());
    const faults = watchPage(tasks);
    await tasks.getByRole('link', { name: '<script>alert("objet")</script>' }).click();
    await tasks.locator('iframe').waitFor();
    const injected = '#root img:not([src="/logo.png"]), #root script, #root a[href*="piege"]';
    expect(await tasks.locator(injected).count()).toBe(0);
    expect([...person.faults, ...faults]).toEqual([]);
  }, 120_000);

  it('a dropped mail opens and is listed first; another file is refused in words', async () => {
    const { page } = await visit(browser, url, 'fr-FR');
    await page.locator('a.mail-row').first().waitFor();
    const input = page.locator('input[type="file"]');
    const eml = Buffer.from('From: New <new@x.example>\r\nSubject: Dropped here\r\n\r\nHello');
    await input.setInputFiles({ name: 'new.eml', mimeType: 'message/rfc822', buffer: eml });
    await page.locator('.reading-pane h1', { hasText: 'Dropped here' }).waitFor();
    await page.locator('a.mail-row').first().filter({ hasText: 'Dropped here' }).waitFor();
    await input.setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('PNG') });
    await page.getByRole('status').filter({ hasText: 'n’est pas un message' }).waitFor();
    expect(await page.locator('.reading-pane h1').textContent()).toBe('Dropped here');
  }, 60_000);

  it('a server that is down is said in words, with a way to try again', async () => {
    const { page } = await visit(browser, url, 'fr-FR');
    await page.route('**/api/mails', (route) => route.abort());
    await page.reload();
    const alert = page.getByRole('alert');
    await alert.filter({ hasText: 'Le banc d’essai ne répond plus' }).waitFor();
    await page.unroute('**/api/mails');
    await alert.getByRole('button', { name: 'Réessayer' }).click();
    await page.locator('a.mail-row').first().waitFor();
    expect(await alert.count()).toBe(0);
  }, 60_000);
});
