import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/harness/chromium.ts';
import { startPageProduct, type PageProduct } from '../support/page-product.ts';
import { firstVisit, type Visit, type VisitLocale } from '../support/page-visit.ts';

const executable = findChromium();

// Without a browser the run says so at its end (test/support/global-setup.ts).
describe.runIf(executable !== null)('Google’s consent in Chromium', () => {
  let product: PageProduct;

  beforeAll(async () => {
    product = await startPageProduct(executable ?? '');
  }, 120_000);
  afterAll(() => product.stop());

  /** One of the sample users, who was never asked before. */
  const signedIn = async (email: string, locale: VisitLocale): Promise<Visit> => {
    const person = await firstVisit(product.browser, `${product.url}/empty`, locale);
    await person.page.evaluate((user) => localStorage.setItem('relais.user', user), email);
    person.faults.length = 0;
    await person.page.goto(product.url);
    return person;
  };
  const dialog = (page: Page, name: RegExp) => page.getByRole('dialog', { name });
  const linkButton = (page: Page) =>
    page
      .locator('.panel')
      .getByRole('button', { name: /^(?:Relier|Link)/ })
      .first();

  it('allowed with one key, in French: everything ticked, and the first card', async () => {
    const person = await signedIn('camille@demo.example', 'fr-FR');
    const { page } = person;
    const asked = dialog(page, /^Relais demande l’accès/);
    await asked.waitFor();
    expect(await person.seriousFindings()).toEqual([]);
    const boxes = asked.getByRole('checkbox');
    expect(await boxes.count()).toBe(6);
    for (const box of await boxes.all()) expect(await box.isChecked()).toBe(true);
    await page.keyboard.press('Enter');
    await linkButton(page).waitFor();
    expect(await asked.count()).toBe(0);
    await page.reload();
    await linkButton(page).waitFor();
    expect(await asked.count()).toBe(0);
    expect(person.faults).toEqual([]);
  }, 60_000);

  it('refused, in English: nothing runs until access is authorized; then taken back', async () => {
    const person = await signedIn('noa@demo.example', 'en-GB');
    const { page } = person;
    await dialog(page, /wants access/).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('Authorization required').waitFor();
    expect(await person.seriousFindings()).toEqual([]);
    await page.reload();
    await page.getByText('Authorization required').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.getByRole('button', { name: 'Authorize access' }).click();
    await dialog(page, /wants access/)
      .getByRole('button', { name: 'Allow' })
      .click();
    await linkButton(page).waitFor();

    await page.getByRole('button', { name: 'Test options' }).click();
    await page.getByRole('menuitem', { name: 'Permissions…' }).click();
    await dialog(page, /^What Relais may do/)
      .getByRole('button', { name: 'Remove access' })
      .click();
    await page.getByText('Authorization required').waitFor();
    expect(person.faults).toEqual([]);
  }, 60_000);

  it('allowed in part, in French: the card names what is missing and asks for it again; then the header leads to the tasks of the linked environment', async () => {
    const person = await signedIn('sacha@demo.example', 'fr-FR');
    const { page } = person;
    const asked = dialog(page, /^Relais demande l’accès/);
    await asked.getByRole('checkbox', { name: 'Se connecter à un service externe' }).uncheck();
    expect(await asked.getByRole('checkbox', { name: 'Tout sélectionner' }).isChecked()).toBe(false);
    await asked.getByRole('button', { name: 'Autoriser' }).click();
    await page.locator('.panel h2', { hasText: 'Autorisation manquante' }).waitFor();
    await page
      .locator('.panel')
      .getByRole('button', { name: /Autoriser|Accorder/ })
      .first()
      .click();
    await asked.waitFor();
    expect(await asked.getByRole('checkbox', { name: 'Se connecter à un service externe' }).isChecked()).toBe(true);
    await asked.getByRole('button', { name: 'Autoriser' }).click();
    await page.getByRole('button', { name: 'Relier à Autre & Cie' }).click();
    await page.getByRole('status').filter({ hasText: 'Relié à Autre & Cie' }).waitFor();
    expect(person.faults).toEqual([]);

    const following = page.getByRole('link', { name: 'Pages de Relais' }).click();
    const [pages] = await Promise.all([page.context().waitForEvent('page'), following]);
    await pages.waitForURL(`${product.pagesUrl}/e/autre/tasks`);
  }, 60_000);

  it('on a phone the add-on shows below an open mail, and nowhere else', async () => {
    const person = await signedIn('camille@demo.example', 'fr-FR');
    const { page } = person;
    await linkButton(page).waitFor();
    await page.getByRole('button', { name: 'Options de test' }).click();
    await page.getByRole('menuitemcheckbox', { name: /Téléphone/ }).click();
    await page.getByText('Sur un téléphone, le module complémentaire s’affiche dans Gmail').waitFor();
    expect(await linkButton(page).count()).toBe(0);
    await page.locator('a.mail-row').first().click();
    await linkButton(page).waitFor();
    await page.getByRole('button', { name: 'Options de test' }).click();
    expect(await page.getByRole('menuitemcheckbox', { checked: true }).allTextContents()).toEqual([
      expect.stringContaining('Téléphone (Android)'),
    ]);
  }, 60_000);
});
