import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase, type DatabaseLocation } from '../../backend/platform/database/connect.ts';
import { inDirectory } from '../../backend/platform/database/directory-scope.ts';
import { addJobInDirectory, type Job } from '../../backend/platform/jobs/job.ts';
import { runQueue } from '../../backend/platform/jobs/queue.ts';

/*
 * Run by database-process.ts with a database, milliseconds of a lease, and milliseconds of a job: runs the job `test.work`
 * until it is told to stop, and says when one begins and ends. It adds one for each id that it is told.
 */

const [location = '', lease = '', duration = ''] = process.argv.slice(2);

function say(text: string): void {
  process.send?.(text);
}

const work: Job = {
  name: 'test.work',
  recurs: null,
  run: async ({ thingId = '' }) => {
    say(`began ${thingId}`);
    await wait(Number(duration));
    say(`ended ${thingId}`);
  },
};

const database = await openDatabase(JSON.parse(location) as DatabaseLocation);
const log = { debug: () => undefined, warn: () => undefined, error: () => undefined };
const queue = runQueue({ database, jobs: [work], log, timing: { start: 0, poll: 100, lease: Number(lease) } });
process.on('message', (thingId: string) => {
  void inDirectory(database, (connection) =>
    addJobInDirectory(connection, { name: work.name, ids: { thingId }, key: null }),
  ).then(() => {
    say(`added ${thingId}`);
  });
});
process.once('SIGTERM', () => {
  void queue
    .stop()
    .then(() => database.close())
    .then(() => process.exit(0));
});
say('open');
