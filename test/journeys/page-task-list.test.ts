import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/harness/chromium.ts';
import { openPageBench, type PageBench } from '../support/page-bench.ts';
import { changeTask, readTask, saveTask, type Seat } from '../support/page-task.ts';
import { seriousFindings } from '../support/page-visit.ts';
import { openSignedInPage } from '../support/signed-in-page.ts';
import { taskListWords } from '../support/task-list-words.ts';

const executable = findChromium();
const camille = 'camille@demo.example';
const alix = 'alix@demo.example';
const noa = 'noa@demo.example';
const people = [
  { email: camille, name: 'Camille Roussel' },
  { email: alix, name: 'Alix Garnier' },
  { email: noa, name: 'Noa Perrin' },
];

/** More than one page. */
const many = 60;

describe.runIf(executable !== null)('the task list, in Chromium', () => {
  let bench: PageBench;
  const ids: string[] = [];
  beforeAll(async () => {
    bench = await openPageBench(executable ?? '', people);
    const { page } = await openSignedInPage(bench, '/e/demo/tasks', { email: camille });
    const seat = { page, pagesUrl: bench.pagesUrl };
    for (let index = 0; index < many; index += 1) {
      const late = index % 20 === 0;
      ids.push(
        await saveTask(seat, {
          title: late ? `Relance ${String(index)}` : `Devis ${String(index)}`,
          contacts: index % 2 === 0 ? ['Martin'] : ['Benali'],
          dueOn: late ? '2026-01-15' : null,
        }),
      );
    }
    await page.context().close();
  }, 240_000);
  afterAll(() => bench.close());

  describe.each(['fr-FR', 'en-GB'] as const)('in %s', (locale) => {
    const t = taskListWords[locale];
    let page: Page;
    let faults: string[];
    let seat: Seat;
    beforeAll(async () => {
      ({ page, faults } = await openSignedInPage(bench, '/e/demo/tasks', { email: camille, locale }));
      seat = { page, pagesUrl: bench.pagesUrl };
    });
    afterAll(() => page.context().close());

    const rows = () => page.locator('[data-row]');
    const row = (title: string) => rows().filter({ has: page.getByRole('link', { name: title, exact: true }) });
    const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
    const status = (title: string) => row(title).locator('[data-status]');
    const list = async (search = '') => {
      await page.goto(`${bench.pagesUrl}/e/demo/tasks${search}`);
      await rows().first().waitFor();
    };
    const shot = async (name: string) => {
      const folder = process.env['SHOTS'];
      if (folder !== undefined) await page.screenshot({ path: `${folder}/list-${name}-${locale.slice(0, 2)}.png` });
    };

    it('is a table with a title', async () => {
      await list();
      await page.getByRole('table', { name: t.table }).waitFor();
      expect(await page.title()).toContain(t.title);
      await shot('first');
      expect(faults).toEqual([]);
    });

    it('is narrowed down by words, dates and statuses; the address says how, and Back goes back', async () => {
      await list();
      await page.keyboard.press('/');
      await page.keyboard.type('relance');
      await expect.poll(() => rows().count()).toBe(3);
      await expect.poll(() => page.url()).toContain('text=relance');
      await page
        .getByRole('status')
        .filter({ hasText: t.shown(3) })
        .waitFor({ state: 'attached' });
      expect(await row('Relance 40').getByText(t.late).count()).toBe(1);

      await button(t.filters).click();
      const panel = page.getByRole('group', { name: t.filters }).first();
      await panel.getByRole('combobox', { name: t.due, exact: true }).click();
      await page.getByRole('option', { name: t.overdue, exact: true }).click();
      await expect.poll(() => page.url()).toContain('due=overdue');
      await panel.getByRole('combobox', { name: t.status, exact: true }).click();
      await page.getByRole('option', { name: t.inProgress, exact: true }).click();
      await page.keyboard.press('Escape');
      await page.getByText(t.nothingFound).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await shot('narrowed');

      await page.goBack();
      await expect.poll(() => rows().count()).toBe(3);
      const address = page.url();
      await page.goto(address);
      await expect.poll(() => rows().count()).toBe(3);
      expect(await page.getByRole('button', { name: t.removePart }).count()).toBe(1);
      await button(t.clearAll).click();
      await expect.poll(() => new URL(page.url()).search).toBe('');
      await expect.poll(() => page.getByLabel(t.search).inputValue()).toBe('');
      await expect.poll(() => rows().count()).toBe(50);
      expect(faults).toEqual([]);
    });

    it('says to who has no task what to do', async () => {
      const [email, text] = locale === 'fr-FR' ? [alix, t.noRights] : [noa, t.firstTask];
      const other = await openSignedInPage(bench, '/e/demo/tasks?state=all', { email, locale });
      await other.page.getByRole('heading', { name: text }).waitFor();
      expect(await other.page.getByRole('link', { name: t.byHand }).count()).toBe(email === noa ? 1 : 0);
      expect(other.faults).toEqual([]);
      await other.page.context().close();
    });

    // Each of these in one language, so that the page is used in both.
    if (locale === 'fr-FR') {
      it('goes on by itself near its end, and is where it was after a visit to a task', async () => {
        await list();
        await rows().nth(20).scrollIntoViewIfNeeded();
        await page.mouse.wheel(0, 20_000);
        await expect.poll(() => rows().count()).toBe(many);
        await row('Devis 3').scrollIntoViewIfNeeded();
        const before = await page.evaluate(() => Math.round(scrollY));
        expect(before).toBeGreaterThan(1000);
        await page.getByRole('link', { name: 'Devis 3', exact: true }).click();
        await page.waitForURL(`**/tasks/${ids[3] ?? ''}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('content');
        await page.goBack();
        await rows()
          .nth(many - 1)
          .waitFor();
        await expect.poll(() => page.evaluate(() => Math.round(scrollY))).toBe(before);

        // An address that is typed opens at its beginning.
        await page.setViewportSize({ width: 1280, height: 400 });
        await page.goto(`${bench.pagesUrl}/e/demo/preferences`);
        await page.getByRole('heading', { level: 2 }).first().waitFor();
        expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBeGreaterThan(200);
        expect(await page.evaluate(() => scrollY)).toBe(0);
        await page.setViewportSize({ width: 1280, height: 720 });
      });

      it('changes a status in place; when somebody was faster it comes back and the reason is said', async () => {
        const title = 'Devis 11';
        const id = ids[11] ?? '';
        const choose = async (label: string) => {
          await status(title).click();
          await page.getByRole('menuitemradio', { name: label, exact: true }).click();
        };
        await list('?state=all&text=devis+11');
        await choose(t.inProgress);
        await expect.poll(() => status(title).innerText()).toContain(t.inProgress);
        await expect.poll(async () => (await readTask(seat, id)).status.label).toBe(t.inProgress);
        await choose(t.done);
        await expect.poll(async () => (await readTask(seat, id)).status.label).toBe(t.done);

        await changeTask(seat, id, { title: `${title} bis` });
        await choose(t.toDo);
        await page.getByText(t.statusKept).waitFor();
        await page.getByText(t.changedMeanwhile).waitFor();
        // The row is read again, so that the next try is one for the task as it is now.
        await row(`${title} bis`).waitFor();
        expect(await status(`${title} bis`).innerText()).toContain(t.done);
        await status(`${title} bis`).click();
        await page.getByRole('menuitemradio', { name: t.toDo, exact: true }).click();
        await expect.poll(async () => (await readTask(seat, id)).status.label).toBe(t.toDo);
        await changeTask(seat, id, { title, statusId: (await readTask(seat, ids[12] ?? '')).status.id });
        // A refused change is an answer that the browser notes.
        faults.length = 0;
      });

      it('saves a filter under a name, renames and deletes it', async () => {
        const name = `Relances ${locale}`;
        await list('?due=overdue');
        await button(t.savedFilters).click();
        await page.getByRole('menuitem', { name: t.saveFilter }).click();
        await page.getByLabel(t.filterName).fill(name);
        await button(t.save).click();
        await button(name).waitFor();

        await list();
        await button(t.savedFilters).click();
        await page.getByRole('menuitemradio', { name }).click();
        await expect.poll(() => rows().count()).toBe(3);
        expect(page.url()).toContain('due=overdue');
        await button(name).click();
        await page.getByRole('menuitem', { name: t.manage }).click();
        const typed = page.getByLabel(t.nameOf(name));
        await typed.fill(`${name} bis`);
        await typed.press('Enter');
        await button(t.deleteOf(`${name} bis`)).waitFor();
        expect(await seriousFindings(page)).toEqual([]);
        await button(t.deleteOf(`${name} bis`)).click();
        await page.getByRole('dialog').getByRole('textbox').waitFor({ state: 'detached' });
        await page.keyboard.press('Escape');
        await button(t.savedFilters).waitFor();
        expect(faults).toEqual([]);
      });

      it('fits on a phone', async () => {
        const viewport = { width: 360, height: 740 };
        const phone = await openSignedInPage(bench, '/e/demo/tasks', { email: camille, locale, viewport });
        await phone.page.locator('[data-row]').first().waitFor();
        const wide = await phone.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(wide).toBeLessThanOrEqual(0);
        await phone.page.locator('[data-row] input').first().click();
        await phone.page.getByRole('button', { name: t.due }).last().waitFor();
        expect(await phone.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
          0,
        );
        expect(phone.faults).toEqual([]);
        await phone.page.context().close();
      });
    } else {
      it('is worked on by keyboard alone', async () => {
        await list('?text=relance');
        await expect.poll(() => rows().count()).toBe(3);
        await page.keyboard.press('j');
        await page.keyboard.press('j');
        await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Relance 20');
        await page.keyboard.press('k');
        await page.keyboard.press('x');
        expect(await row('Relance 40').getByRole('checkbox').isChecked()).toBe(true);
        await page.keyboard.press('Escape');
        expect(await row('Relance 40').getByRole('checkbox').isChecked()).toBe(false);
        await page.keyboard.press('?');
        const help = page.getByRole('dialog', { name: t.shortcuts });
        await help.waitFor();
        expect(await seriousFindings(page)).toEqual([]);
        await page.keyboard.press('Escape');
        await help.waitFor({ state: 'hidden' });
        await page.getByRole('link', { name: 'Relance 20', exact: true }).focus();
        await page.keyboard.press('Enter');
        await page.waitForURL(`**/tasks/${ids[20] ?? ''}`);
      });

      it('changes many at once and takes it back', async () => {
        await list('?text=devis');
        await row('Devis 59').getByRole('checkbox').click();
        await row('Devis 56')
          .getByRole('checkbox')
          .click({ modifiers: ['Shift'] });
        await page.getByText(t.selected(4)).waitFor();
        await shot('selected');
        expect(await seriousFindings(page)).toEqual([]);
        await button(t.due).last().click();
        await button(t.tomorrow).click();
        await page.getByText(t.changed(4)).waitFor();
        await row('Devis 57').getByText(t.tomorrow).waitFor();
        // What a colleague changed meanwhile stays as it is.
        await changeTask(seat, ids[56] ?? '', { dueOn: '2026-12-24' });
        await button(t.undo).click();
        await page.getByText(t.undone(3)).waitFor();
        const { number } = await readTask(seat, ids[56] ?? '');
        await page.getByText(t.kept(number)).waitFor();
        await shot('undone-in-part');
        expect((await readTask(seat, ids[56] ?? '')).dueOn).toBe('2026-12-24');
        await row('Devis 57').getByText(t.tomorrow).waitFor({ state: 'detached' });
        expect((await readTask(seat, ids[58] ?? '')).dueOn).toBeNull();
        expect(faults).toEqual([]);
      });

      it('is exported as it is shown', async () => {
        await list('?text=relance&sort=created');
        await expect.poll(() => rows().count()).toBe(3);
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('link', { name: t.export }).click(),
        ]);
        const lines = (await readFile(await download.path(), 'utf8')).trim().split('\n').slice(1);
        expect(lines.map((line) => /Relance \d+/.exec(line)?.[0])).toEqual(['Relance 0', 'Relance 20', 'Relance 40']);
      });
    }
  });
});
