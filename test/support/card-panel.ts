import type { Locator, Page } from 'playwright-core';
import { allowAddOn, visit, type Visit, type VisitLocale } from './page-visit.ts';
import type { PageBench } from './page-bench.ts';

/** What the add-on's cards say, as journeys look for it. */
export const cardWords = {
  'fr-FR': {
    link: 'Relier à Démo SAS',
    save: 'Enregistrer',
    saved: /Tâche n°\s\d+ enregistrée/,
    open: 'Ouvrir',
    draft: 'Nouvelle tâche',
    refused: 'Création impossible',
  },
  'en-GB': {
    link: 'Link to Démo SAS',
    save: 'Save',
    saved: /Task no\.\s\d+ saved/,
    open: 'Open',
    draft: 'New task',
    refused: 'Cannot create tasks',
  },
};

/** A rep at the stand-in for Gmail, with the add-on's card beside a mail. */
export interface CardPanel {
  readonly visit: Visit;
  /** Opens a sample mail by the name of its file, as if for the first time. */
  openMail(name: string): Promise<void>;
  /** Waits until the card has this title. */
  titled(title: string | RegExp): Promise<void>;
  press(button: string): Promise<void>;
  readonly card: Locator;
  /** Follows the link of the saved card to the task's page. */
  openTask(): Promise<Page>;
}

/** Opens a mail as one of the people of the bench, linked to the environment by the first run when they were not yet. */
export async function openCardPanel(
  bench: PageBench,
  { rep, mail, locale }: { rep: string; mail: string; locale: VisitLocale },
): Promise<CardPanel> {
  const t = cardWords[locale];
  const person = await visit(bench.browser, `${bench.url}/#/inbox`, locale);
  const { page } = person;
  const panel = page.locator('.panel');
  const account = page.locator('.user-button');
  if (!(await account.innerText()).includes(rep)) {
    await account.click();
    await page.getByRole('menuitemradio', { name: rep }).click();
    await account.filter({ hasText: rep }).waitFor();
    await allowAddOn(page);
  }
  const openMail = async (name: string) => {
    await page.goto(`${bench.url}/#/inbox/${name}`);
    await page.reload();
  };
  await openMail(mail);
  const link = panel.getByRole('button', { name: t.link });
  const linked = panel.locator('h2', { hasText: new RegExp(`${t.draft}|${t.refused}`) });
  await link.or(linked).first().waitFor();
  if (await link.isVisible()) await link.click();
  return {
    visit: person,
    openMail,
    titled: (title) => panel.locator('h2', { hasText: title }).waitFor(),
    press: (button) => panel.getByRole('button', { name: button, exact: true }).click(),
    card: panel,
    openTask: async () => {
      const open = panel.getByRole('button', { name: t.open, exact: true }).first();
      const [tab] = await Promise.all([page.context().waitForEvent('page'), open.click()]);
      return tab;
    },
  };
}
