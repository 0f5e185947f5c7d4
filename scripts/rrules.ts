import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseCalendar } from '../host/calendar/calendar-file.ts';
import { occurrenceKey } from '../host/calendar/event-time.ts';
import { runCommand } from './harness/command-error.ts';
import { distDir } from './harness/folders.ts';
import { drawRules, type Sample } from './rrules/random-rules.ts';

const wanted = 1500;
/** More are drawn than compared: python-dateutil searches up to the year 9999 for a rule that never meets a day. */
const drawn = 1700;
const limit = 25;

/** Compares random RRULEs of the stand-in with python-dateutil; exit code 1 when one differs. */
export function main(args: readonly string[]): Promise<number> {
  return runCommand(() => Promise.resolve(compareRules(Number(args[0] ?? '1'))));
}

function compareRules(seed: number): number {
  if (spawnSync('python3', ['-c', 'import dateutil']).status !== 0) {
    process.stdout.write('not run: RRULEs against python-dateutil: apt-get install python3-dateutil\n');
    return 1;
  }
  const samples = drawRules(drawn, seed);
  const rows = expandWithDateutil(samples).flatMap((times, index) => {
    const sample = samples[index];
    return times && sample ? [{ sample, theirs: times.join(' '), ours: expand(sample).join(' ') }] : [];
  });
  const compared = rows.slice(0, wanted);
  const different = compared.filter(({ ours, theirs }) => ours !== theirs);
  for (const { sample, ours, theirs } of different) {
    process.stdout.write(`${sample.start} ${sample.rule}\n  stand-in: ${ours}\n  dateutil: ${theirs}\n`);
  }
  process.stdout.write(`${String(compared.length - different.length)} passed, ${String(different.length)} failed\n`);
  return different.length === 0 && compared.length === wanted ? 0 : 1;
}

/** Rules that go on are compared over the years that calendars show. */
function horizonOf({ start, rule }: Sample): string {
  const years = rule.includes('YEARLY') ? 40 : 12;
  return start.replace(/^\d{4}/, (year) => String(Number(year) + years)).replace(/0229T/, '0228T');
}

function expandWithDateutil(samples: readonly Sample[]): (string[] | null)[] {
  const input = samples.map((sample) => JSON.stringify({ ...sample, horizon: horizonOf(sample), limit })).join('\n');
  const script = join(distDir, '../scripts/rrules/expand.py');
  const { stdout } = spawnSync('python3', [script], { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'inherit'] });
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as string[] | null);
}

/** As for any calendar file of the stand-in. */
function expand(sample: Sample): string[] {
  const { start, rule } = sample;
  const file = `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:x\r\nDTSTART:${start}\r\nRRULE:${rule}\r\nEND:VEVENT\r\nEND:VCALENDAR`;
  const [event] = parseCalendar(new TextEncoder().encode(file), 'UTC');
  const starts = event ? [...event.starts(parseDateTime(horizonOf(sample)))] : [];
  return starts.slice(0, limit).map((time) => occurrenceKey(time));
}

function parseDateTime(written: string): number {
  return Date.parse(written.replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/, '$1-$2-$3T$4:$5:$6Z'));
}
