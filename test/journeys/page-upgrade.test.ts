import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/harness/chromium.ts';
import { openPageBench, type PageBench } from '../support/page-bench.ts';
import { taskPageWords } from '../support/page-task-words.ts';
import { saveTask } from '../support/page-task.ts';
import { openSignedInPage } from '../support/signed-in-page.ts';

const executable = findChromium();
const words = {
  'fr-FR': { updated: 'Relais a été mis à jour.', missing: 'Une erreur inattendue s’est produite' },
  'en-GB': { updated: 'Relais has been updated.', missing: 'An unexpected error occurred' },
};
const files = [{ name: 'Devis.txt', mediaType: 'text/plain', bytes: Buffer.from('25 unités') }];

/** The service is upgraded below the page: the files of its version are gone, until the page is loaded again. */
async function upgrade(page: Page, { whole }: { whole: boolean }) {
  const loads: string[] = [];
  const isDocument = (route: Route) =>
    route.request().isNavigationRequest() && route.request().frame() === page.mainFrame();
  await page.route('**/assets/*.js', async (route) => {
    const isBack = whole && loads.length > 0;
    await (isBack ? route.fallback() : route.fulfill({ status: 404, body: '' }));
  });
  await page.route(/^[^?]*\/(?:e\/demo\/tasks[^.]*)?$/, async (route) => {
    if (!route.request().headers()['accept']?.includes('text/html')) return route.fallback();
    const answer = await route.fetch();
    if (isDocument(route)) loads.push(route.request().url());
    const html = (await answer.text()).replace(/(<script type="module"[^>]* src="[^"?]+)"/, '$1?newer"');
    return route.fulfill({ response: answer, body: html });
  });
  return loads;
}

/** A request may be under way. */
async function leave(page: Page): Promise<void> {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.context().close();
}

describe.runIf(executable !== null)('a page whose files are gone after an upgrade, in Chromium', () => {
  let bench: PageBench;
  beforeAll(async () => {
    bench = await openPageBench(executable ?? '', [{ email: 'camille@demo.example', name: 'Camille Roussel' }]);
  }, 120_000);
  afterAll(() => bench.close());

  describe.each(['fr-FR', 'en-GB'] as const)('in %s', (locale) => {
    const t = { ...taskPageWords[locale], ...words[locale] };
    const open = (path: string) => openSignedInPage(bench, path, { email: 'camille@demo.example', locale });

    it('reloads itself once where one goes, and says why', async () => {
      const { page } = await open('/e/demo/tasks');
      const id = await saveTask({ page, pagesUrl: bench.pagesUrl }, { title: 'Après la mise à jour' });
      await page.reload();
      const loads = await upgrade(page, { whole: true });
      await page.getByRole('link', { name: 'Après la mise à jour' }).first().click();
      await page.getByRole('heading', { level: 1, name: 'Après la mise à jour' }).waitFor();
      await page.getByText(t.updated).waitFor();
      expect(loads).toEqual([`${bench.pagesUrl}/e/demo/tasks/${id}`]);
      await leave(page);
    });

    it('does not reload itself again when the files stay away, and says so', async () => {
      const { page } = await open('/e/demo/tasks');
      await saveTask({ page, pagesUrl: bench.pagesUrl }, { title: 'Sans fichiers' });
      await page.reload();
      await page.getByRole('link', { name: 'Sans fichiers' }).first().waitFor();
      const loads = await upgrade(page, { whole: false });
      await page.evaluate(() => {
        sessionStorage.setItem(
          'relais.reloadedFor',
          `${document.querySelector('script[type=module]')?.getAttribute('src') ?? ''}?newer`,
        );
      });
      await page.getByRole('link', { name: 'Sans fichiers' }).first().click();
      await page.getByRole('alert').waitFor();
      expect(loads).toEqual([]);
      await leave(page);
    });

    it('asks first where something typed would be lost, and keeps it', async () => {
      // A dialog of the browser is answered with “stay”.
      const { page, faults } = await open('/e/demo/tasks');
      const id = await saveTask({ page, pagesUrl: bench.pagesUrl }, {}, files);
      await page.goto(`${bench.pagesUrl}/e/demo/tasks/${id}`);
      await page.getByRole('button', { name: t.note, exact: true }).click();
      const note = page.getByRole('textbox', { name: t.noteText, exact: true });
      await note.fill('Rappelé ce matin');
      const loads = await upgrade(page, { whole: true });
      await page
        .getByRole('button', { name: /Devis\.txt/ })
        .first()
        .click();
      await page.getByText(t.missing).waitFor();
      await expect.poll(() => faults).toContain('dialog: ');
      expect(await note.inputValue()).toBe('Rappelé ce matin');
      expect(loads).toEqual([]);
      await leave(page);
    });
  });
});
