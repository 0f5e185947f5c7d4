import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../../../backend/platform/database/connect.ts';
import type { CaptureLine } from '../../../../backend/capture-ledger/sql/insert.ts';
import { selectCaptures } from '../../../../backend/capture-ledger/sql/list.ts';
import { withEnvironment } from '../../../../backend/platform/database/environment-scope.ts';
import { openCaptureLedger, type EnvironmentLine } from '../../../../backend/capture-ledger/ledger.ts';
import { databases, openTestDatabase } from '../../../support/database.ts';
import { loadTestEnvironment, made, type TestEnvironment } from '../../../support/environment.ts';
import { findServerBinaries, startCluster } from '../../../../scripts/harness/postgresql-cluster.ts';

const rep = 'rep@test.example';

function lineOf(environment: TestEnvironment, change: Partial<CaptureLine> = {}): EnvironmentLine {
  const line: CaptureLine = {
    id: randomUUID(),
    at: made.toISOString(),
    userId: environment.user(rep),
    operation: 'task',
    outcome: 'failed',
    reason: 'unavailable',
    channel: 'addOn',
    source: null,
    files: null,
    bytes: null,
    taskId: null,
    requestId: randomUUID(),
    ...change,
  };
  return { environmentId: environment.id, line };
}

async function idsIn(database: Database, environment: TestEnvironment): Promise<string[]> {
  const page = await withEnvironment(database, environment.id, (handle) =>
    selectCaptures(handle, { filter: {}, limit: 1000, cursor: null }),
  );
  return page === 'invalid_cursor' ? [] : page.captures.map(({ id }) => id).sort();
}

describe.each(databases)('the ledger on %s', (kind) => {
  let database: Database;
  let one: TestEnvironment;
  let other: TestEnvironment;
  const lost: EnvironmentLine[] = [];
  const open = () => openCaptureLedger(database, (lines) => lost.push(...lines));

  beforeAll(async () => {
    database = await openTestDatabase(kind);
    one = await loadTestEnvironment(database);
    other = await loadTestEnvironment(database);
  });
  afterAll(() => database.close());

  it('writes what comes in at once, each line in its environment, once', async () => {
    const ledger = open();
    const lines = [one, other].flatMap((environment) => Array.from({ length: 150 }, () => lineOf(environment)));
    const mixed = lines.toSorted((a, b) => a.line.id.localeCompare(b.line.id));
    await Promise.all(mixed.map((line) => ledger.record(line)));
    await ledger.record(mixed[0] ?? lineOf(one));
    await ledger.close();
    for (const environment of [one, other]) {
      const own = mixed.filter(({ environmentId }) => environmentId === environment.id).map(({ line }) => line.id);
      expect(await idsIn(database, environment)).toEqual(own);
    }
    expect(lost).toEqual([]);
  });

  it('keeps no line of a user of another environment, and no task that is not there', async () => {
    const before = await idsIn(database, one);
    const ledger = open();
    const unknownTask = lineOf(one, { taskId: randomUUID() });
    await ledger.record(lineOf(one, { userId: other.user(rep) }));
    await ledger.record(unknownTask);
    await ledger.close();
    expect(await idsIn(database, one)).toEqual([...before, unknownTask.line.id].sort());
    expect(lost).toEqual([]);
  });

  it('lets no more than a thousand lines wait, and reports the others', async () => {
    const before = await idsIn(database, other);
    const ledger = open();
    const lines = Array.from({ length: 1005 }, () => lineOf(one));
    await Promise.all(lines.map((line) => ledger.record(line)));
    await ledger.close();
    // The first is being written while the others come in.
    expect(lost.splice(0)).toEqual(lines.slice(1001));
    expect(await idsIn(database, other)).toEqual(before);
  });
});

const binaries = findServerBinaries();

describe.each(binaries === null ? [] : [binaries])('while PostgreSQL is away', (bin) => {
  it('nobody waits long; lines are written when it is back, and those that never can be are reported', async () => {
    const cluster = await startCluster(bin);
    const database = await openDatabase({ kind: 'postgresql', url: cluster.url, maxConnections: 2 });
    const environment = await loadTestEnvironment(database);
    const lost: EnvironmentLine[] = [];
    const ledger = openCaptureLedger(database, (lines) => lost.push(...lines));

    const [first, second] = [lineOf(environment), lineOf(environment)];
    const restarted = cluster.restart();
    const began = Date.now();
    await Promise.all([ledger.record(first), ledger.record(second)]);
    expect(Date.now() - began).toBeLessThan(2000);
    await restarted;
    await expect
      .poll(() => idsIn(database, environment), { timeout: 20_000 })
      .toEqual([first.line.id, second.line.id].sort());

    await cluster.stop();
    const never = lineOf(environment);
    await ledger.record(never);
    await ledger.close();
    expect(lost).toEqual([never]);
    await database.close();
  });
});
