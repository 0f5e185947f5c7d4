import type { Browser } from 'playwright-core';
import type { PageBench } from './page-bench.ts';

type Session = Awaited<ReturnType<ReturnType<Browser['contexts']>[number]['storageState']>>;

interface ColdVisit {
  /** Of a browser that is signed in. */
  readonly session: Session;
  readonly path: string;
  /** Selector of what makes the page usable. */
  readonly usable: string;
}

const visits = 3;

/**
 * Milliseconds from going to a page until it is usable, in a browser that has cached nothing: the least of some visits.
 * Where other work shares the processors the time is divided by how many shared them.
 */
export async function coldVisit(bench: PageBench, { session, path, usable }: ColdVisit): Promise<number> {
  const times: number[] = [];
  for (let visit = 0; visit < visits; visit += 1) {
    const context = await bench.browser.newContext({ storageState: session });
    const page = await context.newPage();
    const sharing = contention();
    const from = performance.now();
    await page.goto(bench.pagesUrl + path, { waitUntil: 'commit' });
    await page.locator(usable).first().waitFor();
    const elapsed = performance.now() - from;
    times.push(elapsed / ((sharing + contention()) / 2));
    await context.close();
  }
  return Math.min(...times);
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
