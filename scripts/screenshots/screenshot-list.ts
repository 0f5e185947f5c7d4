import type { Page } from 'playwright-core';

export interface Camera {
  readonly page: Page;
  /** Where the stand-in's page is. */
  readonly url: string;
  /** Where the service's own pages are. */
  readonly pagesUrl: string;
  /** Takes the picture of the whole window, or of the one element that matches. */
  readonly keep: (name: string, selector?: string) => Promise<void>;
  /** Takes the picture of the side panel, as high as its card is. */
  readonly keepCard: (name: string) => Promise<void>;
  /** Does something while the service cannot be reached. */
  readonly withoutService: (work: () => Promise<void>) => Promise<void>;
}

/** A week in which the sample meetings are. */
const week = '#/calendar/week/2026-11-24';

/** Walks through the main cards, in the order in which a new rep meets them. */
export async function takeScreenshots(camera: Camera): Promise<void> {
  await takeFirstRun(camera);
  await takeMail(camera);
  await takeMeeting(camera);
  await takeSettings(camera);
  await takeFailedSave(camera);
  await takePhone(camera);
}

async function takeFirstRun({ page, url, keep, keepCard }: Camera): Promise<void> {
  await page.goto(`${url}/#/inbox/01-demande-de-devis`);
  await page.locator('dialog.consent').waitFor();
  await keep('consent', 'dialog.consent');
  await press(page, 'Autoriser');
  await page.getByRole('button', { name: 'Relier à Démo SAS' }).waitFor();
  await keepCard('first-run');
  await press(page, 'Relier à Démo SAS');
  await waitForTitle(page, 'Nouvelle tâche');
}

async function takeMail({ page, url, keep, keepCard }: Camera): Promise<void> {
  await page.goto(`${url}/#/inbox/06-trois-pieces-jointes`);
  await waitForTitle(page, 'Nouvelle tâche');
  await keep('mail');
  await press(page, 'Enregistrer');
  await waitForTitle(page, 'enregistrée');
  await keepCard('saved');
}

async function takeMeeting({ page, url, keep }: Camera): Promise<void> {
  await page.goto(`${url}/${week}`);
  await page.getByRole('link', { name: /^Point hebdomadaire/ }).click();
  await waitForTitle(page, 'Nouvelle tâche');
  await keep('meeting');
}

async function takeSettings({ page, url, keepCard }: Camera): Promise<void> {
  await page.goto(`${url}/#/inbox`);
  await waitForTitle(page, 'Votre journée');
  await press(page, 'Autres actions');
  await page.getByRole('menuitem', { name: 'Paramètres / Settings' }).click();
  await waitForTitle(page, 'Paramètres');
  await keepCard('settings');
}

/** A save that fails, and the homepage that keeps it beside what was saved. */
async function takeFailedSave({ page, url, keepCard, withoutService }: Camera): Promise<void> {
  await page.goto(`${url}/#/inbox/05-image-dans-le-texte`);
  await waitForTitle(page, 'Nouvelle tâche');
  await withoutService(async () => {
    await press(page, 'Enregistrer');
    await waitForTitle(page, 'Service injoignable');
  });
  await page.goto(`${url}/#/inbox`);
  await page.reload();
  await waitForTitle(page, 'Votre journée');
  await keepCard('home');
}

async function takePhone({ page, url, keepCard }: Camera): Promise<void> {
  await page.goto(`${url}/#/inbox/02-plusieurs-destinataires`);
  await waitForTitle(page, 'Nouvelle tâche');
  await press(page, 'Options de test');
  await page.getByRole('menuitemcheckbox', { name: /^Téléphone/ }).click();
  await page.keyboard.press('Escape');
  await page.locator('.panel input[type="date"]').waitFor({ state: 'detached' });
  await waitForTitle(page, 'Nouvelle tâche');
  await keepCard('phone');
}

function press(page: Page, name: string): Promise<void> {
  return page.getByRole('button', { name, exact: true }).click();
}

function waitForTitle(page: Page, title: string): Promise<void> {
  return page.locator('.panel h2', { hasText: title }).waitFor();
}
