import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';

/** A person at the page: a window of a laptop, in Paris. Collects what must never happen. */
export interface Visit {
  page: Page;
  /** Script errors, refused loads, and dialogs that injected markup would open. */
  faults: string[];
  /** Names of the serious and critical findings of axe-core on what is shown now. */
  seriousFindings: () => Promise<string[]>;
  /** Presses Tab until the focused element reads `name`, as a person without a mouse would. */
  tabTo: (name: string) => Promise<void>;
}

export type VisitLocale = 'fr-FR' | 'en-GB';

/** Opens the page as somebody who allows the add-on what it asks for, when they are asked. */
export async function visit(browser: Browser, url: string, locale: VisitLocale): Promise<Visit> {
  const person = await firstVisit(browser, url, locale);
  await allowAddOn(person.page);
  return person;
}

/** Presses Allow when the person was not asked before in this run; returns once the add-on has begun. */
export async function allowAddOn(page: Page): Promise<void> {
  const allow = page.locator('dialog.consent button[type="submit"]');
  await allow.or(page.locator('.panel-body h2')).first().waitFor();
  if (await allow.isVisible()) await allow.click();
}

/** Opens the page in a browser of its own language. Nothing slides in: every step would wait for it. */
export async function firstVisit(browser: Browser, url: string, locale: VisitLocale): Promise<Visit> {
  const context = await browser.newContext({
    locale,
    timezoneId: 'Europe/Paris',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const faults = watchPage(page);
  await page.goto(url);
  return { page, faults, seriousFindings: () => seriousFindings(page), tabTo: (name) => tabTo(page, name) };
}

/** Collects what must never happen on a page from now on; that a session is missing is no fault. */
export function watchPage(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('status of 401'))
      faults.push(`${message.text()} ${message.location().url}`);
  });
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return faults;
}

/** Names of the serious and critical findings of axe-core on what is shown now. */
export async function seriousFindings(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const results = await page.evaluate(async () => {
    const { axe: scanner } = globalThis as unknown as { axe: typeof axe };
    // Mail bodies are documents of other people, in frames without scripts.
    const { violations } = await scanner.run(document, { iframes: false, preload: false, resultTypes: ['violations'] });
    return violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      where: nodes.map(({ html, failureSummary = '' }) => `${html} ${failureSummary}`).join('\n'),
    }));
  });
  return results
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, where }) => `${id}: ${where}`);
}

/** More stops than any view has. */
const maxStops = 120;

async function tabTo(page: Page, name: string): Promise<void> {
  for (let stop = 0; stop < maxStops; stop += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    });
    if (focused.trim() === name) return;
  }
  throw new Error(`Tab never reached "${name}".`);
}
