import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/harness/chromium.ts';
import { openPageBench, type PageBench } from '../support/page-bench.ts';
import { saveTask } from '../support/page-task.ts';
import { seriousFindings } from '../support/page-visit.ts';
import { openSignedInPage } from '../support/signed-in-page.ts';

const executable = findChromium();

const words = {
  'fr-FR': {
    title: 'Préférences',
    language: 'Langue',
    other: 'en',
    otherTitle: 'Preferences',
    otherLanguage: 'Language',
    otherSave: 'Save',
    timeZone: 'Fuseau horaire',
    save: 'Enregistrer',
    learned: 'Choix appris',
    forget: 'Tout oublier',
    nothing: /^Rien encore/,
    signOut: /^Déconnecter .*Chrome/,
  },
  'en-GB': {
    title: 'Preferences',
    language: 'Language',
    other: 'fr',
    otherTitle: 'Préférences',
    otherLanguage: 'Langue',
    otherSave: 'Enregistrer',
    timeZone: 'Time zone',
    save: 'Save',
    learned: 'Learned choices',
    forget: 'Forget all',
    nothing: /^Nothing yet/,
    signOut: /^Sign out .*Chrome/,
  },
} as const;

// Without a browser the run says so at its end (test/support/global-setup.ts).
describe.runIf(executable !== null)('the preferences, in Chromium', () => {
  let bench: PageBench;
  beforeAll(async () => {
    bench = await openPageBench(executable ?? '', [{ email: 'camille@demo.example', name: 'Camille Roussel' }]);
  }, 120_000);
  afterAll(() => bench.close());

  describe.each([
    { locale: 'fr-FR', email: 'camille@demo.example' },
    { locale: 'en-GB', email: 'sacha@demo.example' },
  ] as const)('in $locale', ({ locale, email }) => {
    const t = words[locale];
    const path = '/e/demo/preferences';
    let page: Page;
    let faults: string[];
    beforeAll(async () => {
      ({ page, faults } = await openSignedInPage(bench, path, { email, locale }));
    });
    afterAll(() => page.context().close());

    const titled = (name: string) => page.getByRole('heading', { name, level: 1 }).waitFor();
    const preferred = async (): Promise<unknown> => {
      const answer = await page.request.get(`${bench.pagesUrl}/e/demo/v1/me/preferences`);
      const { preferences } = (await answer.json()) as { preferences: { language: string; timeZone: string | null } };
      return [preferences.language, preferences.timeZone];
    };

    // Each of these in one language, so that the page is used in both.
    if (locale === 'fr-FR') {
      it('change the language of the page at once, and the times of everything', async () => {
        await titled(t.title);
        await page.getByRole('combobox', { name: t.timeZone }).fill('Auckland');
        await page.getByRole('option', { name: /Auckland/ }).click();
        await page.getByLabel(t.language, { exact: true }).selectOption(t.other);
        await page.getByRole('button', { name: t.save, exact: true }).click();
        await titled(t.otherTitle);
        expect(await preferred()).toEqual([t.other, 'Pacific/Auckland']);
        await page.getByLabel(t.otherLanguage, { exact: true }).selectOption('google');
        await page.getByRole('button', { name: t.otherSave, exact: true }).click();
        await titled(t.title);
      });

      it('end another browser of the same person', async () => {
        const other = await openSignedInPage(bench, '/e/demo/tasks', { email, locale });
        const session = () => other.page.request.get(`${bench.pagesUrl}/v1/web-session`);
        expect((await session()).status()).toBe(200);
        await page.reload();
        const ends = page.getByRole('button', { name: t.signOut });
        await expect.poll(() => ends.count()).toBe(2);
        // The one at hand comes first.
        await ends.last().click();
        await expect.poll(() => ends.count()).toBe(1);
        expect((await session()).status()).toBe(401);
        await titled(t.title);
        expect(faults).toEqual([]);
        await other.page.context().close();
      });
    } else {
      it('show what the add-on learned, and forget it once that is confirmed', async () => {
        const seat = { page, pagesUrl: bench.pagesUrl };
        await saveTask(seat, { contacts: ['Moulins'] });
        // By hand: nothing that the add-on would propose.
        await saveTask(seat, { contacts: ['Moulins'], source: { kind: 'manual', keys: [] } });
        await page.reload();
        const table = page.getByRole('table', { name: t.learned });
        await table.getByText('Moulins Cartier').first().waitFor();
        // Of mails in general, and of the contact.
        expect(await table.getByRole('row').count()).toBe(3);
        expect(await seriousFindings(page)).toEqual([]);
        await page.getByRole('button', { name: t.forget }).click();
        await page.getByRole('dialog').getByRole('button', { name: t.forget }).click();
        await page.getByText(t.nothing).waitFor();
        expect(await table.count()).toBe(0);
      });
    }
  });
});
