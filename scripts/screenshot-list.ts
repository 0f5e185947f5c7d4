import type { Page } from 'playwright-core';

interface Camera {
  readonly page: Page;
  /** Where the stand-in's page is. */
  readonly url: string;
  /** Takes the picture of what is shown now. */
  readonly keep: (name: string) => Promise<void>;
}

/** Walks through the main cards, in the order in which a new rep meets them. */
export async function takeScreenshots({ page, url, keep }: Camera): Promise<void> {
  const heading = (text: string) => page.locator('.panel h2', { hasText: text });
  await page.goto(`${url}/#/inbox/01-demande-de-devis`);
  await page.getByRole('button', { name: 'Autoriser' }).click();
  await page.getByRole('button', { name: 'Relier à Démo SAS' }).waitFor();
  await keep('first-run');
  await page.getByRole('button', { name: 'Relier à Démo SAS' }).click();
  await heading('Nouvelle tâche').waitFor();
  await keep('mail');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await heading('enregistrée').waitFor();
  await keep('saved');
}
