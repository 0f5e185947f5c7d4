import type { Page } from 'playwright-core';
import type { PageBench } from './page-bench.ts';
import { watchPage, type VisitLocale } from './page-visit.ts';

/** A browser that is signed in. */
export interface SignedInPage {
  readonly page: Page;
  /** Script errors, refused loads and dialogs since it opened. */
  readonly faults: string[];
}

const words = {
  'fr-FR': { signIn: 'Se connecter avec Google', address: 'Adresse e-mail', next: 'Suivant', proceed: 'Continuer' },
  'en-GB': { signIn: 'Sign in with Google', address: 'Email address', next: 'Next', proceed: 'Continue' },
};

/**
 * Opens a page of the service in a browser of its own, signed in with the account of this address. Nothing slides in:
 * every step would wait for it.
 */
export async function openSignedInPage(
  bench: Pick<PageBench, 'browser' | 'pagesUrl'>,
  path: string,
  {
    email,
    locale = 'fr-FR',
    viewport,
  }: { email: string; locale?: VisitLocale; viewport?: { width: number; height: number } },
): Promise<SignedInPage> {
  const context = await bench.browser.newContext({
    locale,
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
    viewport: viewport ?? { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  await page.goto(bench.pagesUrl + path);
  await signIn(page, bench, { email, locale });
  const faults = watchPage(page);
  return { page, faults };
}

/** From the page that asks for it to Google, with an address that is typed, and back. */
export async function signIn(
  page: Page,
  { pagesUrl }: Pick<PageBench, 'pagesUrl'>,
  { email, locale }: { email: string; locale: VisitLocale },
): Promise<void> {
  const t = words[locale];
  await page.getByRole('link', { name: t.signIn }).click();
  await page.getByLabel(t.address).fill(email);
  await page.getByRole('button', { name: t.next }).click();
  const proceed = page.getByRole('button', { name: t.proceed });
  await proceed.or(page.locator('#root')).first().waitFor();
  // Asked once per account, in whatever browser.
  if (await proceed.isVisible()) await proceed.click();
  await page.waitForURL((url) => url.origin === pagesUrl);
}
