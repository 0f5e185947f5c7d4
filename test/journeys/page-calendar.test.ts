import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/harness/chromium.ts';
import { startPageProduct, type PageProduct } from '../support/page-product.ts';
import { visit, type Visit, type VisitLocale } from '../support/page-visit.ts';

const executable = findChromium();

// Without a browser the run says so at its end (test/support/global-setup.ts).
describe.runIf(executable !== null)('the Calendar view in Chromium', () => {
  let product: PageProduct;

  beforeAll(async () => {
    product = await startPageProduct(executable ?? '');
    const { page } = await visit(product.browser, product.url, 'fr-FR');
    await page.getByRole('button', { name: 'Relier à Démo SAS' }).click();
    await page.getByText('Relié à Démo SAS').waitFor();
    await page.context().close();
  }, 120_000);
  afterAll(() => product.stop());

  /** A week in which the sample meetings are. */
  const week = '#/calendar/week/2026-11-24';
  const open = async (locale: VisitLocale, hash: string): Promise<Visit> => {
    const person = await visit(product.browser, `${product.url}/${hash}`, locale);
    await person.page.locator('a.event').first().waitFor();
    return person;
  };
  const card = (text: string): string => `.panel h2:has-text("${text}")`;

  it('with the mouse, in French: a meeting of the week opens with its guests, text and files, and its card beside it', async () => {
    const person = await open('fr-FR', week);
    const { page } = person;
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('23–29 novembre 2026');
    expect(await person.seriousFindings()).toEqual([]);
    const tuesday = page.getByRole('region', { name: 'mardi 24 novembre' });
    await tuesday.getByRole('link', { name: /^Démonstration du configurateur 14:00/ }).click();
    await page.locator(card('Nouvelle tâche')).waitFor();
    const details = page.getByRole('region', { name: 'Détails de l’événement' });
    expect(await details.getByRole('heading', { level: 1 }).textContent()).toBe('Démonstration du configurateur');
    expect(await details.getByRole('link', { name: 'Participer avec Google Meet' }).getAttribute('rel')).toContain(
      'noopener',
    );
    const guests = details.getByRole('region', { name: '5 invités' });
    expect(await guests.getByRole('listitem').filter({ hasText: 'Karim Benali' }).textContent()).toContain(
      'Participera',
    );
    expect(await details.frameLocator('iframe').locator('b').first().textContent()).toBe('vos plans');
    const files = details.getByRole('region', { name: '3 fichiers joints' });
    expect(await files.getByRole('link').allTextContents()).toEqual([
      'Présentation du configurateurGoogle Drive',
      'Tarifs 2027.xlsxGoogle Drive',
      'Plan étage 2.pdfGoogle Drive',
    ]);
    expect(await person.seriousFindings()).toEqual([]);

    await details.getByRole('button', { name: 'Revenir à l’agenda' }).click();
    await page.getByRole('button', { name: 'Semaine suivante' }).click();
    await page.getByRole('heading', { name: '30 novembre – 6 décembre 2026' }).waitFor();
    await page.getByRole('link', { name: 'Planning' }).click();
    await page.locator('.agenda-day').first().waitFor();
    expect(await person.seriousFindings()).toEqual([]);
    await page.getByRole('button', { name: 'Aujourd’hui' }).click();
    await page.locator('a.event').first().waitFor();
    expect(person.faults).toEqual([]);
  }, 120_000);

  it('by keys alone, in English: an event is found, opened, left; another is written and saved', async () => {
    const person = await open('en-GB', '#/calendar/list/2026-11-24');
    const { page } = person;
    const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');
    await page.locator('a.event[tabindex="0"]').focus();
    for (let row = 0; row < 20 && !(await focused()).includes('Quarterly'); row += 1) {
      await page.keyboard.press('ArrowDown');
    }
    expect(await focused()).toBe('17:00–18:00Quarterly review: Harbour FixturesOnline');
    await page.keyboard.press('Enter');
    await page.locator(card('New task')).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Quarterly review: Harbour Fixtures');
    await page.keyboard.press('Escape');
    await page.locator('.event-pane').waitFor({ state: 'detached' });

    await page.keyboard.press('w');
    await page.getByRole('region', { name: 'Tuesday 24 November' }).waitFor();
    await page.locator('a.event[tabindex="0"]').focus();
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toContain('Tuesday 24 November');
    await page.keyboard.press('j');
    await page.getByRole('heading', { name: '30 November – 6 December 2026' }).waitFor();

    await page.keyboard.press('c');
    await page.locator(card('Save the meeting first')).waitFor();
    expect(await person.seriousFindings()).toEqual([]);
    await page.keyboard.type('Written by keys');
    await page.getByRole('textbox', { name: 'Guests' }).fill('jeanne.martin@acier-leman.example, nobody');
    await page.getByRole('textbox', { name: 'Guests' }).press('Enter');
    await page.getByRole('alert').filter({ hasText: '“nobody” is not an e-mail address' }).waitFor();
    await page.getByRole('textbox', { name: 'Guests' }).fill('jeanne.martin@acier-leman.example');
    await page.getByRole('textbox', { name: 'Guests' }).press('Enter');
    await page.locator(card('New task')).waitFor();
    expect(await page.getByRole('heading', { level: 1, name: 'Written by keys' }).count()).toBe(1);
    expect(
      await page
        .locator('.panel')
        .getByRole('checkbox', { name: /Jeanne Martin/ })
        .isChecked(),
    ).toBe(true);
    expect(person.faults).toEqual([]);
  }, 120_000);

  it('what is moved, declined, cancelled or hostile says so, as text', async () => {
    const person = await open('fr-FR', week);
    const { page } = person;
    const openEvent = async (name: RegExp): Promise<string> => {
      await page.getByRole('link', { name }).first().click();
      const remark = await page.locator('.event-remarks').textContent();
      await page.keyboard.press('Escape');
      await page.locator('.event-pane').waitFor({ state: 'detached' });
      return remark ?? '';
    };
    expect(await openEvent(/^Comité de rénovation.*avancé/)).toContain(
      'prévu initialement le jeudi 26 novembre à 14:30',
    );
    expect(await openEvent(/^Visite de la brasserie.*Vous avez refusé/)).toBe('Vous avez refusé');
    expect(await openEvent(/^Signature du devis.*Annulé/)).toContain('Annulé');
    await page.getByRole('link', { name: /^<script>alert/ }).click();
    await page.locator('.event-detail iframe').waitFor();
    await page.locator('.panel h2').waitFor();
    expect(await page.locator('.event-detail h1').textContent()).toContain('<script>alert("titre")</script>');
    expect(await page.evaluate(() => document.querySelectorAll('#app img[src="x"], #app script').length)).toBe(0);
    expect(person.faults).toEqual([]);
  }, 120_000);

  it('mails and meetings have cards of their own, and find them again', async () => {
    const { page } = await open('fr-FR', week);
    await page.goto(`${product.url}/#/inbox/01-demande-de-devis`);
    await page.locator(card('Nouvelle tâche')).waitFor();
    await page.getByRole('button', { name: 'Autres actions' }).click();
    await page.getByRole('menuitem', { name: 'Aide / Help' }).click();
    await page.getByRole('button', { name: 'Retour', exact: true }).waitFor();
    const help = await page.locator('.panel h2').textContent();
    await page.getByRole('link', { name: 'Agenda' }).click();
    await page.getByRole('button', { name: 'Retour', exact: true }).waitFor({ state: 'detached' });
    await page.locator('.panel h2').waitFor();
    expect(await page.locator('.panel h2').textContent()).not.toBe(help);
    await page.goBack();
    await page.getByRole('button', { name: 'Retour', exact: true }).waitFor();
    expect(await page.locator('.panel h2').textContent()).toBe(help);
  }, 60_000);

  it('calendar files open where they are dropped; what cannot be shown is refused in words', async () => {
    const { page } = await visit(product.browser, product.url, 'fr-FR');
    const event = (uid: string, day: string): string =>
      `BEGIN:VEVENT\r\nUID:${uid}\r\nDTSTART:${day}T090000Z\r\nSUMMARY:${uid}\r\nEND:VEVENT\r\n`;
    const calendar = (body: string): string => `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${body}END:VCALENDAR\r\n`;
    await page.evaluate(
      (text) => {
        const dataTransfer = new DataTransfer();
        // The type is left out, as on machines that do not know it.
        dataTransfer.items.add(new File([text], 'export'));
        for (const type of ['dragover', 'drop']) {
          window.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
        }
      },
      calendar(event('Dropped one', '20270310') + event('Dropped two', '20270311')),
    );
    await page.getByRole('status').filter({ hasText: '2 événements ajoutés à l’agenda' }).waitFor();
    await page.getByRole('heading', { level: 1, name: 'Dropped one' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: /^Dropped two 10:00/ }).waitFor();

    const input = page.locator('input[type="file"]');
    const refused = async (content: string, words: string): Promise<void> => {
      await input.setInputFiles({ name: 'x.ics', mimeType: 'text/calendar', buffer: Buffer.from(content) });
      await page.getByRole('status').filter({ hasText: words }).waitFor();
    };
    await refused('PNG', 'n’est pas un calendrier');
    await refused(calendar(''), 'ne contient aucun événement');
    await refused(calendar('BEGIN:VEVENT\r\nSUMMARY:x\r\nEND:VEVENT\r\n'), 'absente ou illisible');
    await page.getByRole('button', { name: /^Langue/ }).click();
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await refused(calendar(''), 'This calendar has no event.');
    expect(await page.getByRole('link', { name: /^Dropped/ }).count()).toBe(2);
  }, 60_000);

  it('fits a phone: the panel comes when it is asked for, and nothing is wider than the screen', async () => {
    const person = await open('fr-FR', week);
    const { page } = person;
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`${product.url}/#/calendar/list/2026-11-24`);
    await page.reload();
    await page.locator('a.event').first().waitFor();
    const isTooWide = (): Promise<boolean> =>
      page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    expect([await page.locator('.panel').count(), await isTooWide()]).toEqual([0, false]);
    await page
      .getByRole('link', { name: /Point hebdomadaire/ })
      .first()
      .click();
    await page.getByRole('region', { name: '4 invités' }).waitFor();
    expect(await person.seriousFindings()).toEqual([]);
    await page.getByRole('button', { name: 'Ouvrir Relais' }).click();
    await page.locator(card('Nouvelle tâche')).waitFor();
    expect(await isTooWide()).toBe(false);
    expect(await person.seriousFindings()).toEqual([]);
  }, 60_000);
});
