import { measureInTurn, tableOf, type Measured } from './measurement.ts';
import type { BenchService } from './task-list-service.ts';
import { judged, type Print } from './verdict.ts';

const goal = 50;

/** The requests of a first page load: session, document, and the assets that the document loads at once. */
export async function benchFirstLoad(
  service: BenchService,
  { tasks, rounds, print }: { readonly tasks: number; readonly rounds: number; readonly print: Print },
): Promise<boolean> {
  const call = await service.signIn(tasks, 'rep-500@bench.example');
  const page = `/e/bench-${tasks}/tasks`;
  const html = await (await call(page)).text();
  const assets = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '');
  const all: Measured[] = ['/v1/me', page, ...assets].map((path) => ({
    row: path.replace(/-[\w-]{8}(?=\.\w+$)/, ''),
    column: 'ms',
    run: async () => (await call(path)).arrayBuffer(),
  }));
  const measured = await measureInTurn(all, rounds);
  print(`\nOpening a page: each request alone, p50 / p95 in ms\n\n${tableOf(measured, 'request')}\n`);
  return judged(print, [
    { what: 'slowest p95 of a request, ms', value: Math.max(...measured.map(({ p95 }) => p95)), goal },
  ]);
}
