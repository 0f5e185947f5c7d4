import { CountedRep, type Cost, type Played } from './journeys/journey-count.ts';
import { journeys, type Journey } from './journeys/journey-list.ts';
import { runCommand } from './harness/command-error.ts';
import { sampleWorlds } from './harness/folders.ts';
import { openTestBench, type TestBench } from './harness/test-bench.ts';

/** Plays what reps do, on the built add-on and service, and prints what each costs as a Markdown table. */
export function main(): Promise<number> {
  return runCommand(async () => {
    process.stdout.write(await makeJourneyTable());
    return 0;
  });
}

const columns = [
  'Journey',
  'Clicks',
  'Backend: opening',
  'then',
  'Gmail, Calendar: opening',
  'then',
  'Kept: opening',
  'then',
];

/** The table of docs/journeys.md; counts only, so that it is the same on every machine. */
export async function makeJourneyTable(): Promise<string> {
  const bench = await openTestBench({ worlds: sampleWorlds });
  try {
    const rows: string[][] = [];
    for (const journey of journeys) rows.push(cellsOf(journey, await play(journey, bench)));
    return formatTable([columns, ...rows]);
  } finally {
    await bench.close();
  }
}

async function play(journey: Journey, bench: TestBench): Promise<Played> {
  const person = bench.person(journey.user);
  // Each rep links once; it stays.
  if (journey.linked) await person.link('demo');
  const rep = new CountedRep(person);
  await journey.play(rep, bench);
  return rep.played;
}

function cellsOf(journey: Journey, { clicks, opening, acting }: Played): string[] {
  const costs = (['backend', 'google', 'kept'] as const).flatMap((kind: keyof Cost) => [opening[kind], acting[kind]]);
  return [journey.name, ...[clicks, ...costs].map(String)];
}

/** Columns of one width each, numbers to the right: as the documents are formatted. */
function formatTable(rows: readonly string[][]): string {
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  const padded = rows.map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))),
  );
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  const [head = [], ...body] = padded;
  return [head, rule, ...body].map(line).join('');
}
