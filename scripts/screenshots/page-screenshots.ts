import type { Camera } from './screenshot-list.ts';

/** The pages that an admin of the sample environment sees once some tasks are saved. */
export async function takePageScreenshots({ page, keep, pagesUrl }: Camera): Promise<void> {
  await page.goto(`${pagesUrl}/e/demo/tasks`);
  await page.getByRole('link', { name: 'Se connecter avec Google' }).click();
  await page.getByLabel('Adresse e-mail').fill('admin@demo.example');
  await page.getByRole('button', { name: 'Suivant' }).click();
  await page.getByRole('button', { name: 'Continuer' }).click();
  const task = page.getByRole('link', { name: 'Plan de la salle de brassage' });
  await task.waitFor();
  await keep('page-tasks');
  await task.click();
  await page.locator('iframe').waitFor();
  await page.waitForLoadState('networkidle');
  await keep('page-task');
  await page.goto(`${pagesUrl}/e/demo/admin/users`);
  await page.getByRole('link', { name: 'Camille Roussel' }).click();
  await page.getByRole('dialog').getByRole('checkbox').first().waitFor();
  await page.waitForLoadState('networkidle');
  await keep('page-user');
}
