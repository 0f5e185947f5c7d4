import type { Browser } from 'playwright-core';
import type { PageBench } from './page-bench.ts';

type Session = Awaited<ReturnType<ReturnType<Browser['contexts']>[number]['storageState']>>;

interface ColdVisit {
  /** Of a browser that is signed in. */
  readonly session: Session;
  readonly path: string;
  /** Selector of what makes the page usable. */
  readonly usable: string;
  /** Milliseconds; a visit that takes less is the last. */
  readonly goal: number;
}

const visits = 8;

/**
 * Milliseconds from going to a page until it is usable, in a browser that has cached nothing: the least of some visits,
 * which end with the first that is fast enough.
 * Where other work shares the processors the time is divided by how many shared them.
 */
export async function coldVisit(bench: PageBench, { session, path, usable, goal }: ColdVisit): Promise<number> {
  let least = Infinity;
  for (let visit = 0; visit < visits && least >= goal; visit += 1) {
    const context = await bench.browser.newContext({ storageState: session });
    const page = await context.newPage();
    const sharing = contention();
    const from = performance.now();
    await page.goto(bench.pagesUrl + path, { waitUntil: 'commit' });
    await page.locator(usable).first().waitFor();
    const elapsed = performance.now() - from;
    least = Math.min(least, elapsed / ((sharing + contention()) / 2));
    await context.close();
  }
  return least;
}

/** Enough to be interrupted by whatever else wants the processor. */
const workMilliseconds = 100;

/** How long some work takes, as a multiple of what it takes on a processor of its own: 1 where nothing else runs. */
function contention(): number {
  const from = performance.now();
  const before = process.cpuUsage();
  let worked = 0;
  while (worked < workMilliseconds) {
    const { user, system } = process.cpuUsage(before);
    worked = (user + system) / 1000;
  }
  return Math.max(1, (performance.now() - from) / worked);
}
