import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { BenchService } from './task-list-service.ts';
import { judged, type Print } from './verdict.ts';

const run = promisify(execFile);

/** Rows to export, or all of them when the environment has fewer. */
const wanted = 100_000;
const sampleEvery = 100;
const goals = { megabytes: 150 };

/** Exports 100,000 tasks as CSV, half a year of a large company; prints the time and the additional memory. */
export async function benchExport(service: BenchService, tasks: number, print: Print): Promise<boolean> {
  const call = await service.signIn(tasks, 'admin@bench.example');
  const { id } = await service.enterEnvironment(tasks);
  const { rows } = await service.client.query<{ from: Date }>(
    `select created_at as from from tasks where environment_id = '${id}' and undone_at is null
     order by created_at desc, id desc limit 1 offset least(${wanted}, $1::int) - 1`,
    [Math.floor(tasks / 2)],
  );
  const from = rows[0]?.from.toISOString() ?? '';
  const idle = await residentMegabytes(service.process);
  const memory = watchMemory(service.process);
  const start = performance.now();
  const { lines, bytes } = await countReceived(await call(`/v1/tasks.csv?createdFrom=${encodeURIComponent(from)}`));
  const seconds = (performance.now() - start) / 1000;
  const peak = await memory.stop();
  print(`\nCSV of ${lines - 1} tasks: ${seconds.toFixed(1)} s, ${Math.round((lines - 1) / seconds)} tasks/s, `);
  print(
    `${(bytes / 1e6).toFixed(1)} MB; the service has ${idle.toFixed(0)} MB before, ${peak.toFixed(0)} MB at most\n`,
  );
  return judged(print, [{ what: 'memory of an export, MB', value: peak - idle, goal: goals.megabytes }]);
}

async function countReceived(answer: Response): Promise<{ lines: number; bytes: number }> {
  let lines = 0;
  let bytes = 0;
  for await (const chunk of answer.body ?? []) {
    const part = Buffer.from(chunk);
    bytes += part.length;
    for (let at = part.indexOf(10); at >= 0; at = part.indexOf(10, at + 1)) lines += 1;
  }
  return { lines, bytes };
}

/** Samples the memory of a process; `stop` returns its maximum. */
function watchMemory(process: number): { stop(): Promise<number> } {
  const seen: Promise<number>[] = [];
  const timer = setInterval(() => seen.push(residentMegabytes(process)), sampleEvery);
  return {
    stop: async () => {
      clearInterval(timer);
      return Math.max(...(await Promise.all([...seen, residentMegabytes(process)])));
    },
  };
}

async function residentMegabytes(process: number): Promise<number> {
  const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(process)]);
  return Number(stdout) / 1024;
}
