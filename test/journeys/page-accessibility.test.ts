import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/harness/chromium.ts';
import { openPageStage, type PageStage, type Staged, type Viewer } from '../support/page-stage.ts';
import { seriousFindings, type VisitLocale } from '../support/page-visit.ts';

const executable = findChromium();
/** In which width axe looks at a language: rules of contrast and structure do not differ by both at once. */
const scanned: Record<VisitLocale, number> = { 'fr-FR': 360, 'en-GB': 1440 };
const locales: readonly VisitLocale[] = ['fr-FR', 'en-GB'];
const widths = [1440, 360];
const noTask = '00000000-0000-4000-8000-000000000000';

interface Visited {
  readonly what: string;
  readonly viewer: Viewer;
  readonly path: string | ((staged: Staged) => string);
  /** Selector of what is there once the page is whole. */
  readonly shows: string;
  /** Pattern of the addresses that do not answer. */
  readonly unreachable?: string;
  /** What the browser notes of an answer that refuses, or of none. */
  readonly notes?: RegExp;
}

const notFound = /status of 404/;
const malformed = /status of 400/;
const noAnswer = /ERR_FAILED|Failed to fetch/;
// What is folded away is not shown yet.
const table = 'main table:not(details table) tbody tr';
const ways = 'main button, main a';

const pages: readonly Visited[] = [
  { what: 'the start, signed out', viewer: 'nobody', path: '/', shows: ways },
  { what: 'the sign-in before a page', viewer: 'nobody', path: '/e/demo/tasks', shows: ways },
  { what: 'signed out', viewer: 'nobody', path: '/signed-out', shows: ways },
  { what: 'signed in again', viewer: 'nobody', path: '/signed-in', shows: 'main' },
  { what: 'an invitation', viewer: 'nobody', path: ({ token }) => `/invitations/${token}`, shows: ways },
  { what: 'no invitation', viewer: 'nobody', path: `/invitations/${'x'.repeat(64)}`, shows: 'main', notes: notFound },
  { what: 'no page, outside', viewer: 'nobody', path: '/nowhere', shows: 'main a', notes: notFound },
  { what: 'the choice of an environment', viewer: 'admin', path: '/?all', shows: 'main li a' },
  { what: 'no environment to choose', viewer: 'stranger', path: '/', shows: ways },
  { what: 'an environment of others', viewer: 'stranger', path: '/e/demo/tasks', shows: ways, notes: notFound },
  { what: 'the tasks', viewer: 'admin', path: '/e/demo/tasks', shows: '[data-row]' },
  { what: 'no task found', viewer: 'admin', path: '/e/demo/tasks?text=zzz', shows: 'main h2' },
  { what: 'the tasks, without rights', viewer: 'withoutRights', path: '/e/demo/tasks', shows: 'main h2' },
  { what: 'a task', viewer: 'admin', path: ({ taskId }) => `/e/demo/tasks/${taskId}`, shows: 'main iframe' },
  { what: 'a task, edited', viewer: 'admin', path: ({ taskId }) => `/e/demo/tasks/${taskId}?edit`, shows: 'main form' },
  {
    what: 'a deleted task',
    viewer: 'admin',
    path: ({ deletedTaskId: id }) => `/e/demo/tasks/${id}`,
    shows: 'main iframe',
  },
  { what: 'no task', viewer: 'admin', path: `/e/demo/tasks/${noTask}`, shows: 'main h1', notes: notFound },
  { what: 'no address of a task', viewer: 'admin', path: '/e/demo/tasks/x', shows: 'main h1', notes: malformed },
  { what: 'a new task', viewer: 'admin', path: '/e/demo/tasks/new', shows: 'main form' },
  { what: 'a new task, without rights', viewer: 'withoutRights', path: '/e/demo/tasks/new', shows: 'main h1' },
  { what: 'the preferences', viewer: 'admin', path: '/e/demo/preferences', shows: 'main form' },
  { what: 'the users', viewer: 'admin', path: '/e/demo/admin/users', shows: table },
  {
    what: 'a user',
    viewer: 'admin',
    path: ({ userId }) => `/e/demo/admin/users?user=${userId}`,
    shows: '[role=dialog] input',
  },
  { what: 'inviting', viewer: 'admin', path: '/e/demo/admin/users?invite=1', shows: '[role=dialog] input' },
  { what: 'the accounts', viewer: 'admin', path: '/e/demo/admin/accounts', shows: table },
  {
    what: 'the reps of an account',
    viewer: 'admin',
    path: ({ accountId }) => `/e/demo/admin/accounts?account=${accountId}`,
    shows: '[role=dialog] input',
  },
  { what: 'types and statuses', viewer: 'admin', path: '/e/demo/admin/task-choices', shows: 'main li' },
  { what: 'the environment', viewer: 'admin', path: '/e/demo/admin/environment', shows: 'main form' },
  { what: 'the captures', viewer: 'admin', path: '/e/demo/admin/captures', shows: table },
  { what: 'the audit trail', viewer: 'admin', path: '/e/demo/admin/audit', shows: table },
  { what: 'a page of admins, for others', viewer: 'withoutRights', path: '/e/demo/admin/users', shows: 'main h1' },
  { what: 'no page, inside', viewer: 'admin', path: '/e/demo/nowhere', shows: ways },
  {
    what: 'tasks that cannot be reached',
    viewer: 'admin',
    path: '/e/demo/tasks',
    shows: '[role=alert] button',
    unreachable: '**/e/demo/v1/tasks?*',
    notes: noAnswer,
  },
  {
    what: 'a task that cannot be reached',
    viewer: 'admin',
    path: ({ taskId }) => `/e/demo/tasks/${taskId}`,
    shows: '[role=alert] button',
    unreachable: '**/e/demo/v1/tasks/*',
    notes: noAnswer,
  },
  {
    what: 'an environment that cannot be reached',
    viewer: 'admin',
    path: '/e/demo/tasks',
    shows: '[role=alert] button',
    unreachable: '**/e/demo/v1/me/preferences',
    notes: noAnswer,
  },
  {
    what: 'a page that cannot be loaded',
    viewer: 'admin',
    path: '/e/demo/admin/captures',
    shows: '[role=alert] button',
    unreachable: '**/assets/captures-page*.js',
    notes: noAnswer,
  },
];

