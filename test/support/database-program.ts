import { randomUUID } from 'node:crypto';
import { openDatabase, type Database } from '../../backend/platform/database/connect.ts';
import { builderOf, withEnvironment } from '../../backend/platform/database/environment-scope.ts';
import { taskStatuses, taskTypes, users } from '../../backend/platform/database/schema.ts';
import { createTaskIn } from '../../backend/tasks/create-task.ts';
import { loadWorld } from '../../backend/provisioning/load-world.ts';

/* Run by database-process.ts: saves task after task in the environment `crash` and reports each number once it is saved. */

const at = new Date('2026-11-23T09:30:00.000Z');
const world = {
  environment: { name: 'crash', displayName: 'Crash' },
  taskTypes: ['Appel'],
  taskStatuses: [{ label: 'À faire' }],
  users: [{ email: 'rep@crash.example', name: 'Rep', rights: ['sales'] }],
};

async function writeForEver(database: Database): Promise<never> {
  const loaded = await loadWorld(database, world, at);
  if (loaded.outcome === 'invalid') throw new Error(loaded.message);
  for (;;) say(String(await writeTask(database, loaded.environmentId)));
}

function writeTask(database: Database, environmentId: string): Promise<number> {
  return withEnvironment(database, environmentId, async (handle) => {
    const builder = builderOf(handle);
    const [[type], [status], [user]] = [
      await builder.select().from(taskTypes),
      await builder.select().from(taskStatuses),
      await builder.select().from(users),
    ];
    const task = {
      id: randomUUID(),
      idempotencyKey: randomUUID(),
      contentHash: 'content',
      title: 'Task',
      typeId: type?.id ?? '',
      statusId: status?.id ?? '',
      contactIds: [],
      description: { html: '', text: '', truncated: false },
      source: { kind: 'mail' as const, keys: ['mail:x@y'] },
      dueOn: null,
      meeting: null,
      assigneeId: null,
      attachments: [],
      omissions: [],
    };
    const created = await createTaskIn(handle, task, { userId: user?.id ?? '', at });
    if (created.outcome !== 'created') throw new Error(created.outcome);
    return created.number;
  });
}

function say(text: string): void {
  process.send?.(text);
}

try {
  const database = await openDatabase({ kind: 'folder', folder: process.argv[2] ?? '' });
  say('open');
  await writeForEver(database);
} catch (error) {
  say(`failed: ${error instanceof Error ? error.message : ''}`);
  process.exitCode = 1;
}
