import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/harness/chromium.ts';
import { openPageBench, type PageBench } from '../support/page-bench.ts';
import { seriousFindings, type VisitLocale } from '../support/page-visit.ts';

const executable = findChromium();

const words = {
  'fr-FR': {
    signInTitle: 'Connectez-vous pour continuer',
    signIn: 'Se connecter avec Google',
    choose: 'Choisissez un compte',
    address: 'Adresse e-mail',
    next: 'Suivant',
    consent: 'Se connecter à Relais',
    proceed: 'Continuer',
    menu: /^Mon compte/,
    signOut: 'Se déconnecter',
    signedOut: 'Vous êtes déconnecté',
    ended: 'Votre session a expiré',
    back: 'Vous êtes de nouveau connecté',
    refused: 'Aucun environnement de ce nom ne vous est ouvert',
    tasks: 'Tâches',
    search: /Rechercher/,
  },
  'en-GB': {
    signInTitle: 'Sign in to continue',
    signIn: 'Sign in with Google',
    choose: 'Choose an account',
    address: 'Email address',
    next: 'Next',
    consent: 'Sign in to Relais',
    proceed: 'Continue',
    menu: /^My account/,
    signOut: 'Sign out',
    signedOut: 'You are signed out',
    ended: 'Your session has expired',
    back: 'You are signed in again',
    refused: 'No environment of this name is open to you',
    tasks: 'Tasks',
    search: /Search/,
  },
};

const camille = 'camille@demo.example';

// Without a browser the run says so at its end (test/support/global-setup.ts).
describe.runIf(executable !== null)('signing in to the pages, in Chromium', () => {
  let bench: PageBench;
  beforeAll(async () => {
    bench = await openPageBench(executable ?? '', [{ email: camille, name: 'Camille Roussel' }]);
  }, 120_000);
  afterAll(() => bench.close());

  describe.each(['fr-FR', 'en-GB'] as const)('in %s', (locale) => {
    const t = words[locale];
    const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 });

    async function openBrowser(path: string): Promise<Page> {
      const context = await bench.browser.newContext({ locale, timezoneId: 'Europe/Paris', reducedMotion: 'reduce' });
      const page = await context.newPage();
      await page.goto(bench.pagesUrl + path);
      return page;
    }

    /** From Relais to Google, with an address that is typed, and back. */
    async function signIn(page: Page, email = camille): Promise<void> {
      await page.getByRole('link', { name: t.signIn }).click();
      await heading(page, t.choose).waitFor();
      await page.getByLabel(t.address).fill(email);
      await page.getByRole('button', { name: t.next }).click();
      const proceed = page.getByRole('button', { name: t.proceed });
      await proceed.or(page.locator('#root')).first().waitFor();
      // Asked once per account, in whatever browser.
      if (await proceed.isVisible()) await proceed.click();
      await page.waitForURL((url) => url.origin === bench.pagesUrl);
    }

    // Each of these in one language, so that both are used.
    if (locale === 'fr-FR') {
      it('signs out, and in again from the page that says so', async () => {
        const page = await openBrowser('/');
        await signIn(page);
        // One environment only: straight into it.
        await heading(page, t.tasks).waitFor();
        await page.getByRole('button', { name: t.menu }).click();
        expect(await seriousFindings(page)).toEqual([]);
        await page.getByRole('menuitem', { name: t.signOut, exact: true }).click();
        await heading(page, t.signedOut).waitFor();
        await page.goto(`${bench.pagesUrl}/e/demo/tasks`);
        await heading(page, t.signInTitle).waitFor();
      }, 120_000);

      it('tells a stranger that nothing is open to them, and offers another account', async () => {
        const page = await openBrowser('/e/demo/tasks');
        await signIn(page, `stranger-${locale}@elsewhere.example`);
        await heading(page, t.refused).waitFor();
        expect(await seriousFindings(page)).toEqual([]);
      }, 120_000);
    } else {
      it('keeps what was typed when the session ends meanwhile, until one is back', async () => {
        const page = await openBrowser('/e/demo/tasks');
        await signIn(page);
        await heading(page, t.tasks).waitFor();
        // As from the list of browsers on another machine.
        await page.evaluate(() => fetch('/v1/web-session', { method: 'DELETE' }));
        await page.getByPlaceholder(t.search).fill('devis');
        await page.getByRole('dialog').getByText(t.ended).waitFor();
        expect(await seriousFindings(page)).toEqual([]);
        const [tab] = await Promise.all([
          page.context().waitForEvent('page'),
          page.getByRole('link', { name: t.signIn }).click(),
        ]);
        // Google knows them still.
        await heading(tab, t.back).waitFor();
        expect(await seriousFindings(tab)).toEqual([]);
        await tab.close();
        await page.bringToFront();
        await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
        await page.getByRole('dialog').waitFor({ state: 'detached' });
        expect(await page.getByPlaceholder(t.search).inputValue()).toBe('devis');
      }, 120_000);
    }
  });

  it('has a sign-in page of Google that a screen reader can use', async () => {
    const { page } = await visitGoogle('fr-FR');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByLabel('Adresse e-mail').fill('rien');
    await page.getByRole('button', { name: 'Suivant' }).click();
    await page.getByRole('alert').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByLabel('Adresse e-mail').fill('new@elsewhere.example');
    await page.getByRole('button', { name: 'Suivant' }).click();
    await page.getByRole('heading', { name: 'Se connecter à Relais' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Annuler' }).click();
    await page.getByRole('heading', { name: 'Vous n’êtes pas connecté' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  }, 120_000);

  async function visitGoogle(locale: VisitLocale): Promise<{ page: Page }> {
    const context = await bench.browser.newContext({ locale, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(`${bench.pagesUrl}/sign-in`);
    await page.getByRole('heading', { name: words[locale].choose }).waitFor();
    return { page };
  }
});
