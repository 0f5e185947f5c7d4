import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeAudit } from '../../../../backend/audit/sql/write-audit.ts';
import { insertCaptures, type CaptureLine } from '../../../../backend/capture-ledger/sql/insert.ts';
import { withEnvironment } from '../../../../backend/platform/database/environment-scope.ts';
import type { AuditPage } from '../../../../shared/audit/audit-trail.ts';
import type { CaptureDays, CapturePage } from '../../../../shared/capture-ledger/capture-ledger.ts';
import type { Problem } from '../../../../shared/errors.ts';
import { oneDatabase } from '../../../support/database.ts';
import { startTestService, type TestService } from '../../../support/service.ts';

const paths = [
  '/v1/admin/captures',
  '/v1/admin/captures/days?from=2026-03-01&to=2026-03-31&timeZone=UTC',
  '/v1/admin/captures/export',
  '/v1/admin/audit',
  '/v1/admin/audit/export',
];

const formula = '=HYPERLINK("https://evil.example")';

describe.each(oneDatabase)('what admins look up on %s', (kind) => {
  let service: TestService;
  let environmentId: string;
  let admin: Record<string, string>;
  const ids = { camille: '', sacha: '', admin: '' };

  const get = (url: string, headers = admin) => service.app.inject({ url, headers });
  const captures = async (query: string) => (await get(`/v1/admin/captures?${query}`)).json<CapturePage>();
  const audit = async (query: string) => (await get(`/v1/admin/audit?${query}`)).json<AuditPage>();
  const days = async (query: string) => (await get(`/v1/admin/captures/days?${query}`)).json<CaptureDays>();

  const lineAt = (at: string, change: Partial<CaptureLine> = {}): CaptureLine => ({
    id: randomUUID(),
    at,
    userId: ids.camille,
    operation: 'task',
    outcome: 'saved',
    reason: null,
    channel: 'addOn',
    source: 'mail',
    files: 2,
    bytes: 3000,
    taskId: null,
    requestId: randomUUID(),
    ...change,
  });
  const refused = { outcome: 'refused', reason: 'rights_missing', source: null, files: null, bytes: null } as const;

  beforeAll(async () => {
    service = await startTestService({ kind });
    admin = await service.bearer('admin@demo.example');
    for (const name of ['camille', 'sacha', 'admin'] as const) {
      const me = await get('/v1/me', await service.bearer(`${name}@demo.example`));
      ids[name] = me.json<{ user: { id: string } }>().user.id;
    }
    const token = admin['authorization']?.split('.')[1] ?? '';
    environmentId = environmentOf(token);
    await withEnvironment(service.database, environmentId, async (handle) => {
      await insertCaptures(handle, [
        // In Paris the clock goes from 02:00 to 03:00 on 29 March 2026: the day begins at 23:00 UTC and lasts 23 hours.
        lineAt('2026-03-28T22:59:59.999Z'),
        lineAt('2026-03-28T23:00:00.000Z', { source: 'event' }),
        lineAt('2026-03-29T21:59:59.999Z', refused),
        lineAt('2026-03-29T22:00:00.000Z', { userId: ids.sacha, outcome: 'failed', reason: 'unavailable' }),
        lineAt('2026-03-30T12:00:00.000Z', { ...refused, userId: ids.sacha, reason: 'contacts_out_of_scope' }),
        lineAt('2026-03-30T12:00:00.000Z', { ...refused, userId: ids.sacha }),
        lineAt('2026-03-30T12:00:00.000Z', { outcome: 'repeated' }),
        lineAt('2026-03-30T13:00:00.000Z', { operation: 'undo', outcome: 'undone', channel: 'page' }),
      ]);
      const entry = { actorId: ids.admin, at: new Date('2026-03-10T10:00:00.000Z') };
      const changes = [{ field: 'sales', from: 'false', to: 'true' }];
      await writeAudit(handle, { ...entry, action: 'user.changed', userId: ids.sacha, changes });
      await writeAudit(handle, { ...entry, action: 'type.changed', subject: formula, changes: [] });
      await writeAudit(handle, { ...entry, action: 'environment.created', actorId: null });
      await writeAudit(handle, { ...entry, action: 'task.changed', actorId: ids.sacha, taskId: randomUUID() });
    });
    // What a later version writes.
    await service.sql(`set app.environment_id = '${environmentId}'; insert into audit_events
      (environment_id, id, at, actor_id, action) values ('${environmentId}', '${randomUUID()}', '2026-03-11T10:00:00Z', null, 'moon.landed');
      reset app.environment_id`);
  });
  afterAll(() => service.close());

  it.each(paths)('%s is for admins, and for others not there', async (path) => {
    expect((await get(path)).statusCode).toBe(200);
    for (const email of ['camille', 'sacha', 'noa', 'alix']) {
      const answer = await get(path, await service.bearer(`${email}@demo.example`));
      expect(answer.statusCode).toBe(404);
      expect(answer.json<Problem>().code).toBe('not_found');
    }
    const elsewhere = await get(path, await service.bearer('dominique@autre.example', 'autre'));
    expect(elsewhere.statusCode).toBe(404);
  });

  it.each(paths)('%s answers the pages as it answers the add-on, and keeps environments apart', async (path) => {
    const browser = await service.browser('admin@demo.example');
    expect((await get(`/e/demo${path}`, browser)).statusCode).toBe(200);
    expect((await get(`/e/autre${path}`, browser)).statusCode).toBe(404);
  });

  it.each([
    ['/v1/admin/captures?from=2026-02-30', 'query.from'],
    ['/v1/admin/captures?timeZone=Mars/Olympus', 'query.timeZone'],
    ['/v1/admin/captures?timeZone=', 'query.timeZone'],
    ['/v1/admin/captures?outcome=maybe', 'query.outcome'],
    ['/v1/admin/captures?reason=no', 'query.reason'],
    ['/v1/admin/captures?userId=1', 'query.userId'],
    ['/v1/admin/captures?limit=101', 'query.limit'],
    ['/v1/admin/captures?cursor=nothing', 'query.cursor'],
    ['/v1/admin/captures?anything=else', 'query'],
    ['/v1/admin/captures/days?from=2026-03-02&to=2026-03-01&timeZone=UTC', 'query.to'],
    ['/v1/admin/captures/days?from=2025-01-01&to=2026-03-01&timeZone=UTC', 'query.from'],
    ['/v1/admin/captures/days?from=2026-03-01&to=2026-03-02', 'query.timeZone'],
    ['/v1/admin/captures/export?language=de', 'query.language'],
    ['/v1/admin/audit?action=everything', 'query.action'],
    ['/v1/admin/audit?area=moon', 'query.area'],
    ['/v1/admin/audit?taskNumber=0', 'query.taskNumber'],
    ['/v1/admin/audit?cursor=bm90aGluZw', 'query.cursor'],
  ])('%s is refused, naming %s', async (url, field) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(400);
    expect(answer.json<Problem>().fields?.[0]?.path).toBe(field);
  });

  const march = 'from=2026-03-01&to=2026-03-31';

  it.each([
    ['', 8],
    ['&outcome=refused', 3],
    ['&reason=rights_missing', 2],
    ['&source=event', 1],
    ['&outcome=saved&source=mail', 1],
    ['&outcome=undone', 1],
  ])('the ledger is narrowed down by %j', async (query, count) => {
    expect((await captures(`${march}${query}`)).captures).toHaveLength(count);
  });

  it('narrows the ledger down by user, and by days of a time zone', async () => {
    expect((await captures(`${march}&userId=${ids.sacha}`)).captures).toHaveLength(3);
    const ofDay = async (timeZone: string) =>
      (await captures(`from=2026-03-29&to=2026-03-29&timeZone=${timeZone}`)).captures.map(({ at }) => at);
    expect(await ofDay('Europe/Paris')).toEqual(['2026-03-29T21:59:59.999Z', '2026-03-28T23:00:00.000Z']);
    expect(await ofDay('UTC')).toEqual(['2026-03-29T22:00:00.000Z', '2026-03-29T21:59:59.999Z']);
  });

  it('pages through the ledger, also over lines of one instant', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: CapturePage = await captures(`${march}&limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...page.captures.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual((await captures(march)).captures.map(({ id }) => id));
    expect(new Set(seen).size).toBe(8);
  });

  it('counts by day of a time zone, by user and by reason', async () => {
    const none = { saved: 0, repeated: 0, undone: 0, refused: 0, failed: 0 };
    const counted = await days('from=2026-03-27&to=2026-03-30&timeZone=Europe/Paris');
    expect(counted).toEqual({
      days: [
        { day: '2026-03-27', counts: none },
        { day: '2026-03-28', counts: { ...none, saved: 1 } },
        { day: '2026-03-29', counts: { ...none, saved: 1, refused: 1 } },
        { day: '2026-03-30', counts: { ...none, repeated: 1, undone: 1, refused: 2, failed: 1 } },
      ],
      users: [
        {
          user: { id: ids.camille, name: 'Camille', email: 'camille@demo.example' },
          counts: { ...none, saved: 2, repeated: 1, undone: 1, refused: 1 },
        },
        {
          user: { id: ids.sacha, name: 'Sacha', email: 'sacha@demo.example' },
          counts: { ...none, refused: 2, failed: 1 },
        },
      ],
      reasons: [
        { reason: 'rights_missing', outcome: 'refused', count: 2 },
        { reason: 'contacts_out_of_scope', outcome: 'refused', count: 1 },
        { reason: 'unavailable', outcome: 'failed', count: 1 },
      ],
      total: { saved: 2, repeated: 1, undone: 1, refused: 3, failed: 1 },
    });
    const one = await days(`from=2026-03-27&to=2026-03-30&timeZone=UTC&userId=${ids.sacha}&outcome=failed`);
    expect(one.total).toEqual({ ...none, failed: 1 });
    const empty = await days('from=2020-01-01&to=2020-12-31&timeZone=UTC');
    expect(empty).toMatchObject({ users: [], reasons: [], total: none });
    expect(empty.days).toHaveLength(366);
  });

  it.each([
    ['', ['environment.created', 'moon.landed', 'task.changed', 'type.changed', 'user.changed']],
    ['&area=user', ['user.changed']],
    ['&area=task', ['task.changed']],
    ['&area=account', []],
    ['&action=moon.landed', ['moon.landed']],
    ['&actorId=operator', ['environment.created', 'moon.landed']],
    ['&actorId=operator&area=environment', ['environment.created']],
    ['&taskNumber=123456', []],
  ])('the audit trail is narrowed down by %j', async (query, actions) => {
    expect((await audit(`${march}${query}`)).events.map(({ action }) => action).sort()).toEqual(actions);
  });

  it('shows who did what to whom, from what to what', async () => {
    const ofSacha = await audit(`${march}&userId=${ids.sacha}`);
    expect(ofSacha.events).toEqual([
      {
        id: expect.any(String) as string,
        at: '2026-03-10T10:00:00.000Z',
        actor: { id: ids.admin, name: 'Admin', email: 'admin@demo.example' },
        action: 'user.changed',
        task: null,
        user: { id: ids.sacha, name: 'Sacha', email: 'sacha@demo.example' },
        subject: null,
        changes: [{ field: 'sales', from: 'false', to: 'true' }],
      },
    ]);
    const bySacha = await audit(`${march}&actorId=${ids.sacha}`);
    expect(bySacha.events).toMatchObject([{ action: 'task.changed', task: { number: null }, user: null }]);
  });

  it('exports the trail with what a spreadsheet would run made harmless, and writes the export down', async () => {
    const answer = await get(`/v1/admin/audit/export?${march}&language=en&area=type`);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': expect.stringMatching(/^attachment; .*audit-\d{4}-\d\d-\d\d\.csv/) as string,
      'cache-control': 'private, no-store',
    });
    expect(answer.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const rows = parse(answer.body, { bom: true });
    expect(rows).toMatchObject([
      expect.arrayContaining(['Actor', 'Changes']),
      ['2026-03-10T10:00:00.000Z', 'Admin', 'admin@demo.example', 'type.changed', '', '', '', `'${formula}`, ''],
    ]);
    const [written] = (await audit('action=audit.exported&limit=1')).events;
    expect(written?.changes).toContainEqual({ field: 'filter.area', from: null, to: 'type' });
    expect(written?.actor?.email).toBe('admin@demo.example');
  });

  it('exports more lines than a page has, each once', async () => {
    const userId = ids.camille;
    const many = Array.from({ length: 2500 }, (_, index) =>
      lineAt(new Date(Date.UTC(2025, 0, 1, 0, 0, 0, index % 50)).toISOString(), { userId }),
    );
    await withEnvironment(service.database, environmentId, (handle) => insertCaptures(handle, many));
    const answer = await get('/v1/admin/captures/export?from=2025-01-01&to=2025-01-01');
    const rows = parse(answer.body, { bom: true, delimiter: ';' });
    expect(rows[0]?.slice(0, 2)).toEqual(['Date (UTC)', 'Utilisateur']);
    expect(
      rows
        .slice(1)
        .map((row) => row.at(-1))
        .sort(),
    ).toEqual(many.map(({ requestId }) => requestId).sort());
    const [written] = (await audit('action=captures.exported&limit=1')).events;
    expect(written?.changes).toContainEqual({ field: 'filter.from', from: null, to: '2025-01-01' });
  });
});

/** The environment that a session's token names. */
function environmentOf(payload: string): string {
  return (JSON.parse(Buffer.from(payload, 'base64url').toString()) as { environment: string }).environment;
}
