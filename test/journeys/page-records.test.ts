import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/harness/chromium.ts';
import { pageSettingsSchema } from '../../shared/preferences/page-preferences.ts';
import { openPageBench, type PageBench } from '../support/page-bench.ts';
import { seriousFindings } from '../support/page-visit.ts';
import { openSignedInPage } from '../support/signed-in-page.ts';
import { taskForm } from '../support/task-form.ts';

const executable = findChromium();
const admin = 'admin@demo.example';

const words = {
  'fr-FR': {
    captures: 'Journal des captures',
    refused: /^Refusées/,
    numbers: 'Voir les nombres jour par jour',
    byDay: 'Nombre de captures par jour et par issue',
    list: 'Captures',
    badge: 'Refusée',
    reason: 'Droits insuffisants',
    remedy: 'Voir ses droits',
    clear: 'Effacer les filtres',
    export: 'Exporter en CSV',
    exported: 'Journal des captures exporté',
    tooLong: /^366 jours au plus/,
    audit: 'Piste d’audit',
    action: 'Action',
    tasks: 'Tâches',
    saved: 'Tâche enregistrée',
    nothing: 'Rien ne correspond à ces filtres',
  },
  'en-GB': {
    captures: 'Capture ledger',
    refused: /^Refused/,
    numbers: 'Show the numbers day by day',
    byDay: 'Number of captures by day and outcome',
    list: 'Captures',
    badge: 'Refused',
    reason: 'Rights missing',
    remedy: 'See their rights',
    clear: 'Clear filters',
    export: 'Export as CSV',
    exported: 'Capture ledger exported',
    tooLong: /^At most 366 days/,
    audit: 'Audit trail',
    action: 'Action',
    tasks: 'Tasks',
    saved: 'Task saved',
    nothing: 'Nothing matches these filters',
  },
};

// Without a browser the run says so at its end (test/support/global-setup.ts).
describe.runIf(executable !== null)('what an admin sees of captures and of what was done, in Chromium', () => {
  let bench: PageBench;
  beforeAll(async () => {
    bench = await openPageBench(executable ?? '', []);
    // One of whom it may be, and one of whom it may not.
    expect(await attempt('camille@demo.example')).toBe(201);
    expect(await attempt('alix@demo.example')).toBe(403);
  }, 240_000);
  afterAll(() => bench.close());

  /** Makes a task by hand, past the form that would not be offered; answers the status. */
  const attempt = async (email: string): Promise<number> => {
    const { page } = await openSignedInPage(bench, '/e/demo/preferences', { email });
    const api = `${bench.pagesUrl}/e/demo/v1`;
    const answer = await page.request.get(`${api}/me/preferences`);
    const { types, statuses } = pageSettingsSchema.parse(await answer.json());
    const form = taskForm({
      idempotencyKey: randomUUID(),
      source: { kind: 'manual', keys: [] },
      title: 'Relance du salon',
      typeId: types[0]?.id,
      statusId: statuses[0]?.id,
      contactIds: [],
      description: { html: null, text: null, truncated: false },
      files: [],
      links: [],
      omissions: [],
    });
    const made = await page.request.post(`${api}/tasks`, {
      headers: { origin: bench.pagesUrl, ...form.headers },
      data: form.payload,
    });
    await page.context().close();
    return made.status();
  };
  const sideways = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  describe.each(['fr-FR', 'en-GB'] as const)('in %s', (locale) => {
    const t = words[locale];

    // Each of these in one language, so that both pages are used in both.
    if (locale === 'fr-FR') {
      it('finds a refusal, its reason and the way to what can be done about it', async () => {
        const { page, faults } = await openSignedInPage(bench, '/e/demo/admin/captures', { email: admin, locale });
        await page.getByRole('heading', { name: t.captures, level: 1 }).waitFor();
        await page.getByRole('button', { name: t.refused }).click();
        await page.waitForURL('**?outcome=refused');
        const lines = page.getByRole('table', { name: t.list, exact: true });
        await lines.getByText(t.badge, { exact: true }).first().waitFor();
        await lines.getByText(t.reason).first().waitFor();

        // What the picture shows is there in numbers, for everybody.
        await page.getByText(t.numbers).click();
        const byDay = page.getByRole('table', { name: t.byDay });
        expect(await byDay.getByRole('row').count()).toBe(2);
        expect(await byDay.getByRole('cell').allInnerTexts()).toEqual(['1']);
        expect(await seriousFindings(page)).toEqual([]);

        await page.getByRole('button', { name: t.clear }).click();
        await page.waitForURL((url) => url.search === '');
        await page.goto(`${bench.pagesUrl}/e/demo/admin/captures?from=2020-01-01&to=2026-01-01`);
        await page.getByText(t.tooLong).waitFor();
        await page.goBack();
        await lines.getByRole('link', { name: t.remedy }).first().click();
        await page.waitForURL('**/admin/users?user=*');
        expect(faults).toEqual([]);
      }, 120_000);

      it('fits on a phone, the numbers as well', async () => {
        const viewport = { width: 360, height: 740 };
        const { page } = await openSignedInPage(bench, '/e/demo/admin/captures', { email: admin, locale, viewport });
        await page.getByText(t.numbers).click();
        expect(await sideways(page)).toBe(0);
        await page.goto(`${bench.pagesUrl}/e/demo/admin/audit`);
        await page.getByRole('table', { name: t.audit }).waitFor();
        expect(await sideways(page)).toBe(0);
      }, 120_000);
    } else {
      it('exports what is shown, which the trail then says', async () => {
        const { page, faults } = await openSignedInPage(bench, '/e/demo/admin/captures', { email: admin, locale });
        const [file] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('link', { name: t.export }).click(),
        ]);
        const text = await readFile(await file.path(), 'utf8');
        expect(text).toContain('alix@demo.example');
        expect(text).not.toContain('Relance du salon');

        await page.getByRole('link', { name: t.audit }).click();
        const trail = page.getByRole('table', { name: t.audit });
        await trail.getByText(t.exported).first().waitFor();
        await page.getByRole('combobox', { name: t.action }).click();
        await page.getByRole('option', { name: t.tasks, exact: true }).click();
        await page.waitForURL('**?area=task');
        await trail.getByText(t.exported).first().waitFor({ state: 'detached' });
        expect(await trail.getByText(t.saved).count()).toBe(1);
        expect(await seriousFindings(page)).toEqual([]);
        await page.goto(`${bench.pagesUrl}/e/demo/admin/audit?taskNumber=999`);
        await page.getByRole('heading', { name: t.nothing }).waitFor();
        expect(faults).toEqual([]);
      }, 120_000);
    }
  });
});
