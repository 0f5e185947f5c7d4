import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/harness/chromium.ts';
import { taskChoicesSchema } from '../../shared/task-choices/task-choices.ts';
import { environmentPageWords } from '../support/environment-page-words.ts';
import { openPageBench, type PageBench } from '../support/page-bench.ts';
import { seriousFindings } from '../support/page-visit.ts';
import { openSignedInPage } from '../support/signed-in-page.ts';

const executable = findChromium();
const admin = 'admin@demo.example';
const camille = 'camille@demo.example';

// Without a browser the run says so at its end (test/support/global-setup.ts).
describe.runIf(executable !== null)('running an environment in the pages, in Chromium', () => {
  let bench: PageBench;
  beforeAll(async () => {
    bench = await openPageBench(executable ?? '', [{ email: camille, name: 'Camille Roussel' }]);
  }, 120_000);
  afterAll(() => bench.close());

  const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1, exact: true });
  /** What the service has by now. */
  const kept = async (page: Page) => {
    const answer = await page.request.get(`${bench.pagesUrl}/e/demo/v1/task-choices`);
    return taskChoicesSchema.parse(await answer.json());
  };
  const firstType = async (page: Page) => (await kept(page)).types[0]?.label;
  const shot = async (page: Page, name: string) => {
    const folder = process.env['SHOTS'];
    if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  };

  describe.each(['fr-FR', 'en-GB'] as const)('in %s', (locale) => {
    const t = environmentPageWords[locale];
    const suffix = locale === 'fr-FR' ? 'fr' : 'en';

    // Each of these in one language, so that both pages are used in both.
    if (locale === 'fr-FR') {
      it('types are added, named, ordered, archived and restored, by keyboard', async () => {
        const { page, faults } = await openSignedInPage(bench, '/e/demo/admin/task-choices', { email: admin, locale });
        await heading(page, t.choices).waitFor();
        const types = page.getByRole('region', { name: t.types });
        const rows = types.getByRole('list', { name: t.types }).getByRole('listitem');
        await rows.first().waitFor();
        const before = await rows.count();
        await shot(page, `choices-${suffix}`);
        expect(await seriousFindings(page)).toEqual([]);

        await types.getByLabel(t.newType).fill(`Visite ${suffix}`);
        await page.keyboard.press('Enter');
        await rows.nth(before).getByText(`Visite ${suffix}`).waitFor();

        await types.getByRole('button', { name: t.rename(`Visite ${suffix}`) }).focus();
        await page.keyboard.press('Enter');
        await types.getByLabel(t.newName(`Visite ${suffix}`)).fill('APPEL');
        await page.keyboard.press('Enter');
        await types.getByText(t.taken).waitFor();
        expect(await seriousFindings(page)).toEqual([]);
        await types.getByLabel(t.newName(`Visite ${suffix}`)).fill(`Salon ${suffix}`);
        await page.keyboard.press('Enter');
        const rename = types.getByRole('button', { name: t.rename(`Salon ${suffix}`) });
        await rename.waitFor();
        await expect.poll(() => rename.evaluate((element) => element === document.activeElement)).toBe(true);

        const up = types.getByRole('button', { name: t.up(`Salon ${suffix}`) });
        await up.focus();
        for (let press = 0; press < before; press += 1) {
          await page.keyboard.press('Enter');
          await rows
            .nth(before - press - 1)
            .getByText(`Salon ${suffix}`)
            .waitFor();
        }
        await expect.poll(() => firstType(page)).toBe(`Salon ${suffix}`);
        await page.reload();
        await rows.first().getByText(`Salon ${suffix}`).waitFor();

        const defaults = page.getByRole('group', { name: t.mail });
        await defaults.getByLabel(t.type).selectOption({ label: `Salon ${suffix}` });
        await expect
          .poll(() => defaults.getByLabel(t.type).getAttribute('aria-busy'), { timeout: 10_000 })
          .toBe('false');
        await types.getByRole('button', { name: t.archive(`Salon ${suffix}`) }).click();
        await page.getByText(t.defaultLost).waitFor();
        await page.getByRole('dialog').getByRole('button', { name: t.confirm, exact: true }).click();
        // The button that was pressed is gone; the keyboard goes on in its list.
        const heldFocus = () => types.evaluate((section) => section.contains(document.activeElement));
        await expect.poll(heldFocus, { timeout: 10_000 }).toBe(true);
        await types.getByText(t.archives).click();
        await types.getByRole('button', { name: t.restore(`Salon ${suffix}`) }).click();
        await rows.getByText(`Salon ${suffix}`).waitFor();
        await expect.poll(heldFocus, { timeout: 10_000 }).toBe(true);
        expect(await defaults.getByLabel(t.type).inputValue()).toBe('');

        await page.getByLabel(t.newStatus).fill(`Perdu ${suffix}`);
        await page.keyboard.press('Enter');
        const closes = page.getByRole('switch', { name: t.closes(`Perdu ${suffix}`) });
        await closes.click({ force: true });
        await expect.poll(() => closes.isChecked()).toBe(true);
        await expect.poll(async () => (await kept(page)).statuses.at(-1)?.closed).toBe(true);
        await page.reload();
        await expect.poll(() => closes.isChecked()).toBe(true);
        // The name that was taken; Chromium reports every such answer.
        expect(faults.filter((fault) => !fault.includes('status of 409'))).toEqual([]);
      }, 120_000);

      it('a domain of which anybody gets an address is refused by its name', async () => {
        const { page } = await openSignedInPage(bench, '/e/demo/admin/environment', { email: admin, locale });
        await page.getByLabel(t.newDomain).fill('gmail.com');
        await page.keyboard.press('Enter');
        await page.getByLabel(t.admits('gmail.com')).check();
        await page.getByRole('button', { name: t.save, exact: true }).click();
        await page.getByRole('status').getByText(t.free).waitFor();
        await page.getByRole('button', { name: t.removeDomain('gmail.com') }).click();
        await page.getByRole('status').getByText(t.free).waitFor({ state: 'detached' });
        expect(await page.getByRole('button', { name: t.save, exact: true }).count()).toBe(0);
      }, 120_000);

      it('are nothing for who is no admin', async () => {
        const { page } = await openSignedInPage(bench, '/e/demo/admin/environment', { email: camille, locale });
        await page.getByRole('heading', { name: t.adminOnly }).waitFor();
        expect(await page.getByLabel(t.name).count()).toBe(0);
      }, 120_000);
    } else {
      it('types are dragged into another order', async () => {
        const { page } = await openSignedInPage(bench, '/e/demo/admin/task-choices', { email: admin, locale });
        const rows = page.getByRole('list', { name: t.types }).getByRole('listitem');
        const second = (await rows.nth(1).innerText()).split('\n')[0] ?? '';
        await rows.nth(1).locator('[draggable="true"]').dragTo(rows.first());
        await rows.first().getByText(second, { exact: true }).waitFor();
        await expect.poll(() => firstType(page)).toBe(second);
        await page.reload();
        await rows.first().getByText(second, { exact: true }).waitFor();
        expect(await rows.first().innerText()).toContain(second);
      }, 120_000);

      it('settings say what they come to, and are kept only when they are right', async () => {
        const { page, faults } = await openSignedInPage(bench, '/e/demo/admin/environment', { email: admin, locale });
        await page.getByLabel(t.name).waitFor();
        expect(await heading(page, t.environment).count()).toBe(1);
        expect(await seriousFindings(page)).toEqual([]);
        await shot(page, `environment-${suffix}`);
        await page.getByLabel(t.newDomain).fill('other.example');
        await page.keyboard.press('Enter');
        await page.getByLabel(t.restricts('other.example')).check();
        await page.getByRole('alert').getByText(t.lockedOut).waitFor();
        await page.getByText(t.leftOut).waitFor();
        expect(await page.getByRole('button', { name: t.save, exact: true }).isDisabled()).toBe(true);
        await page.getByLabel(t.restricts('demo.example')).check();
        await page.getByRole('alert').getByText(t.lockedOut).waitFor({ state: 'detached' });
        await page.getByLabel(t.days).fill('0');
        await page.getByRole('button', { name: t.save, exact: true }).click();
        await page.getByText(t.daysForm).waitFor();
        await page.getByLabel(t.days).fill('7');
        await page.getByLabel(t.closedKept).uncheck();
        await page.getByText(t.erased).waitFor();
        expect(await seriousFindings(page)).toEqual([]);
        await shot(page, `environment-changed-${suffix}`);

        // What cannot be brought back is asked for once more.
        await page.getByRole('button', { name: t.save, exact: true }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByText(t.erasedSince).waitFor();
        await dialog.getByRole('button', { name: t.saveAndErase }).waitFor();
        // Once it has come into view.
        await expect.poll(() => seriousFindings(page), { timeout: 10_000 }).toEqual([]);
        await dialog.getByRole('button', { name: t.cancel }).click();
        await dialog.waitFor({ state: 'detached' });

        await page.getByRole('link', { name: t.choices }).click();
        await page.getByText(t.unsaved).waitFor();
        await page.getByRole('button', { name: t.stay }).click();
        expect(await page.getByLabel(t.days).inputValue()).toBe('7');
        await page.getByRole('button', { name: t.discard }).click();
        expect(await page.getByLabel(t.days).inputValue()).toBe('30');
        await page.getByRole('link', { name: t.choices }).click();
        await heading(page, t.choices).waitFor();
        expect(faults).toEqual([]);
      }, 120_000);
    }
  });
});
