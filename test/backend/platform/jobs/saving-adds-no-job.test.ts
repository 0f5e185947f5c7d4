import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listEnvironmentIds } from '../../../../backend/environments/environments.ts';
import { asOwner, engineOf } from '../../../../backend/platform/database/database.ts';
import { withEnvironment } from '../../../../backend/platform/database/environment-scope.ts';
import { addJob } from '../../../../backend/platform/jobs/job.ts';
import { databases } from '../../../support/database.ts';
import { startTestService, type TestService } from '../../../support/service.ts';
import { openDraft, postTask, taskForm, taskRequest } from '../../../support/task-form.ts';

const functions = `function graphile_worker.add_job(text, json, text, timestamptz, integer, text, integer, text[], text),
  graphile_worker.add_jobs(graphile_worker.job_spec[], boolean)`;

describe.each(databases)('opening and saving on %s', (kind) => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService({ kind });
  });
  afterAll(() => service.close());

  it('notify nobody and add no job: they work for a role that may not', async () => {
    const heard: string[] = [];
    const listener = await engineOf(service.database).listen();
    listener.on('notification', ({ channel }: { channel: string }) => heard.push(channel));
    await listener.query('LISTEN "jobs:insert"');
    const headers = await service.bearer('camille@demo.example');

    await service.sql(`revoke execute on ${functions} from relais_app`);
    const draft = await openDraft(service, headers, ['jeanne@boreal.example']);
    const files = [{ name: 'a.txt', bytes: Buffer.from('a') }];
    const saved = await postTask(service, headers, taskForm(taskRequest(draft, {}, files), files));
    expect(saved.statusCode).toBe(201);
    await service.sql(`grant execute on ${functions} to relais_app`);

    const text = `select coalesce(string_agg(distinct pronamespace::regnamespace::text, ' '), '') as schemas from pg_proc
      where prosrc ~* 'notify' and pronamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)`;
    const [notifying] = await asOwner(service.database, (engine) =>
      engine.withConnection((connection) => connection.query({ name: '', text, values: [] })),
    );
    expect(notifying).toEqual({ schemas: 'graphile_worker' });

    // Only what is added here is heard: nothing came before it.
    const [id] = await listEnvironmentIds(service.database);
    await withEnvironment(service.database, id ?? '', (environment) =>
      addJob(environment, { name: 'test.heard', ids: {}, key: null }),
    );
    await expect.poll(() => heard).toEqual(['jobs:insert']);
    await service.sql('delete from graphile_worker._private_jobs');
    await listener.end();
  });
});
