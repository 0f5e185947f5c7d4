import { once } from 'node:events';
import { get, type ClientRequest, type IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parse } from 'csv-parse/sync';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../../../shared/errors.ts';
import type { TaskRowPage } from '../../../../shared/tasks/task-list.ts';
import type { Task, TaskCreated } from '../../../../shared/tasks/task.ts';
import { openDatabase, type Database } from '../../../../backend/platform/database/connect.ts';
import { createPostgresqlDatabase, databases } from '../../../support/database.ts';
import { startTestService, type TestService } from '../../../support/service.ts';
import { openDraft, postTask, taskForm, taskRequest } from '../../../support/task-form.ts';

type Bearer = Record<'authorization', string>;

async function save(
  service: TestService,
  headers: Bearer,
  { title, addresses = [] }: { title: string; addresses?: string[] },
) {
  const draft = await openDraft(service, headers, addresses);
  const contactIds = draft.contacts.filter(({ ticked }) => ticked).map(({ id }) => id);
  const answer = await postTask(service, headers, taskForm(taskRequest(draft, { contactIds, title })));
  return answer.json<TaskCreated>().task;
}

/** Many tasks of a rep, as rows. */
const manyTasks = (count: number): string => `
  insert into tasks (environment_id, id, number, title, type_id, status_id, saved_status_id, description_html,
    description_text, description_truncated, author_id, source_kind, contact_count, created_at, updated_at)
  select u.environment_id, gen_random_uuid(), 1000000 + n, repeat('Titre ', 20) || n, t.id, s.id, s.id, '', '', false,
    u.id, 'mail', 0, now() - n * interval '1 second', now()
  from users u
    join environments e on e.id = u.environment_id and e.name = 'demo'
    join lateral (select id from task_types where environment_id = e.id limit 1) t on true
    join lateral (select id from task_statuses where environment_id = e.id limit 1) s on true
    cross join generate_series(1, ${count}) n
  where u.email = 'sacha@demo.example'`;

describe.each(databases)('the tasks as CSV on %s', (kind) => {
  let service: TestService;
  let camille: Bearer;
  let sacha: Bearer;
  let task: Task;

  beforeAll(async () => {
    service = await startTestService({ kind });
    camille = await service.bearer('camille@demo.example');
    sacha = await service.bearer('sacha@demo.example');
    task = await save(service, sacha, {
      title: '=1+1;"x"',
      addresses: ['jeanne@boreal.example', 'paul@zenith.example'],
    });
    await save(service, sacha, { title: 'À rappeler' });
  });
  afterAll(() => service.close());

  const file = (query: string, headers: Record<string, string>) =>
    service.app.inject({ url: `/v1/tasks.csv${query}`, headers });
  const rowsOf = (body: string, delimiter = ';') => parse(body, { bom: true, delimiter });

  it('are those of the list, in French by default, formulas as text', async () => {
    const answer = await file('', sacha);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': expect.stringMatching(/^attachment; filename="taches-\d{4}-\d\d-\d\d\.csv"/) as string,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(answer.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const [headings, newest, oldest] = rowsOf(answer.body);
    expect(headings).toEqual([
      ...[
        'Numéro',
        'Titre',
        'Type',
        'Statut',
        'État',
        'Contacts',
        'Contacts hors de vos comptes',
        'Attribuée à',
        'Auteur',
      ],
      ...['Échéance', 'Enregistrée le (UTC)', 'Modifiée le (UTC)', 'Origine', 'Pièces jointes'],
    ]);
    expect(newest?.[1]).toBe('À rappeler');
    expect(oldest?.slice(0, 9)).toEqual([
      ...[
        String(task.number),
        `'=1+1;"x"`,
        'Appel',
        'À faire',
        'Ouverte',
        'Jeanne Roux (Boréal), Paul Zinc (Zénith)',
        '0',
      ],
      ...['Sacha', 'Sacha'],
    ]);
  });

  it('show contacts outside the scope as a number, and only what may be read', async () => {
    const rows = rowsOf((await file('', camille)).body);
    expect(rows.slice(1).map((row) => row.slice(5, 7))).toEqual([['Jeanne Roux (Boréal)', '1']]);
    expect(rowsOf((await file('', await service.bearer('alix@demo.example'))).body)).toHaveLength(1);
  });

  it.each([
    { query: '?language=en', headers: {}, delimiter: ',', name: 'tasks-' },
    { query: '', headers: { 'accept-language': 'en-GB,en;q=0.9' }, delimiter: ',', name: 'tasks-' },
    { query: '?language=fr', headers: { 'accept-language': 'en' }, delimiter: ';', name: 'taches-' },
  ])('$query with $headers are named $name and split by $delimiter', async ({ query, headers, delimiter, name }) => {
    const answer = await file(query, { ...sacha, ...headers });
    expect(answer.headers['content-disposition']).toContain(name);
    expect(rowsOf(answer.body, delimiter)[0]).toHaveLength(14);
  });

  it.each([
    ['', 'UTC'],
    ['?timeZone=Asia/Kolkata', 'Asia/Kolkata'],
    ['?timeZone=America/New_York', 'America/New_York'],
  ])('have their times as spreadsheets read them: %s', async (query, timeZone) => {
    const [headings, newest] = rowsOf((await file(query, sacha)).body);
    expect(headings?.[10]).toBe(`Enregistrée le (${timeZone})`);
    const { tasks } = (await service.app.inject({ url: '/v1/tasks', headers: sacha })).json<TaskRowPage>();
    const saved = new Date(tasks[0]?.createdAt ?? '').toLocaleString('sv-SE', { timeZone });
    expect(saved).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    expect(newest?.[10]).toBe(saved);
  });

  it('take the filter of the list, and leave a trace', async () => {
    const rows = rowsOf((await file('?text=rappeler&sort=due', sacha)).body);
    expect(rows.slice(1).map((row) => row[1])).toEqual(['À rappeler']);
    const admin = await service.bearer('admin@demo.example');
    const audit = await service.app.inject({ url: '/v1/admin/audit?action=tasks.exported&limit=1', headers: admin });
    expect(audit.json<{ events: unknown[] }>().events).toMatchObject([
      {
        actor: { name: 'Sacha' },
        changes: expect.arrayContaining([{ field: 'filter.text', from: null, to: 'rappeler' }]) as [],
      },
    ]);
  });

  it.each(['?language=de', '?timeZone=Mars/Base', '?view=theirs', '?cursor=x', '?limit=5', '?text='])(
    'refuse %s',
    async (query) => {
      const answer = await file(query, sacha);
      expect(answer.json<Problem>()).toMatchObject({ status: 400, code: 'invalid_request' });
    },
  );
});

