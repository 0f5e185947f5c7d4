import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/chromium.ts';
import { taskChoicesSchema } from '../../shared/task-choices.ts';
import { openPageBench, type PageBench } from '../support/page-bench.ts';
import { seriousFindings, visit } from '../support/page-visit.ts';
import { signedInPage } from '../support/signed-in-page.ts';

const executable = findChromium();
const admin = 'admin@demo.example';
const camille = 'camille@demo.example';

const words = {
  'fr-FR': {
    choices: 'Types et statuts',
    types: 'Types',
    newType: 'Nouveau type',
    newStatus: 'Nouveau statut',
    add: 'Ajouter',
    rename: (label: string) => `Renommer « ${label} »`,
    newName: (label: string) => `Nouveau nom de « ${label} »`,
    taken: 'Ce nom existe déjà, peut-être parmi les archives.',
    up: (label: string) => `Monter « ${label} »`,
    closes: (label: string) => `« ${label} » clôt la tâche`,
    archive: (label: string) => `Archiver « ${label} »`,
    archives: /^Archives/,
    restore: (label: string) => `Rétablir « ${label} »`,
    mail: 'Tâche d’un mail',
    type: 'Type',
    confirm: 'Archiver',
    defaultLost: /C’est la valeur par défaut/,
    environment: 'Environnement',
    displayName: 'Nom affiché',
    name: 'Nom dans les adresses',
    former: 'L’ancien nom continue de fonctionner',
    formerNames: 'Anciens noms',
    save: 'Enregistrer',
    saved: 'Environnement enregistré.',
    discard: 'Abandonner',
    newDomain: 'Ajouter un domaine',
    restricts: (domain: string) => `${domain} restreint la connexion`,
    removeDomain: (domain: string) => `Retirer ${domain}`,
    lockedOut: 'Vous ne pourriez plus vous connecter vous-même',
    leftOut: /utilisateurs actifs ne pourront plus se connecter/,
    closedKept: 'Garder les tâches closes sans limite',
    erased: 'Des tâches seront effacées dans l’heure',
    days: 'Tâches annulées ou supprimées, en jours',
    daysForm: 'Un nombre entier, de 1 à 365.',
    unsaved: /ne sont pas enregistrées/,
    stay: 'Rester',
    tasks: 'Tâches',
    adminOnly: 'Cette page est réservée aux administrateurs',
  },
  'en-GB': {
    choices: 'Types and statuses',
    types: 'Types',
    newType: 'New type',
    newStatus: 'New status',
    add: 'Add',
    rename: (label: string) => `Rename “${label}”`,
    newName: (label: string) => `New name of “${label}”`,
    taken: 'This name exists already, perhaps among the archived ones.',
    up: (label: string) => `Move “${label}” up`,
    closes: (label: string) => `“${label}” closes the task`,
    archive: (label: string) => `Archive “${label}”`,
    archives: /^Archived/,
    restore: (label: string) => `Restore “${label}”`,
    mail: 'Task of a mail',
    type: 'Type',
    confirm: 'Archive',
    defaultLost: /It is the default of/,
    environment: 'Environment',
    displayName: 'Display name',
    name: 'Name in addresses',
    former: 'The former name goes on working',
    formerNames: 'Former names',
    save: 'Save',
    saved: 'Environment saved.',
    discard: 'Discard',
    newDomain: 'Add a domain',
    restricts: (domain: string) => `${domain} restricts sign-in`,
    removeDomain: (domain: string) => `Remove ${domain}`,
    lockedOut: 'You could no longer sign in yourself',
    leftOut: /active users will no longer be able to sign in/,
    closedKept: 'Keep closed tasks without limit',
    erased: 'Tasks will be erased within the hour',
    days: 'Tasks that were undone or deleted, in days',
    daysForm: 'A whole number, from 1 to 365.',
    unsaved: /Some changes are not saved/,
    stay: 'Stay',
    tasks: 'Tasks',
    adminOnly: 'This page is for administrators',
  },
};

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
    const t = words[locale];
    const suffix = locale === 'fr-FR' ? 'fr' : 'en';

    it('types are added, named, ordered, archived and restored, by keyboard', async () => {
      const { page, faults } = await signedInPage(bench, '/e/demo/admin/task-choices', { email: admin, locale });
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
      await expect.poll(() => defaults.getByLabel(t.type).getAttribute('aria-busy')).toBe('false');
      await types.getByRole('button', { name: t.archive(`Salon ${suffix}`) }).click();
      await page.getByText(t.defaultLost).waitFor();
      await page.getByRole('dialog').getByRole('button', { name: t.confirm, exact: true }).click();
      await types.getByText(t.archives).click();
      await types.getByRole('button', { name: t.restore(`Salon ${suffix}`) }).click();
      await rows.getByText(`Salon ${suffix}`).waitFor();
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

    it('types are dragged into another order', async () => {
      const { page } = await signedInPage(bench, '/e/demo/admin/task-choices', { email: admin, locale });
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
      const { page, faults } = await signedInPage(bench, '/e/demo/admin/environment', { email: admin, locale });
      await page.getByLabel(t.name).waitFor();
      expect(await heading(page, t.environment).count()).toBe(1);
      expect(await seriousFindings(page)).toEqual([]);
      await shot(page, `environment-${suffix}`);
      await page.getByLabel(t.newDomain).fill('other.example');
      await page.keyboard.press('Enter');
      await page.getByLabel(t.restricts('other.example')).check();
      await page.getByText(t.lockedOut).waitFor();
      await page.getByText(t.leftOut).waitFor();
      expect(await page.getByRole('button', { name: t.save, exact: true }).isDisabled()).toBe(true);
      await page.getByLabel(t.restricts('demo.example')).check();
      await page.getByText(t.lockedOut).waitFor({ state: 'detached' });
      await page.getByLabel(t.days).fill('0');
      await page.getByRole('button', { name: t.save, exact: true }).click();
      await page.getByText(t.daysForm).waitFor();
      await page.getByLabel(t.days).fill('7');
      await page.getByLabel(t.closedKept).uncheck();
      await page.getByText(t.erased).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await shot(page, `environment-changed-${suffix}`);

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

    it('are nothing for who is no admin', async () => {
      const { page } = await signedInPage(bench, '/e/demo/admin/environment', { email: camille, locale });
      await page.getByRole('heading', { name: t.adminOnly }).waitFor();
      expect(await page.getByLabel(t.name).count()).toBe(0);
    }, 120_000);

    it('fit on a phone', async () => {
      const viewport = { width: 360, height: 740 };
      for (const path of ['task-choices', 'environment']) {
        const { page } = await signedInPage(bench, `/e/demo/admin/${path}`, { email: admin, locale, viewport });
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.waitForLoadState('networkidle');
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(wide, path).toBeLessThanOrEqual(0);
        await shot(page, `${path}-phone-${suffix}`);
        await page.context().close();
      }
    }, 120_000);
  });

  it('a new name leads everybody on: the open page, the card that is linked by the name before, its links', async () => {
    const t = words['fr-FR'];
    const rep = await visit(bench.browser, `${bench.url}/#/inbox/01-demande-de-devis`, 'fr-FR');
    const panel = rep.page.locator('.panel');
    await panel.getByRole('button', { name: 'Relier à Démo SAS' }).click();
    await panel.getByRole('button', { name: t.save, exact: true }).waitFor();

    const { page, faults } = await signedInPage(bench, '/e/demo/admin/environment', { email: admin });
    const colleague = await signedInPage(bench, '/e/demo/tasks', { email: camille });
    await page.getByLabel(t.name).fill('demo-france');
    await page.getByText(t.former).waitFor();
    await page.getByRole('button', { name: t.save, exact: true }).click();
    await page.getByText(t.saved).waitFor();
    await page.waitForURL('**/e/demo-france/admin/environment');
    expect(await page.getByLabel(t.name).inputValue()).toBe('demo-france');
    await page.getByText(t.formerNames).waitFor();
    await shot(page, 'environment-renamed');

    // The card that was open saves, and the next one opens, with no new link.
    await panel.getByRole('button', { name: t.save, exact: true }).click();
    const open = panel.getByRole('button', { name: 'Ouvrir', exact: true }).first();
    const [tab] = await Promise.all([rep.page.context().waitForEvent('page'), open.click()]);
    const link = new URL(tab.url()).pathname;
    expect(link).toMatch(/^\/e\/demo\/tasks\//);
    await rep.page.goto(`${bench.url}/#/inbox/02-plusieurs-destinataires`);
    await panel.getByRole('button', { name: t.save, exact: true }).waitFor();

    // A page that was open under the name before, and a link from before.
    await colleague.page.getByRole('link', { name: t.tasks, exact: true }).first().click();
    await colleague.page.goto(`${bench.pagesUrl}/e/demo/tasks?sort=due`);
    await colleague.page.waitForURL('**/e/demo-france/tasks?sort=due');
    await heading(colleague.page, t.tasks).waitFor();
    await colleague.page.goto(bench.pagesUrl + link);
    await colleague.page.waitForURL(`**${link.replace('/demo/', '/demo-france/')}`);
    expect([...faults, ...colleague.faults]).toEqual([]);
  }, 120_000);
});
