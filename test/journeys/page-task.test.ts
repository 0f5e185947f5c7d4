import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/harness/chromium.ts';
import { openPageBench, type PageBench } from '../support/page-bench.ts';
import { taskPageWords } from '../support/page-task-words.ts';
import { changeTask, readTask, saveTask, type Seat } from '../support/page-task.ts';
import { seriousFindings } from '../support/page-visit.ts';
import { openSignedInPage } from '../support/signed-in-page.ts';

const executable = findChromium();
const camille = 'camille@demo.example';
const image = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC',
  'base64',
);
const remote = 'https://tracker.example/pixel.png';
const files = [
  { name: 'logo.png', mediaType: 'image/png', bytes: image, inline: true, contentId: 'logo@mail' },
  { name: 'Devis.txt', mediaType: 'text/plain', bytes: Buffer.from('25 unités') },
];
const html = `<p>Bonjour <b>Camille</b></p><img src="cid:logo@mail"><img src="${remote}" alt="pixel"><script>alert(1)</script>`;

describe.runIf(executable !== null)('the page of a task, in Chromium', () => {
  let bench: PageBench;
  beforeAll(async () => {
    bench = await openPageBench(executable ?? '', [{ email: camille, name: 'Camille Roussel' }]);
  }, 120_000);
  afterAll(() => bench.close());

  describe.each(['fr-FR', 'en-GB'] as const)('in %s', (locale) => {
    const t = taskPageWords[locale];
    let page: Page;
    let faults: string[];
    let seat: Seat;
    beforeAll(async () => {
      ({ page, faults } = await openSignedInPage(bench, '/e/demo/tasks', { email: camille, locale }));
      seat = { page, pagesUrl: bench.pagesUrl };
    });
    afterAll(() => page.context().close());

    const go = async (id: string, search = '') => {
      await page.goto(`${bench.pagesUrl}/e/demo/tasks/${id}${search}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    };
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    const said = (text: string) => page.getByRole('alert').filter({ hasText: text });

    it('shows everything that was captured, and loads nothing of elsewhere before it is asked to', async () => {
      const asked: string[] = [];
      await page.route(remote, (route) => {
        asked.push(route.request().url());
        return route.fulfill({ contentType: 'image/png', body: image });
      });
      const mail = `mail:a+b/${locale}@mail.example`;
      await saveTask(seat, { title: 'Une autre', source: { kind: 'mail', keys: [mail] } });
      const id = await saveTask(
        seat,
        {
          title: 'Demande de devis <b>urgente</b>',
          contacts: ['Petit'],
          dueOn: '2026-11-20',
          description: { html, text: null, truncated: false },
          source: { kind: 'mail', keys: [mail] },
          links: [{ name: 'Plan', mediaType: 'text/html', url: 'https://drive.google.com/file/d/1' }],
          omissions: [{ name: 'film.mov', size: 90 * 1024 * 1024, reason: 'tooLarge' }],
        },
        files,
      );
      await go(id);
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Demande de devis <b>urgente</b>');

      const description = page.frameLocator('iframe');
      await description.getByText('Bonjour Camille').waitFor();
      const inline = description.locator('img').first();
      await expect.poll(() => inline.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(10);
      expect(asked).toEqual([]);
      await button(t.remote).click();
      await expect.poll(() => asked).toEqual([remote]);
      await button(t.remote).waitFor({ state: 'detached' });

      const gmail = await page.getByRole('link', { name: t.gmail }).getAttribute('href');
      expect(gmail).toContain(`authuser=camille%40demo.example#search/rfc822msgid%3Aa%2Bb%2F${locale}%40mail.example`);
      await page.getByText(t.tooLarge).waitFor();
      await page.getByRole('link', { name: /Une autre/ }).waitFor();
      await page.getByText('Anne-Laure Petit').waitFor();
      expect(await page.getByRole('link', { name: 'Plan' }).getAttribute('rel')).toContain('noopener');
      expect(await seriousFindings(page)).toEqual([]);

      await page.getByText(t.text, { exact: true }).click();
      await page.locator('iframe').waitFor({ state: 'detached' });
      await page.getByText('Bonjour Camille').waitFor();

      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: t.all }).click();
      const answer = await page.request.get((await download).url());
      const archive = unzipSync(new Uint8Array(await answer.body()));
      expect(strFromU8(archive['Devis.txt'] ?? new Uint8Array())).toBe('25 unités');
      expect(Object.keys(archive)).toContain('logo.png');
      await page.unroute(remote);
    });

    // Each of these in one language, so that the page is used in both.
    if (locale === 'fr-FR') {
      it.each([360, 768, 1920])('has no more than fits in %d pixels', async (width) => {
        const id = await saveTask(seat, { title: `Titre_sans_espace_${'x'.repeat(120)}`, contacts: ['Petit'] }, files);
        await page.setViewportSize({ width, height: 800 });
        await go(id);
        await page.getByRole('heading', { name: t.history }).waitFor();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        await page.setViewportSize({ width: 1440, height: 900 });
      });

      it('is closed and reopened in one click, which the history tells', async () => {
        const id = await saveTask(seat);
        await go(id);
        await button(t.close).click();
        await button(t.reopen).waitFor();
        expect((await readTask(seat, id)).status.closed).toBe(true);
        await page.getByText(t.statusLine).waitFor();
        await button(t.reopen).click();
        await button(t.close).waitFor();
        expect((await readTask(seat, id)).status.closed).toBe(false);
      });

      it('gains and loses contacts by search, by keyboard', async () => {
        const id = await saveTask(seat, { contacts: ['Petit'] });
        await go(id, '?edit');
        await page.getByLabel(t.add).fill('fari');
        await page.getByRole('option', { name: /Farid Aubert/ }).waitFor();
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        await page.getByRole('button', { name: /Anne-Laure Petit$/ }).press('Enter');
        await button(t.save).click();
        await page.getByText(t.changed).waitFor();
        expect((await readTask(seat, id)).contacts.map(({ name }) => name)).toEqual(['Farid Aubert']);
      });

      it('is taken back within ten minutes of its saving', async () => {
        const id = await saveTask(seat);
        await go(id);
        await button(t.more).click();
        await page.getByRole('menuitem', { name: t.undo }).click();
        await page.getByRole('dialog').getByRole('button', { name: t.undo }).click();
        await page.getByText(t.undone).waitFor();
        expect((await readTask(seat, id)).undoneAt).not.toBeNull();
      });

      it.each([['00000000-0000-4000-8000-000000000000'], ['nonsense']])('%s is no task', async (id) => {
        await page.goto(`${bench.pagesUrl}/e/demo/tasks/${id}`);
        await page.getByRole('heading', { name: t.missing }).waitFor();
        expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
      });
    } else {
      it('shows what somebody else changed meanwhile, and keeps what was typed', async () => {
        const id = await saveTask(seat, { title: 'Titre', dueOn: '2026-12-01' });
        await go(id);
        await button(t.edit).click();
        await page.getByLabel(t.title).fill('Mon titre');
        expect(await seriousFindings(page)).toEqual([]);
        await changeTask(seat, id, { title: 'Leur titre', dueOn: null });
        await button(t.save).click();
        const conflict = said(t.conflict);
        await conflict.getByText('Titre → Leur titre').waitFor();
        await conflict.getByText(t.both).waitFor();
        expect(await page.getByLabel(t.title).inputValue()).toBe('Mon titre');
        await button(t.save).click();
        await page.getByText(t.changed).waitFor();
        expect(await readTask(seat, id)).toMatchObject({ title: 'Mon titre', dueOn: null, version: 3 });
      });

      it('keeps what was typed when somebody deletes it meanwhile, and saves it once it is restored', async () => {
        const id = await saveTask(seat, { title: 'Titre' });
        await go(id);
        await button(t.edit).click();
        await page.getByLabel(t.title).fill('Mon titre');
        const deleted = await page.request.delete(`${bench.pagesUrl}/e/demo/v1/tasks/${id}`, {
          headers: { origin: bench.pagesUrl },
        });
        expect(deleted.ok()).toBe(true);
        await button(t.save).click();
        await said(t.kept).waitFor();
        expect(await page.getByLabel(t.title).inputValue()).toBe('Mon titre');
        expect(await button(t.save).isDisabled()).toBe(true);
        expect(await seriousFindings(page)).toEqual([]);
        await button(t.restore).click();
        await said(t.kept).waitFor({ state: 'detached' });
        await button(t.save).click();
        await page.getByText(t.changed).waitFor();
        expect(await readTask(seat, id)).toMatchObject({ title: 'Mon titre', undoneAt: null });
        // A refused change is an answer that the browser notes.
        faults.length = 0;
      });

      it('keeps a note that was being written when the task is there no more for its writer', async () => {
        const other = await openSignedInPage(bench, '/e/demo/tasks', { email: 'sacha@demo.example', locale });
        const theirs = await saveTask({ page: other.page, pagesUrl: bench.pagesUrl });
        const sacha = (await readTask({ page: other.page, pagesUrl: bench.pagesUrl }, theirs)).author.id;
        const id = await saveTask(seat, { assigneeId: sacha });
        await other.page.goto(`${bench.pagesUrl}/e/demo/tasks/${id}`);
        await other.page.getByRole('button', { name: t.note, exact: true }).click();
        const note = other.page.getByRole('textbox', { name: t.noteText, exact: true });
        await note.fill('Rappeler lundi');
        await changeTask(seat, id, { assigneeId: (await readTask(seat, id)).author.id });
        await other.page.getByRole('button', { name: t.noteAdd, exact: true }).click();
        await other.page.getByRole('alert').filter({ hasText: t.kept }).waitFor();
        expect(await note.inputValue()).toBe('Rappeler lundi');
        await other.page.context().close();
      });

      it('is not left with something unsaved unless that is said', async () => {
        const id = await saveTask(seat, { title: 'Avant' });
        await go(id, '?edit');
        await page.getByLabel(t.title).fill('Après');
        await button(t.cancel).click();
        await page.getByRole('dialog').getByText(t.unsaved).waitFor();
        await button(t.stay).click();
        expect(await page.getByLabel(t.title).inputValue()).toBe('Après');
        await button(t.cancel).click();
        await button(t.leave).click();
        await button(t.edit).waitFor();
        expect((await readTask(seat, id)).title).toBe('Avant');
      });

      it('is deleted once that is confirmed, and brought back at once', async () => {
        const id = await saveTask(seat);
        await go(id);
        await button(t.more).click();
        await page.getByRole('menuitem', { name: t.delete }).click();
        await page.getByRole('menu').waitFor({ state: 'detached' });
        expect(await seriousFindings(page)).toEqual([]);
        await page.getByRole('dialog').getByRole('button', { name: t.confirm, exact: true }).click();
        await page.getByText(t.deleted).waitFor();
        await page.getByText(t.gone).waitFor();
        expect((await readTask(seat, id)).deleted).not.toBeNull();
        expect(await button(t.edit).count()).toBe(0);
        await said(t.deleted).getByRole('button', { name: t.takeBack, exact: true }).click();
        await page.getByText(t.restored).waitFor();
        await button(t.edit).waitFor();
        expect((await readTask(seat, id)).undoneAt).toBeNull();
      });

      it('takes a note with a file, once, though its answer is lost', async () => {
        const id = await saveTask(seat, {}, files);
        await go(id);
        await button(t.note).click();
        await page.getByRole('textbox', { name: t.noteText, exact: true }).fill('Rappelé : d’accord pour 25 unités.');
        await page
          .locator('input[type=file]')
          .setInputFiles({ name: 'Plan.txt', mimeType: 'text/plain', buffer: Buffer.from('plan') });
        expect(await seriousFindings(page)).toEqual([]);
        // Chromium itself asks again, once for each connection that it had kept, when one ends without an answer.
        const path = `/e/demo/v1/tasks/${id}/messages`;
        bench.network.fail(path, ['lostAnswer', ...Array.from({ length: 20 }, () => 'refused' as const)]);
        await button(t.noteAdd).click();
        await page
          .getByRole('alert')
          .filter({ hasText: /Relais/ })
          .waitFor();
        bench.network.fail(path, []);
        await page.getByRole('textbox', { name: t.noteText, exact: true }).press('Control+Enter');
        await page.getByText(t.noteAdded).waitFor();
        const task = await readTask(seat, id);
        expect(task.description.text.match(/25 unités/g)).toHaveLength(1);
        expect(task.attachments.map(({ name }) => name)).toEqual(['logo.png', 'Devis.txt', 'Plan.txt']);
        await page.frameLocator('iframe').getByText('Rappelé').waitFor();
      });

      it('a task of others’ accounts is none either, for whoever follows its link', async () => {
        const id = await saveTask(seat, { contacts: ['Petit'] });
        const other = await openSignedInPage(bench, `/e/demo/tasks/${id}`, { email: 'alix@demo.example', locale });
        await other.page.getByRole('heading', { name: t.missing }).waitFor();
        expect(await other.page.getByText('Anne-Laure Petit').count()).toBe(0);
        await other.page.context().close();
      });
    }

    it('met nothing that was refused or broke but what it was to meet', () => {
      const expected = /status of (?:400|404|409)|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/;
      expect(faults.filter((fault) => !expected.test(fault))).toEqual([]);
    });
  });
});