setFlagsFromString('--expose-gc');
// eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- the collector has no type
const collectGarbage: () => void = runInNewContext('gc');

/** Bytes that are not garbage. */
function heapInUse(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

describe.each(databases.filter((kind) => kind === 'PostgreSQL'))('a long export on %s', () => {
  const count = 100_000;
  let service: TestService;
  let database: Database;
  let observer: pg.Client;
  let url: URL;
  let headers: Bearer;

  beforeAll(async () => {
    const location = await createPostgresqlDatabase();
    database = await openDatabase({ kind: 'postgresql', url: location });
    service = await startTestService({ database });
    await service.sql(manyTasks(count));
    await service.sql('analyze tasks');
    observer = new pg.Client({ connectionString: location });
    await observer.connect();
    headers = await service.bearer('sacha@demo.example');
    url = new URL('/v1/tasks.csv', await service.app.listen({ port: 0, host: '127.0.0.1' }));
  });
  afterAll(async () => {
    await observer.end();
    await service.close();
    await database.close();
  });

  const open = async (): Promise<{ request: ClientRequest; response: IncomingMessage }> => {
    const request = get(url, { headers });
    request.on('error', () => undefined);
    return { request, response: await new Promise((resolve) => request.once('response', resolve)) };
  };
  /** Transactions of the database so far; servers count them a second later. */
  const transactions = async (): Promise<number> => {
    await wait(1500);
    const { rows } = await observer.query<{ count: string }>(
      'select xact_commit as count from pg_stat_database where datname = current_database()',
    );
    return Number(rows[0]?.count);
  };

  it('needs no more memory than a short one, and holds no transaction open while its reader rests', async () => {
    const { response } = await open();
    let [lines, rests] = [0, 0];
    const kept: number[] = [];
    for await (const chunk of response as AsyncIterable<Buffer>) {
      for (const byte of chunk) if (byte === 10) lines += 1;
      if (lines >= kept.length * 20_000) kept.push(heapInUse());
      if (rests < 3) {
        rests += 1;
        await wait(500);
        // A transaction that lasts as long as the reader would never give way.
        await observer.query(
          `begin; set local lock_timeout = '10s'; lock table tasks in access exclusive mode; commit`,
        );
      }
    }
    expect(lines).toBe(count + 1);
    expect(kept.length).toBeGreaterThan(4);
    expect(Math.max(...kept) - Math.min(...kept)).toBeLessThan(30 * 1024 * 1024);
  });

  it('ends when its reader goes away', async () => {
    const before = await transactions();
    const { request, response } = await open();
    await once(response, 'data');
    request.destroy();
    const after = await transactions();
    expect(after - before).toBeLessThan(count / 500 / 2);
    expect((await transactions()) - after).toBeLessThan(5);
  });
});
