import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/harness/chromium.ts';
import { dayAt } from '../../web/components/today.ts';
import { openPageBench, type PageBench } from '../support/page-bench.ts';
import { saveTask } from '../support/page-task.ts';
import { openSignedInPage } from '../support/signed-in-page.ts';

const executable = findChromium();
const camille = 'camille@demo.example';
const day = 86_400_000;
const minute = 60_000;
const paris = 'Europe/Paris';
const today = () => dayAt(Date.now(), paris);

/** Milliseconds until it is midnight in Paris; the day may have 23 or 25 hours. */
function untilMidnight(): number {
  const now = Date.now();
  const next = Array.from({ length: 26 * 60 }, (_, count) => now - (now % minute) + (count + 1) * minute);
  return (next.find((instant) => dayAt(instant, paris) !== today()) ?? now) - now;
}

describe.runIf(executable !== null)('today in the list of tasks, in Chromium', () => {
  let bench: PageBench;
  beforeAll(async () => {
    bench = await openPageBench(executable ?? '', [{ email: camille, name: 'Camille Roussel' }]);
  }, 120_000);
  afterAll(() => bench.close());

  const open = async (title: string, dueOn: string): Promise<Page> => {
    const { page } = await openSignedInPage(bench, '/e/demo/tasks', { email: camille });
    await saveTask({ page, pagesUrl: bench.pagesUrl }, { title, dueOn });
    return page;
  };
  const due = (page: Page, title: string, words: string) =>
    page.getByRole('row').filter({ hasText: title }).getByText(words, { exact: true });

  it.each([
    ['a day ahead', day],
    ['a day behind', -day],
    ['an hour ahead', day / 24],
  ])('is by the clock of the service where that of the browser is %s', async (name, offset) => {
    const title = `Pour aujourd’hui, ${name}`;
    const page = await open(title, today());
    await page.clock.install({ time: Date.now() + offset });
    await page.reload();
    await due(page, title, 'Aujourd’hui').waitFor();
    expect(await due(page, title, 'Demain').count()).toBe(0);
    await page.context().close();
  });

  it('turns over at midnight of the reader’s zone, without a reload', async () => {
    const shift = untilMidnight() - minute;
    const title = 'Pour demain';
    const page = await open(title, dayAt(Date.now() + shift + 2 * minute, paris));
    await page.route('**/v1/**', async (route) => {
      const answer = await route.fetch();
      const date = new Date(Date.now() + shift).toUTCString();
      await route.fulfill({ response: answer, headers: { ...answer.headers(), date } });
    });
    await page.clock.install({ time: Date.now() + shift });
    await page.reload();
    await due(page, title, 'Demain').waitFor();
    await page.clock.fastForward(2 * minute);
    await due(page, title, 'Aujourd’hui').waitFor();
    expect(await due(page, title, 'Demain').count()).toBe(0);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.context().close();
  });
});