/** Waits for everything that loads or moves. */
async function settled(page: Page, shows: string): Promise<void> {
  await page.locator(shows).first().waitFor();
  await page.waitForFunction(
    () =>
      document.querySelector('.mantine-Loader-root, .mantine-Skeleton-root') === null &&
      document.getAnimations().every(({ playState }) => playState !== 'running'),
  );
}

/** What is wrong with what is shown. */
async function mistakes(page: Page, scan: boolean): Promise<string[]> {
  const found = await page.evaluate(() => {
    const root = document.documentElement;
    const headings = [...document.querySelectorAll('h1')].map(({ textContent }) => textContent);
    return [
      ...(headings.length === 1 ? [] : [`${String(headings.length)} headings`]),
      ...(document.title === `${headings[0] ?? ''} · Relais` ? [] : [`titled “${document.title}”`]),
      ...(root.scrollWidth > root.clientWidth ? [`scrolls to ${String(root.scrollWidth)} px`] : []),
    ];
  });
  return [...found, ...(scan ? await seriousFindings(page) : [])];
}

// Without a browser the run says so at its end (test/support/global-setup.ts).
describe.runIf(executable !== null)('every page, for whoever reads it with a screen reader or on a phone', () => {
  let stage: PageStage;
  beforeAll(async () => {
    stage = await openPageStage(executable ?? '');
  }, 120_000);
  afterAll(() => stage.close());

  /** What is wrong in a language, by width; empty when all is well. */
  async function visited(locale: VisitLocale, row: Visited): Promise<Record<string, string[]>> {
    const { page, faults } = await stage.tab(row.viewer, locale);
    faults.length = 0;
    if (row.unreachable !== undefined) await page.route(row.unreachable, (route) => route.abort());
    await page.setViewportSize({ width: widths[0] ?? 0, height: 900 });
    await page.goto(stage.bench.pagesUrl + (typeof row.path === 'string' ? row.path : row.path(stage.staged)));
    const wrong: Record<string, string[]> = {};
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      await settled(page, row.shows);
      wrong[String(width)] = await mistakes(page, width === scanned[locale]);
    }
    wrong['language'] = (await page.locator('html').getAttribute('lang')) === locale.slice(0, 2) ? [] : ['wrong'];
    wrong['console'] = faults.filter((fault) => row.notes?.test(fault) !== true);
    if (row.unreachable !== undefined) await page.unroute(row.unreachable);
    return Object.fromEntries(Object.entries(wrong).filter(([, found]) => found.length > 0));
  }

  it.each(pages)('$what', async (row) => {
    const [french, english] = await Promise.all(locales.map((locale) => visited(locale, row)));
    expect({ french, english }).toEqual({ french: {}, english: {} });
  });
});
