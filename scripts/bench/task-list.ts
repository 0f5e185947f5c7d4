import type { TaskFilter } from '../../shared/task-list.ts';
import { measureInTurn, tableOf, type Measured, type Measurement } from './measurement.ts';
import { listCases, type BenchIds, type ListCase } from './task-list-cases.ts';
import { readers, startBenchService, type BenchService, type PageReader } from './task-list-service.ts';

const large = 1_000_000;
const small = 10_000;
const pageSize = 50;
const deepPage = 1_000;
const rounds = 20;

/** Goals: milliseconds of the 95th percentile, and ratios of medians. */
const goals = { p95: 50, growth: 2, depth: 1.3 };

/** Lists that go on for a thousand pages whoever reads them, but for reps of few accounts. */
const deepCases: readonly ListCase[] = [
  ['everything', {}],
  ['by due date', { sort: 'due' }],
  ['by change', { sort: '-updated' }],
  ['closed', { state: 'closed' }],
  ['a word of 60 %', { text: 'bonjour' }],
];
const deepReaders = readers.filter(([, email]) => !email.startsWith('rep-'));

/** Measures the task list over HTTP and prints what it found; false when a goal is missed. */
export async function benchTaskList(databaseUrl: string, print: (text: string) => void): Promise<boolean> {
  print(`task list: ${large} and ${small} tasks are made…\n`);
  const service = await startBenchService(databaseUrl, [small, large]);
  try {
    const first = await firstPages(service);
    print(`\nFirst pages of ${pageSize} at ${large} tasks, p50 / p95 in ms\n\n${tableOf(first, 'list')}`);
    const deep = await deepPages(service);
    print(`\nPages 1 and ${deepPage} at ${large} tasks, p50 / p95 in ms\n\n${tableOf(deep, 'list')}`);
    const grown = await sizes(service);
    print(`\nFirst pages at ${small} and ${large} tasks, p50 / p95 in ms\n\n${tableOf(grown, 'list')}\n`);
    return verdict({ first, deep, grown }, print);
  } finally {
    await service.close();
  }
}

async function firstPages(service: BenchService): Promise<Measurement[]> {
  const cases = listCases(await idsOf(service, large), new Date());
  const measured: Measured[] = [];
  for (const [column, email] of readers) {
    const read = await service.reader(large, email);
    for (const [row, filter] of cases) measured.push({ row, column, run: () => read(filter) });
  }
  return measureInTurn(measured, rounds);
}

const pageOne = 'page 1';

async function deepPages(service: BenchService): Promise<Measurement[]> {
  const measured: Measured[] = [];
  for (const [who, email] of deepReaders) {
    const read = await service.reader(large, email);
    for (const [name, filter] of deepCases) {
      const row = `${name}, ${who}`;
      const cursor = await cursorOf(read, filter);
      measured.push({ row, column: pageOne, run: () => read(filter) });
      measured.push({ row, column: `page ${deepPage}`, run: () => read({ ...filter, cursor }) });
    }
  }
  return measureInTurn(measured, rounds);
}

/** Where page `deepPage` begins. */
async function cursorOf(read: PageReader, filter: TaskFilter): Promise<string> {
  let cursor = '';
  for (let read100 = 0; read100 < ((deepPage - 1) * pageSize) / 100; read100 += 1) {
    const page = await read({ ...filter, limit: '100', ...(cursor === '' ? {} : { cursor }) });
    if (page.nextCursor === null) throw new Error('The list ends before the page that is to be measured.');
    cursor = page.nextCursor;
  }
  return cursor;
}

async function sizes(service: BenchService): Promise<Measurement[]> {
  const measured: Measured[] = [];
  for (const tasks of [small, large]) {
    for (const [who, email] of readers) {
      const read = await service.reader(tasks, email);
      for (const filter of [{}, { state: 'open', sort: 'due' }] as const) {
        const row = `${'state' in filter ? 'open by due date' : 'everything'}, ${who}`;
        measured.push({ row, column: String(tasks), run: () => read(filter) });
      }
    }
  }
  return measureInTurn(measured, rounds);
}

interface Results {
  readonly first: readonly Measurement[];
  readonly deep: readonly Measurement[];
  readonly grown: readonly Measurement[];
}

function verdict({ first, deep, grown }: Results, print: (text: string) => void): boolean {
  const slow = [...first, ...deep].filter(({ p95 }) => p95 >= goals.p95);
  for (const { row, column, p95 } of slow) print(`missed: ${row}, ${column}: p95 ${p95.toFixed(1)} ms\n`);
  const checks = [
    ['slowest p95 of a page, ms', Math.max(...[...first, ...deep].map(({ p95 }) => p95)), goals.p95],
    [`first page at ${large} ÷ ${small} tasks, median`, medianRatio(grown, String(small)), goals.growth],
    [`page ${deepPage} ÷ page 1, median`, medianRatio(deep, pageOne), goals.depth],
  ] as const;
  for (const [name, value, goal] of checks) print(`${name}: ${value.toFixed(2)} (goal: under ${goal})\n`);
  return checks.every(([, value, goal]) => value < goal);
}

/** The median over all rows of the other column's p50 by that of `base`. */
function medianRatio(measurements: readonly Measurement[], base: string): number {
  const ratios = measurements
    .filter(({ column }) => column !== base)
    .map(({ row, p50 }) => p50 / (measurements.find((one) => one.row === row && one.column === base)?.p50 ?? NaN))
    .sort((one, other) => one - other);
  return ratios[Math.floor(ratios.length / 2)] ?? NaN;
}

async function idsOf(service: BenchService, tasks: number): Promise<BenchIds> {
  const { id } = await service.environment(tasks);
  await service.client.query(`set app.environment_id = '${id}'`);
  const ids = async (query: string): Promise<string[]> =>
    (await service.client.query<{ id: string }>(query)).rows.map((row) => row.id);
  const users = `select id from users where environment_id = '${id}' and email =`;
  const links = `from task_contacts link where link.environment_id = '${id}'`;
  const [busiest = ''] = await ids(`${users} 'rep-001@bench.example'`);
  const [author = ''] = await ids(`${users} 'rep-050@bench.example'`);
  const [largest = ''] = await ids(`select account_id as id ${links} group by 1 order by count(*) desc limit 1`);
  const [account = ''] = await ids(`select account_id as id from account_reps where environment_id = '${id}'
    and user_id = (${users} 'rep-500@bench.example') order by account_id limit 1`);
  const [contact = account] = await ids(`select contact_id as id ${links} and account_id = '${account}' limit 1`);
  return {
    types: await ids(`select id from task_types where environment_id = '${id}' order by position`),
    statuses: await ids(`select id from task_statuses where environment_id = '${id}' order by position`),
    authors: [busiest, author],
    accounts: [largest, account],
    contact,
  };
}
