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
  await firstRun(camera);
  await mail(camera);
  await meeting(camera);
  await settings(camera);
  await failedSave(camera);
  await phone(camera);
}

async function firstRun({ page, url, keep, keepCard }: Camera): Promise<void> {
  await page.goto(`${url}/#/inbox/01-demande-de-devis`);
  await page.locator('dialog.consent').waitFor();
  await keep('consent', 'dialog.consent');
  await press(page, 'Autoriser');
  await page.getByRole('button', { name: 'Relier à Démo SAS' }).waitFor();
  await keepCard('first-run');
  await press(page, 'Relier à Démo SAS');
  await shows(page, 'Nouvelle tâche');
}

async function mail({ page, url, keep, keepCard }: Camera): Promise<void> {
  await page.goto(`${url}/#/inbox/06-trois-pieces-jointes`);
  await shows(page, 'Nouvelle tâche');
  await keep('mail');
  await press(page, 'Enregistrer');
  await shows(page, 'enregistrée');
  await keepCard('saved');
}

async function meeting({ page, url, keep }: Camera): Promise<void> {
  await page.goto(`${url}/${week}`);
  await page.getByRole('link', { name: /^Point hebdomadaire/ }).click();
  await shows(page, 'Nouvelle tâche');
  await keep('meeting');
}

async function settings({ page, url, keepCard }: Camera): Promise<void> {
  await page.goto(`${url}/#/inbox`);
  await shows(page, 'Votre journée');
  await press(page, 'Paramètres');
  await shows(page, 'Paramètres');
  await keepCard('settings');
}

/** A save that fails, and the homepage that keeps it beside what was saved. */
async function failedSave({ page, url, keepCard, withoutService }: Camera): Promise<void> {
  await page.goto(`${url}/#/inbox/05-image-dans-le-texte`);
  await shows(page, 'Nouvelle tâche');
  await withoutService(async () => {
    await press(page, 'Enregistrer');
    await shows(page, 'Service injoignable');
  });
  await page.goto(`${url}/#/inbox`);
  await page.reload();
  await shows(page, 'Votre journée');
  await keepCard('home');
}

async function phone({ page, url, keepCard }: Camera): Promise<void> {
  await page.goto(`${url}/#/inbox/02-plusieurs-destinataires`);
  await shows(page, 'Nouvelle tâche');
  await press(page, 'Options de test');
  await page.getByRole('menuitemcheckbox', { name: /^Téléphone/ }).click();
  await page.keyboard.press('Escape');
  await page.locator('.panel input[type="date"]').waitFor({ state: 'detached' });
  await shows(page, 'Nouvelle tâche');
  await keepCard('phone');
}

function press(page: Page, name: string): Promise<void> {
  return page.getByRole('button', { name, exact: true }).click();
}

function shows(page: Page, title: string): Promise<void> {
  return page.locator('.panel h2', { hasText: title }).waitFor();
}
