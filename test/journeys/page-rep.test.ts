import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/harness/chromium.ts';
import { openPageBench, type PageBench } from '../support/page-bench.ts';
import { visit, type Visit, type VisitLocale } from '../support/page-visit.ts';
import { openSignedInPage } from '../support/signed-in-page.ts';

const executable = findChromium();

const words = {
  'fr-FR': {
    link: 'Relier à Démo SAS',
    linked: 'Relié à Démo SAS',
    draft: 'Nouvelle tâche',
    save: 'Enregistrer',
    saved: /Tâche n°\s\d+ enregistrée/,
    undo: 'Annuler la tâche',
    undone: 'Tâche annulée',
    saveAnew: 'Enregistrer de nouveau',
    unreachable: 'Service injoignable',
    retry: 'Réessayer',
    savedBefore: 'Déjà enregistré',
    title: 'Titre',
    series: 'Toute la série',
    welcome: 'Bienvenue dans Relais',
    email: 'camille@demo.example',
    mail: '01-demande-de-devis',
    unreachableMail: '08-accents-iso-8859-1',
    meeting: /Point hebdomadaire/,
    next: 'Semaine suivante',
  },
  'en-GB': {
    link: 'Link to Démo SAS',
    linked: 'Linked to Démo SAS',
    draft: 'New task',
    save: 'Save',
    saved: /Task no\.\s\d+ saved/,
    undo: 'Undo the task',
    undone: 'Task undone',
    saveAnew: 'Save again',
    unreachable: 'Service unreachable',
    retry: 'Try again',
    savedBefore: 'Already saved',
    title: 'Title',
    series: 'The whole series',
    welcome: 'Welcome to Relais',
    email: 'sacha@demo.example',
    mail: '17-quote-request-english',
    unreachableMail: '23-signed-order-from-phone',
    meeting: /Suivi/,
    next: 'Next week',
  },
};

// Without a browser the run says so at its end (test/support/global-setup.ts).
describe.runIf(executable !== null)('a rep in Chromium', () => {
  let bench: PageBench;

  beforeAll(async () => {
    bench = await openPageBench(executable ?? '', [
      { email: 'camille@demo.example', name: 'Camille Roussel' },
      { email: 'sacha@demo.example', name: 'Sacha Lemoine' },
    ]);
  }, 120_000);

  afterAll(() => bench.close());

  const heading = ({ page }: Visit, text: string | RegExp) => page.locator('.panel h2', { hasText: text });
  const press = ({ page }: Visit, name: string) => page.getByRole('button', { name, exact: true }).click();

  /** Somebody at the page of a language, linked by the first run when they were not yet; French people are Camille. */
  async function rep(locale: VisitLocale, route: string): Promise<Visit> {
    const person = await visit(bench.browser, `${bench.url}/#/inbox`, locale);
    const { page } = person;
    if (locale === 'en-GB') {
      await page.getByRole('button', { name: /^Signed in/ }).click();
      await page.getByRole('menuitemradio', { name: /Sacha/ }).click();
      await page.getByRole('button', { name: /Sacha/ }).waitFor();
      const allow = page.locator('dialog.consent button[type="submit"]');
      const panel = page.locator('.panel-body h2');
      await allow.or(panel).first().waitFor();
      if (await allow.isVisible()) await allow.click();
    }
    const link = page.getByRole('button', { name: words[locale].link });
    await link.or(page.locator('.panel-body h2')).first().waitFor();
    if (await heading(person, words[locale].welcome).isVisible()) {
      await link.click();
      await page.getByText(words[locale].linked).waitFor();
    }
    await page.goto(`${bench.url}/${route}`);
    return person;
  }

  // Each of these in one language, so that both are used.
  describe('in fr-FR', () => {
    const locale = 'fr-FR';
    const t = words[locale];

    it('links on first run, saves a mail, takes it back, and saves it again', async () => {
      const person = await rep(locale, `#/inbox/${t.mail}`);
      await heading(person, t.draft).waitFor();
      await press(person, t.save);
      await heading(person, t.saved).waitFor();
      expect(await person.seriousFindings()).toEqual([]);
      await press(person, t.undo);
      await heading(person, t.undone).waitFor();
      await press(person, t.saveAnew);
      await heading(person, t.draft).waitFor();
      expect(await person.page.getByText(t.savedBefore).count()).toBe(0);
      await press(person, t.save);
      await heading(person, t.saved).waitFor();
      expect(person.faults).toEqual([]);
    }, 120_000);

    it('saves the series of a meeting, and is told so when another occurrence is opened', async () => {
      const person = await rep(locale, '#/calendar');
      const { page } = person;
      await page.getByRole('link', { name: t.meeting }).first().click();
      await heading(person, t.draft).waitFor();
      expect(await person.seriousFindings()).toEqual([]);
      await page.getByRole('radio', { name: t.series }).check();
      await press(person, t.save);
      await heading(person, t.saved).waitFor();
      await page.goto(`${bench.url}/#/calendar`);
      await press(person, t.next);
      await page.getByRole('link', { name: t.meeting }).first().click();
      await page.locator('.panel').getByText(t.savedBefore).waitFor();
      expect(person.faults).toEqual([]);
    }, 120_000);
  });

  describe('in en-GB', () => {
    const locale = 'en-GB';
    const t = words[locale];

    it('keeps what was typed when the service cannot be reached, and saves it once by trying again', async () => {
      const person = await rep(locale, `#/inbox/${t.unreachableMail}`);
      const { page } = person;
      await heading(person, t.draft).waitFor();
      const typed = `Ma saisie ${locale}`;
      await page.getByLabel(t.title, { exact: true }).fill(typed);
      // The add-on itself tries twice.
      bench.network.fail('/v1/tasks', ['lostAnswer', 'refused']);
      await press(person, t.save);
      await heading(person, t.unreachable).waitFor();
      expect(await person.seriousFindings()).toEqual([]);
      await press(person, t.retry);
      await heading(person, t.saved).waitFor();
      const tasks = await openSignedInPage(bench, '/e/demo/tasks', { email: t.email, locale });
      const saved = tasks.page.locator('[data-row]').getByRole('link', { name: typed });
      await saved.first().waitFor();
      expect(await saved.count()).toBe(1);
      expect([...person.faults, ...tasks.faults]).toEqual([]);
    }, 120_000);
  });
});
