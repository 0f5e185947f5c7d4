import type { TaskFilter } from '../../shared/tasks/task-list.ts';
import {
  measureInTurn,
  measureSlowAgain,
  tableOf,
  timesOfAll,
  type Measured,
  type Measurement,
} from './measurement.ts';
import { environmentIds } from './environment-ids.ts';
import { listCases, type ListCase } from './task-list-cases.ts';
import { placesIn, type Place } from './task-list-places.ts';
import { readers, type BenchService } from './task-list-service.ts';
import { words, type BenchSizes } from './task-rows.ts';
import { judged, type Print } from './verdict.ts';

const pageSize = 50;

/** Goals: milliseconds of the 95th percentile, and ratios of medians. */
const goals = { p95: 50, growth: 2, depth: 1.3 };

/** Lists with many pages for every reader. */
const deepCases: readonly (ListCase & { readonly 1: { readonly sort?: Place['sort'] } })[] = [
  ['everything', { sort: '-created' }],
  ['by due date', { sort: 'due' }],
  ['by change', { sort: '-updated' }],
  ['closed', { state: 'closed', sort: '-created' }],
  ['a word of 60 %', { text: words.everywhere, sort: '-created' }],
];

/** Measures the task list over HTTP and prints what it found; false when a goal is missed. */
export async function benchTaskList(service: BenchService, { sizes, rounds, print }: ListBench): Promise<boolean> {
  const first = await repeatSlow(await firstPages(service, sizes, rounds), rounds);
  print(`\nFirst pages of ${pageSize} at ${sizes.large} tasks, p50 / p95 in ms\n\n${tableOf(first, 'list')}`);
  const deep = await repeatSlow(await deepPages(service, sizes, rounds), rounds);
  print(`\nPages further on at ${sizes.large} tasks, p50 / p95 in ms\n\n${tableOf(deep, 'list')}`);
  const grown = await bothSizes(service, sizes, rounds);
  print(`\nFirst pages at ${sizes.small} and ${sizes.large} tasks, p50 / p95 in ms\n\n${tableOf(grown, 'list')}\n`);
  return verdict({ first, deep, grown }, sizes, print);
}

export interface ListBench {
  readonly sizes: BenchSizes;
  /** How often each page is asked for. */
  readonly rounds: number;
  readonly print: Print;
}

function repeatSlow(measurements: readonly Measurement[], rounds: number): Promise<Measurement[]> {
  return measureSlowAgain(measurements, { goal: goals.p95, rounds });
}

async function firstPages(service: BenchService, { large }: BenchSizes, rounds: number): Promise<Measurement[]> {
  const cases = listCases(await environmentIds(service, large), new Date());
  const measured: Measured[] = [];
  for (const [column, email] of readers) {
    const read = await service.openReader(large, email);
    for (const [row, filter] of cases) measured.push({ row, column, run: () => read(filter) });
  }
  return measureInTurn(measured, rounds);
}

const pageOne = 'first page';

async function deepPages(service: BenchService, { large }: BenchSizes, rounds: number): Promise<Measurement[]> {
  const measured: Measured[] = [];
  for (const [name, filter] of deepCases) {
    const places = await placesIn(service, large, filter);
    for (const [who, email] of readers) {
      const read = await service.openReader(large, email);
      const row = `${name}, ${who}`;
      measured.push({ row, column: pageOne, run: () => read(filter) });
      for (const { column, cursor } of places) measured.push({ row, column, run: () => read({ ...filter, cursor }) });
    }
  }
  return measureInTurn(measured, rounds);
}

/** The usual lists, by name. */
const usualCases: readonly (readonly [string, TaskFilter])[] = [
  ['everything', {}],
  ['open by due date', { state: 'open', sort: 'due' }],
  ['a word of 10 %', { text: words.often }],
];

async function bothSizes(service: BenchService, { small, large }: BenchSizes, rounds: number): Promise<Measurement[]> {
  const measured: Measured[] = [];
  for (const tasks of [small, large]) {
    for (const [who, email] of readers) {
      const read = await service.openReader(tasks, email);
      for (const [name, filter] of usualCases) {
        measured.push({ row: `${name}, ${who}`, column: String(tasks), run: () => read(filter) });
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

function verdict({ first, deep, grown }: Results, { small, large }: BenchSizes, print: Print): boolean {
  const pages = [...first, ...deep];
  for (const { row, column, p95 } of pages.filter((one) => one.p95 >= goals.p95)) {
    print(`missed: ${row}, ${column}: p95 ${p95.toFixed(1)} ms\n`);
  }
  return judged(print, [
    { what: 'p95 of the requests for all pages together, ms', value: timesOfAll(pages).p95, goal: goals.p95 },
    { what: 'slowest p95 of a page, ms', value: Math.max(...pages.map(({ p95 }) => p95)), goal: goals.p95 },
    {
      what: `first page at ${large} ÷ ${small} tasks, median`,
      value: medianRatio(grown, String(small)),
      goal: goals.growth,
    },
    { what: 'pages further on ÷ first page, median', value: medianRatio(deep, pageOne), goal: goals.depth },
  ]);
}

/** The median, over all rows, of the other columns' p50 divided by that of the column `base`. */
function medianRatio(measurements: readonly Measurement[], base: string): number {
  const ratios = measurements
    .filter(({ column }) => column !== base)
    .map(({ row, p50 }) => p50 / (measurements.find((one) => one.row === row && one.column === base)?.p50 ?? NaN))
    .sort((one, other) => one - other);
  return ratios[Math.floor(ratios.length / 2)] ?? NaN;
}
