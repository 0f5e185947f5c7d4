import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/harness/chromium.ts';
import type { AccountPage } from '../../shared/contacts/accounts.ts';
import type { InvitedUser } from '../../shared/users/admin-users.ts';
import { openPageBench, type PageBench } from '../support/page-bench.ts';
import { seriousFindings, watchPage, type VisitLocale } from '../support/page-visit.ts';
import { openSignedInPage } from '../support/signed-in-page.ts';
import { userPageWords } from '../support/user-page-words.ts';

const executable = findChromium();
const admin = 'admin@demo.example';
const newcomer = { name: 'Robin Neuf', email: 'robin@demo.example' };
const colleague = { name: 'Lou Martel', email: 'lou@demo.example' };
const rep = { name: 'Mika Sorel', email: 'mika@demo.example' };
const account = 'Acier du Léman';

// Without a browser the run says so at its end (test/support/global-setup.ts).
describe.runIf(executable !== null)('users, invitations and accounts in the pages, in Chromium', () => {
  let bench: PageBench;
  /** The admin's browser in each language: every test has one of the two, and every page is used in both. */
  let homes: Record<VisitLocale, Page>;
  beforeAll(async () => {
    bench = await openPageBench(executable ?? '', [{ email: admin, name: 'Dominique Faure' }]);
    const homeIn = async (locale: VisitLocale) =>
      (await openSignedInPage(bench, '/e/demo/admin/users', { email: admin, locale })).page;
    homes = { 'fr-FR': await homeIn('fr-FR'), 'en-GB': await homeIn('en-GB') };
    await ask('POST', 'users', { ...colleague, rights: [], admin: false });
    const { user } = await ask<InvitedUser>('POST', 'users', { ...rep, rights: ['sales'], admin: false });
    expect(user).toMatchObject({ ...rep, state: 'invited' });
    repId = user.id;
  }, 120_000);
  afterAll(() => bench.close());

  let repId: string;
  /** What the admin's browser is answered. */
  const ask = <Answer>(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> =>
    homes['fr-FR'].evaluate(
      async ({ path, ...request }) => (await fetch(`/e/demo/v1/admin/${path}`, request)).json() as Promise<Answer>,
      {
        path,
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      },
    );
  const open = async (locale: VisitLocale, path: string) => {
    const page = await homes[locale].context().newPage();
    const faults = watchPage(page);
    await page.goto(`${bench.pagesUrl}/e/demo/admin/${path}`);
    return { page, faults, t: userPageWords[locale] };
  };
  const shot = async (page: Page, name: string) => {
    const folder = process.env['SHOTS'];
    if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
  };
  const drawerOf = (page: Page, email: string) => page.getByRole('dialog').filter({ hasText: email });
  const userLink = (page: Page, name: string) => page.getByRole('table').getByRole('link', { name });
  const line = (page: Page, name: string) =>
    page.getByRole('table').getByRole('cell', { name: new RegExp(`^${name}`) });
  /** Of the account, as a request to change them names them. */
  const repsOfAccount = async () => {
    const [found] = (await ask<AccountPage>('GET', `accounts?text=${account}`)).accounts;
    return { accountIds: [found?.id], userIds: found?.reps.map(({ id }) => id) };
  };

  it('rights are found, explained while they are ticked, and kept', async () => {
    const { page, faults, t } = await open('fr-FR', 'users');
    await userLink(page, 'Alix Garnier').waitFor();
    await shot(page, 'users');
    await page.getByLabel(t.search).fill('zzz');
    await page.getByText(t.nobody).waitFor();
    expect(new URL(page.url()).searchParams.get('text')).toBe('zzz');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: t.clearFilters }).click();
    await page.getByLabel(t.search).fill('lôu');
    await userLink(page, 'Camille Roussel').waitFor({ state: 'detached' });

    await userLink(page, colleague.name).focus();
    await page.keyboard.press('Enter');
    const drawer = drawerOf(page, colleague.email);
    await drawer.getByText(t.createNothing).waitFor();
    await drawer.getByRole('checkbox', { name: t.all }).check();
    expect(await drawer.getByRole('checkbox', { name: t.rep, exact: true }).isChecked()).toBe(true);
    await drawer.getByText(t.createAll).waitFor();
    await shot(page, 'user');
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
    const { page, t } = await open('en-GB', 'users?text=dominique');
    await userLink(page, 'Dominique Faure').click();
    const drawer = drawerOf(page, admin);
    await drawer.getByRole('switch', { name: t.adminRole }).uncheck({ force: true });
    await drawer.getByRole('button', { name: t.save }).click();
    await page.getByRole('button', { name: t.loseAdmin }).click();
    await drawer.getByText(t.lastAdmin).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await shot(page, 'last-admin');
  }, 120_000);

  it('somebody is invited by keyboard, joins by the link, and is shut out and let in again', async () => {
    const { page, t } = await open('fr-FR', 'users');
    await page.getByRole('button', { name: t.invite, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(t.email).waitFor();
    await shot(page, 'invite');
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
    await shot(page, 'invited');
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: t.close }).last().click();

    const stranger = await bench.browser.newContext({ locale: 'en-GB' });
    const s = userPageWords['en-GB'];
    const invitation = await stranger.newPage();
    await invitation.goto(link);
    await invitation.getByRole('heading', { name: s.join }).waitFor();
    await invitation.getByText(newcomer.email).waitFor();
    await shot(invitation, 'invitation');
    const joined = await openSignedInPage(bench, new URL(link).pathname, { email: newcomer.email });
    await joined.page.getByRole('heading', { name: t.tasks, level: 1 }).waitFor();
    await invitation.reload();
    await invitation.getByRole('heading', { name: s.used }).waitFor();
    await invitation.goto(`${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`);
    await invitation.getByRole('heading', { name: s.unknown }).waitFor();
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
    const { page, faults, t } = await open('en-GB', `users?text=${rep.email}`);
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
    await shot(page, 'user-accounts');
    await held.check();
    await drawer.getByRole('checkbox', { name: t.tick('Café Pièrre & Fils') }).check();
    await drawer.getByRole('button', { name: new RegExp(`^${t.detach}`) }).click();
    await held.waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
  }, 120_000);

  it('accounts without a rep are found and attached together', async () => {
    await ask('POST', 'account-reps', { ...(await repsOfAccount()), change: 'detach' });
    const { page, faults, t } = await open('fr-FR', 'accounts');
    await line(page, 'Moulins Cartier').waitFor();
    await shot(page, 'accounts');
    await page.getByRole('combobox', { name: t.repFilter }).click();
    await page.getByRole('option', { name: t.withoutRep }).click();
    await page.waitForURL('**/accounts?rep=none');
    await line(page, 'Moulins Cartier').waitFor({ state: 'detached' });
    await line(page, account).waitFor();
    await page.getByLabel(t.selectAll).check();
    await page.getByRole('button', { name: t.changeReps }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(t.pickReps).fill(rep.email);
    await page.getByRole('option', { name: rep.name }).click();
    await page.keyboard.press('Escape');
    await shot(page, 'accounts-attach');
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: t.attach, exact: true }).click();
    await page.getByText(t.covered).waitFor();
    await page.getByRole('button', { name: t.clearFilters }).click();
    await line(page, 'Moulins Cartier').waitFor();
    expect(await dialog.count()).toBe(0);
    expect((await repsOfAccount()).userIds).toEqual([repId]);
    expect(faults).toEqual([]);
  }, 120_000);

  it('an account is listed under its rep until it is taken away', async () => {
    const { accountIds } = await repsOfAccount();
    await ask('POST', 'account-reps', { userIds: [repId], accountIds, change: 'attach' });
    const { page, faults, t } = await open('en-GB', 'accounts');
    await line(page, 'Moulins Cartier').waitFor();
    await page.getByRole('combobox', { name: t.repFilter }).fill(rep.name);
    await page.getByRole('option', { name: rep.name }).click();
    await line(page, 'Moulins Cartier').waitFor({ state: 'detached' });
    await page
      .getByRole('table')
      .getByRole('button', { name: t.repsOf(account) })
      .click();
    await page.waitForURL(/account=/);
    await page.reload();
    const dialog = page.getByRole('dialog');
    const detach = dialog.getByRole('button', { name: `${t.detach} ${rep.name}` });
    await detach.click();
    await detach.waitFor({ state: 'detached' });
    await shot(page, 'account');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await line(page, account).waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
  }, 120_000);
});
