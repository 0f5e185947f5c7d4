import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/chromium.ts';
import type { AccountPage } from '../../shared/accounts.ts';
import type { InvitedUser } from '../../shared/admin-users.ts';
import { openPageBench, type PageBench } from '../support/page-bench.ts';
import { seriousFindings, watched } from '../support/page-visit.ts';
import { signedInPage } from '../support/signed-in-page.ts';
import { userPageWords } from '../support/user-page-words.ts';

const executable = findChromium();
const admin = 'admin@demo.example';

// Without a browser the run says so at its end (test/support/global-setup.ts).
describe.runIf(executable !== null)('users, invitations and accounts in the pages, in Chromium', () => {
  let bench: PageBench;
  beforeAll(async () => {
    bench = await openPageBench(executable ?? '', [{ email: admin, name: 'Dominique Faure' }]);
  }, 120_000);
  afterAll(() => bench.close());

  const shot = async (page: Page, name: string) => {
    const folder = process.env['SHOTS'];
    if (folder === undefined) return;
    // Dialogs slide in.
    await page.waitForTimeout(400);
    await page.screenshot({ path: `${folder}/${name}.png` });
  };
  const drawerOf = (page: Page, email: string) => page.getByRole('dialog').filter({ hasText: email });
  const userLink = (page: Page, name: string) => page.getByRole('table').getByRole('link', { name });

  describe.each([
    { locale: 'fr-FR', suffix: 'fr', account: 'Acier du Léman' },
    { locale: 'en-GB', suffix: 'en', account: 'Ateliers Kermadec' },
  ] as const)('in $locale', ({ locale, suffix, account }) => {
    const t = userPageWords[locale];
    const personOf = (name: string) => ({
      name: `${name} ${suffix}`,
      email: `${name.toLowerCase()}-${suffix}@demo.example`,
    });
    const [newcomer, colleague, rep] = [personOf('Robin'), personOf('Lou'), personOf('Mika')];

    let home: Page;
    /** What the admin's browser is answered. */
    const ask = <Answer>(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> =>
      home.evaluate(
        async ({ path, ...request }) => (await fetch(`/e/demo/v1/admin/${path}`, request)).json() as Promise<Answer>,
        {
          path,
          method,
          ...(body === undefined
            ? {}
            : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
        },
      );
    const open = async (path: string, viewport?: { width: number; height: number }) => {
      const page = await home.context().newPage();
      if (viewport !== undefined) await page.setViewportSize(viewport);
      const faults = watched(page);
      await page.goto(`${bench.pagesUrl}/e/demo/admin/${path}`);
      return { page, faults };
    };

    beforeAll(async () => {
      ({ page: home } = await signedInPage(bench, '/e/demo/admin/users', { email: admin, locale }));
      await ask('POST', 'users', { ...colleague, rights: [], admin: false });
      const { user } = await ask<InvitedUser>('POST', 'users', { ...rep, rights: ['sales'], admin: false });
      expect(user).toMatchObject({ ...rep, state: 'invited' });
    }, 120_000);
    afterAll(() => home.context().close());

    it('rights are found, explained while they are ticked, and kept', async () => {
      const { page, faults } = await open('users');
      await userLink(page, 'Alix Garnier').waitFor();
      await shot(page, `users-${suffix}`);
      await page.getByLabel(t.search).fill('zzz');
      await page.getByText(t.nobody).waitFor();
      expect(new URL(page.url()).searchParams.get('text')).toBe('zzz');
      expect(await seriousFindings(page)).toEqual([]);
      await page.getByRole('button', { name: t.clearFilters }).click();
      await page.getByLabel(t.search).fill(`lôu-${suffix}`);
      await userLink(page, 'Camille Roussel').waitFor({ state: 'detached' });

      await userLink(page, colleague.name).focus();
      await page.keyboard.press('Enter');
      const drawer = drawerOf(page, colleague.email);
      await drawer.getByText(t.createNothing).waitFor();
      await drawer.getByRole('checkbox', { name: t.all }).check();
      expect(await drawer.getByRole('checkbox', { name: t.rep, exact: true }).isChecked()).toBe(true);
      await drawer.getByText(t.createAll).waitFor();
      await shot(page, `user-${suffix}`);
      expect(await seriousFindings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      const unsaved = page.getByRole('dialog').filter({ hasText: t.unsaved });
      await unsaved.waitFor();
      await page.keyboard.press('Escape');
      await unsaved.waitFor({ state: 'detached' });
      await drawer.getByRole('button', { name: t.close }).click();
      await unsaved.getByRole('button', { name: t.stay }).click();
      await drawer.getByRole('button', { name: t.save }).click();
      await page.getByText(t.savedOf(colleague.name)).waitFor();
      expect(await drawer.locator(':focus').count()).toBe(1);
      await page.reload();
      expect(await drawer.getByRole('checkbox', { name: t.all }).isChecked()).toBe(true);
      await drawer.getByRole('checkbox', { name: t.rep, exact: true }).uncheck();
      expect(await drawer.getByRole('checkbox', { name: t.all }).isChecked()).toBe(false);
      await drawer.getByText(t.createNothing).waitFor();
      await drawer.getByRole('button', { name: t.save }).click();
      await page.getByText(t.savedOf(colleague.name)).waitFor();
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'detached' });
      expect(faults).toEqual([]);
    }, 120_000);

    it('the last admin stays one, and is told why', async () => {
      const { page } = await open('users?text=dominique');
      await userLink(page, 'Dominique Faure').click();
      const drawer = drawerOf(page, admin);
      await drawer.getByRole('switch', { name: t.adminRole }).uncheck({ force: true });
      await drawer.getByRole('button', { name: t.save }).click();
      await page.getByRole('button', { name: t.loseAdmin }).click();
      await drawer.getByText(t.lastAdmin).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await shot(page, `last-admin-${suffix}`);
    }, 120_000);

    it('somebody is invited by keyboard, joins by the link, and is shut out and let in again', async () => {
      const { page } = await open('users');
      await page.getByRole('button', { name: t.invite, exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(t.email).waitFor();
      await shot(page, `invite-${suffix}`);
      await page.keyboard.press('Enter');
      await dialog.getByText(t.nameMissing).waitFor();
      await page.keyboard.type(newcomer.name);
      await page.keyboard.press('Tab');
      await page.keyboard.type('CAMILLE@demo.example');
      await page.keyboard.press('Enter');
      await dialog.getByText(t.taken).waitFor();
      await dialog.getByLabel(t.email).fill(newcomer.email);
      await page.keyboard.press('Enter');
      const link = await dialog.getByLabel(t.link).inputValue();
      expect(link).toMatch(new RegExp(`^${bench.pagesUrl}/invitations/[\\w-]{64}$`));
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await dialog.getByRole('button', { name: t.copy }).click();
      await dialog.getByRole('button', { name: t.copied }).waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
      await shot(page, `invited-${suffix}`);
      expect(await seriousFindings(page)).toEqual([]);
      await dialog.getByRole('button', { name: t.close }).last().click();

      const stranger = await bench.browser.newContext({ locale });
      const invitation = await stranger.newPage();
      await invitation.goto(link);
      await invitation.getByRole('heading', { name: t.join }).waitFor();
      await invitation.getByText(newcomer.email).waitFor();
      await shot(invitation, `invitation-${suffix}`);
      const joined = await signedInPage(bench, new URL(link).pathname, { email: newcomer.email, locale });
      await joined.page.getByRole('heading', { name: t.tasks, level: 1 }).waitFor();
      await invitation.reload();
      await invitation.getByRole('heading', { name: t.used }).waitFor();
      await invitation.goto(`${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`);
      await invitation.getByRole('heading', { name: t.unknown }).waitFor();
      await stranger.close();

      await page.getByLabel(t.search).fill(newcomer.email);
      await userLink(page, newcomer.name).click();
      const drawer = drawerOf(page, newcomer.email);
      const question = page.getByRole('dialog', { name: t.deactivateTitle(newcomer.name) });
      await drawer.getByRole('button', { name: t.deactivate }).click();
      await question.waitFor();
      await page.keyboard.press('Escape');
      await question.waitFor({ state: 'detached' });
      await drawer.getByRole('button', { name: t.deactivate }).click();
      await question.getByRole('button', { name: t.deactivate }).click();
      await drawer.getByRole('button', { name: t.reactivate }).waitFor();
      await joined.page.reload();
      await joined.page.getByText(t.disabled).waitFor();
      await drawer.getByRole('button', { name: t.reactivate }).click();
      await drawer.getByRole('button', { name: t.deactivate }).waitFor();
      await joined.page.reload();
      await joined.page.getByRole('heading', { name: t.tasks, level: 1 }).waitFor();
      await joined.page.context().close();
    }, 120_000);

    it('a rep gets accounts and gives them back, several at once', async () => {
      const { page, faults } = await open(`users?text=${rep.email}`);
      await userLink(page, rep.name).click();
      const drawer = drawerOf(page, rep.email);
      const picker = drawer.getByLabel(t.toAttach);
      for (const name of ['Harbour Fixtures', 'Café Pièrre & Fils']) {
        await picker.fill(name.slice(0, 6));
        await page.getByRole('option', { name }).click();
      }
      await drawer.getByRole('button', { name: new RegExp(`^${t.attach}`) }).click();
      const held = drawer.getByRole('checkbox', { name: t.tick('Harbour Fixtures') });
      await held.waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await held.scrollIntoViewIfNeeded();
      await shot(page, `user-accounts-${suffix}`);
      await held.check();
      await drawer.getByRole('checkbox', { name: t.tick('Café Pièrre & Fils') }).check();
      await drawer.getByRole('button', { name: new RegExp(`^${t.detach}`) }).click();
      await held.waitFor({ state: 'detached' });
      expect(faults).toEqual([]);
    }, 120_000);

    it('accounts without a rep are found, attached together, and listed under their rep', async () => {
      // One that this language has for itself, whatever else is without a rep by now.
      const [own] = (await ask<AccountPage>('GET', `accounts?text=${account}`)).accounts;
      const userIds = own?.reps.map(({ id }) => id);
      await ask('POST', 'account-reps', { change: 'detach', userIds, accountIds: [own?.id] });

      const { page, faults } = await open('accounts');
      const table = page.getByRole('table');
      const line = (name: string) => table.getByRole('cell', { name: new RegExp(`^${name}`) });
      await line('Moulins Cartier').waitFor();
      await shot(page, `accounts-${suffix}`);
      await page.getByRole('combobox', { name: t.repFilter }).click();
      await page.getByRole('option', { name: t.withoutRep }).click();
      await page.waitForURL('**/accounts?rep=none');
      await line('Moulins Cartier').waitFor({ state: 'detached' });
      await line(account).waitFor();
      await page.getByLabel(t.selectAll).check();
      await page.getByRole('button', { name: t.changeReps }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(t.pickReps).fill(rep.email);
      await page.getByRole('option', { name: rep.name }).click();
      await page.keyboard.press('Escape');
      await shot(page, `accounts-attach-${suffix}`);
      expect(await seriousFindings(page)).toEqual([]);
      await dialog.getByRole('button', { name: t.attach, exact: true }).click();
      await page.getByText(t.covered).waitFor();
      await page.getByRole('button', { name: t.clearFilters }).click();
      await line('Moulins Cartier').waitFor();
      expect(await dialog.count()).toBe(0);
      await page.getByRole('combobox', { name: t.repFilter }).fill(rep.name);
      await page.getByRole('option', { name: rep.name }).click();
      await line('Moulins Cartier').waitFor({ state: 'detached' });

      await table.getByRole('button', { name: t.repsOf(account) }).click();
      await page.waitForURL(/account=/);
      await page.reload();
      const detach = dialog.getByRole('button', { name: `${t.detach} ${rep.name}` });
      await detach.click();
      await detach.waitFor({ state: 'detached' });
      await shot(page, `account-${suffix}`);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await line(account).waitFor({ state: 'detached' });
      expect(faults).toEqual([]);
    }, 120_000);
  });
});
