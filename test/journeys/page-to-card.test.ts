import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/harness/chromium.ts';
import { cardWords, openCardPanel } from '../support/card-panel.ts';
import { openPageBench, type PageBench } from '../support/page-bench.ts';
import { openSignedInPage, signIn } from '../support/signed-in-page.ts';
import { userPageWords } from '../support/user-page-words.ts';

const executable = findChromium();
const admin = 'admin@demo.example';
const camille = { email: 'camille@demo.example', name: 'Camille Roussel' };
const alix = { email: 'alix@demo.example', name: 'Alix Garnier' };
const account = 'Acier du Léman';
const contact = 'Jeanne Martin';

const words = {
  'fr-FR': {
    name: 'Nom dans les adresses',
    save: 'Enregistrer',
    saved: 'Environnement enregistré.',
    formerNames: 'Anciens noms',
    tasks: 'Tâches',
  },
  'en-GB': {
    name: 'Name in addresses',
    save: 'Save',
    saved: 'Environment saved.',
    formerNames: 'Former names',
    tasks: 'Tasks',
  },
};

/** Each language renames what the one before left, and opens mails that nobody has saved. */
const courses = [
  {
    locale: 'fr-FR',
    from: 'demo',
    to: 'demo-france',
    first: '01-demande-de-devis',
    next: '02-plusieurs-destinataires',
  },
  {
    locale: 'en-GB',
    from: 'demo-france',
    to: 'demo-europe',
    first: '17-quote-request-english',
    next: '23-signed-order-from-phone',
  },
] as const;

// Without a browser the run says so at its end (test/support/global-setup.ts).
describe.runIf(executable !== null)('what an admin changes in the pages, and the card that follows', () => {
  let bench: PageBench;
  beforeAll(async () => {
    bench = await openPageBench(executable ?? '', [camille, alix]);
  }, 120_000);
  afterAll(() => bench.close());

  const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1, exact: true });

  describe.each(courses)('in $locale', ({ locale, from, to, first, next }) => {
    const t = words[locale];
    const u = userPageWords[locale];
    const c = cardWords[locale];

    // In one language: the card speaks both in the journey after it.
    if (locale === 'fr-FR') {
      it('a right opens the card, an account its contacts, and without the right it is closed again', async () => {
        const mail = '06-trois-pieces-jointes';
        const rep = await openCardPanel(bench, { rep: alix.name, mail, locale });
        await rep.titled(c.refused);
        expect(await rep.card.getByRole('button', { name: c.save, exact: true }).count()).toBe(0);

        const { page, faults } = await openSignedInPage(bench, `/e/demo/admin/users?text=alix`, {
          email: admin,
          locale,
        });
        await page.getByRole('table').getByRole('link', { name: alix.name }).click();
        const drawer = page.getByRole('dialog').filter({ hasText: alix.email });
        const right = drawer.getByRole('checkbox', { name: u.rep, exact: true });
        const save = async () => {
          await drawer.getByRole('button', { name: u.save }).click();
          await page.getByText(u.savedOf(alix.name)).last().waitFor();
        };
        await right.check();
        await save();
        await rep.openMail(mail);
        await rep.titled(c.draft);
        await rep.card.getByRole('button', { name: c.save, exact: true }).waitFor();
        expect(await rep.card.getByRole('checkbox', { name: contact }).count()).toBe(0);

        await drawer.getByLabel(u.toAttach).fill('Acier');
        await page.getByRole('option', { name: account }).click();
        await drawer.getByRole('button', { name: new RegExp(`^${u.attach}`) }).click();
        const held = drawer.getByRole('checkbox', { name: u.tick(account) });
        await held.waitFor();
        await rep.openMail(mail);
        await rep.card.getByRole('checkbox', { name: contact }).waitFor();

        await held.check();
        await drawer.getByRole('button', { name: new RegExp(`^${u.detach}`) }).click();
        await held.waitFor({ state: 'detached' });
        await right.uncheck();
        await save();
        await rep.openMail(mail);
        await rep.titled(c.refused);
        expect([...faults, ...rep.visit.faults]).toEqual([]);
        await page.context().close();
        await rep.visit.page.context().close();
      }, 120_000);
    }

    it('a new name leads everybody on: open pages, links from before, the card that is linked by the name before', async () => {
      const rep = await openCardPanel(bench, { rep: camille.name, mail: first, locale });
      await rep.titled(c.draft);
      const colleague = await openSignedInPage(bench, `/e/${from}/tasks`, { email: camille.email, locale });
      const { page, faults } = await openSignedInPage(bench, `/e/${from}/admin/environment`, { email: admin, locale });
      await page.getByLabel(t.name).fill(to);
      await page.getByRole('button', { name: t.save, exact: true }).click();
      await page.getByText(t.saved).waitFor();
      await page.waitForURL(`**/e/${to}/admin/environment`);
      expect(await page.getByLabel(t.name).inputValue()).toBe(to);
      await page.getByText(t.formerNames).waitFor();

      // The card that was open saves, its link leads to the task, and the next mail opens and saves with no new link.
      await rep.press(c.save);
      await rep.titled(c.saved);
      const task = await rep.openTask();
      const link = new URL(task.url()).pathname;
      expect(link).toMatch(/^\/e\/demo[a-z-]*\/tasks\//);
      await signIn(task, bench, { email: camille.email, locale });
      const present = link.replace(/^\/e\/[^/]+/, `/e/${to}`);
      await task.waitForURL(`**${present}`);
      const title = await task.getByRole('heading', { level: 1 }).innerText();
      await rep.openMail(next);
      await rep.titled(c.draft);
      await rep.press(c.save);
      await rep.titled(c.saved);

      // A page that was open under the name before, and links from before.
      await colleague.page.getByRole('link', { name: t.tasks, exact: true }).first().click();
      await colleague.page.goto(`${bench.pagesUrl}/e/${from}/tasks?sort=due`);
      await colleague.page.waitForURL(`**/e/${to}/tasks?sort=due`);
      await heading(colleague.page, t.tasks).waitFor();
      await colleague.page.goto(bench.pagesUrl + present.replace(`/e/${to}`, '/e/demo'));
      await colleague.page.waitForURL(`**${present}`);
      await heading(colleague.page, title).waitFor();
      expect([...faults, ...colleague.faults, ...rep.visit.faults]).toEqual([]);
    }, 120_000);
  });
});
