import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './harness/root.mjs';

const folder = join(root, 'docs', 'decisions');
const index = 'README.md';
const sections = ['Context', 'Decision', 'Rejected', 'Consequences'];
/** A page. */
const longest = { lines: 45, columns: 150 };

/** `npm run decisions`: writes the index of the decision records. Exit code 1 when a record has a fault. */
export function main() {
  writeIndex();
  const faults = decisionFaults();
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  return faults.length === 0 ? 0 : 1;
}

/** Writes the index of the decision records below `dir`. */
export function writeIndex(dir = folder) {
  writeFileSync(join(dir, index), indexOf(readRecords(dir)));
}

/** What is wrong with the decision records below `dir` and with their index, one sentence each; empty when nothing is. */
export function decisionFaults(dir = folder) {
  const records = readRecords(dir);
  const isStale = readFileSync(join(dir, index), 'utf8') !== indexOf(records);
  const stale = `docs/decisions/${index} is stale: npm run --silent decisions`;
  return [...recordFaults(records), ...(isStale ? [stale] : [])];
}

/** Every record below `dir`, in the order of the areas' names and then of the numbers. */
function readRecords(dir) {
  return readdirSync(dir, { recursive: true })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.md') && path !== index)
    .sort()
    .map((path) => recordOf(path, readFileSync(join(dir, path), 'utf8')));
}

function recordOf(path, text) {
  const [, area, number] = /^([a-z-]+)\/(\d{4})-[a-z0-9-]+\.md$/.exec(path) ?? [];
  const [, title] = /^# (.+)\n/.exec(text) ?? [];
  const [, status] = /^- Status: (accepted|superseded by \[\d{4}\]\([^)]+\))$/m.exec(text) ?? [];
  const [, date] = /^- Date: (\d{4}-\d\d-\d\d)$/m.exec(text) ?? [];
  return { path, text, area, number, title, status, date };
}

function recordFaults(records) {
  return records.flatMap((record) =>
    [
      ...(record.area === undefined ? ['is not named AREA/NNNN-TITLE.md'] : []),
      ...(record.area === undefined || isArea(record.area) ? [] : [`is of ${record.area}, which is no area`]),
      ...['title', 'status', 'date'].filter((part) => record[part] === undefined).map((part) => `has no ${part}`),
      ...sections.filter((name) => !hasSection(record.text, name)).map((name) => `has nothing under ## ${name}`),
      ...(isLongerThanAPage(record.text)
        ? [`is longer than ${longest.lines} lines of ${longest.columns} columns`]
        : []),
      ...records
        .filter(({ path, number }) => number !== undefined && number === record.number && path > record.path)
        .map(({ path }) => `has the number of ${path}: the later one to land takes the next`),
    ].map((fault) => `docs/decisions/${record.path} ${fault}`),
  );
}

/** A folder of the backend, or what is not divided by areas. */
function isArea(name) {
  return ['addon', 'host', 'project', 'shared', 'web'].includes(name) || existsSync(join(root, 'backend', name));
}

function hasSection(text, name) {
  return new RegExp(`^## ${name}\n\n(?!## )\\S`, 'm').test(text);
}

function isLongerThanAPage(text) {
  const lines = text.trimEnd().split('\n');
  return lines.length > longest.lines || lines.some((line) => line.length > longest.columns);
}

function indexOf(records) {
  const areas = [...new Set(records.map(({ area }) => area))];
  const lists = areas.map((area) => `## ${area}\n\n${linesOf(records.filter((record) => record.area === area))}`);
  return `${head(records)}\n${lists.join('\n\n')}\n`;
}

function linesOf(records) {
  return records
    .map(({ path, number, title, status = '', date }) => {
      const said = status.replace(/\[(\d+)\].*/, '$1');
      return `- [${number} ${title}](${path}) · ${said} · ${date}`;
    })
    .join('\n');
}

/** How to add a record, and the number that the next one takes. */
function head(records) {
  const last = Math.max(0, ...records.map(({ number }) => Number(number ?? 0)));
  const next = String(last + 1).padStart(4, '0');
  return `# Decisions

Made by \`npm run --silent decisions\` from the records; do not edit it by hand.

## How to add a record

A record is for a choice of construction with alternatives. What a user sees and may do is a product rule: it stands in the
README of its area (\`backend/AREA/README.md\`, \`addon/README.md\`).

1. Write \`docs/decisions/AREA/NNNN-TITLE.md\`: \`AREA\` is a folder of \`backend/\`, or \`addon\`, \`host\`, \`web\`, \`shared\`,
   \`project\` (tools, tests). Numbers count over all areas: the next one is ${next}.
2. Use the form below. At most a page (${longest.lines} lines of ${longest.columns} columns). Name what was measured, with its numbers.
3. A record that is replaced stays: its status becomes \`superseded by [NNNN](link to the later record)\`.
4. \`npm run --silent decisions\` renews this page. \`npm run check\` fails when it is stale, or when a record lacks a part.
   Where two branches meet in this page, run it again.

\`\`\`md
# What is decided, in the field's own terms

- Status: accepted
- Date: YYYY-MM-DD

## Context

## Decision

## Rejected

- What else was weighed: why not.

## Consequences

- What follows from it, for whoever works on it later.
\`\`\`
`;
}
