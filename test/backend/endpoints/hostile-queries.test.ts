import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from '../../support/database.ts';
import { startTestService, type TestService } from '../../support/service.ts';

/** Texts that no page of ours sends, as they stand in an address. */
const texts = [
  ...['%00', 'a%00@x', '%ED%A0%80', '%EF%BF%BF', '%F0%9F', '%E0%A4%A'],
  ...["'", '%5C', "a'%20%7C%20'b", '!a%20%26%20b', 'a:*', '%3C-%3E', '%25_', '@', '%F0%9D%94%B8', 'a&text=b&query=b'],
  ...['x%20'.repeat(50), 'a%CC%81'.repeat(60), '%EF%B7%BA'.repeat(60)],
];
const searches = [
  ...['/v1/contacts?query=', '/v1/users?query=', '/v1/tasks?text=', '/v1/tasks.csv?text='],
  ...['/v1/admin/users?text=', '/v1/admin/accounts?text='],
];

const id = '00000000-0000-4000-8000-000000000000';
const unfiltered = createHash('sha256').update('[["sort","-created"]]').digest('hex').slice(0, 16);

/** Cursors in the form of ours that lead nowhere, with the addresses that take them. */
const cursors = [
  ['/v1/tasks', `${unfiltered}00000-01-01T00:00:00.000Z/${id}`],
  ['/v1/tasks', `${unfiltered}02026-02-30T00:00:00.000Z/${id}`],
  ['/v1/tasks', `${unfiltered}12026-02-20T00:00:00.000Z/${id}`],
  ['/v1/tasks?sort=due', `${unfiltered}02026-02-20/${id}`],
  ['/v1/tasks', `${id}'; select 1`],
  ['/v1/admin/captures', `0000-01-01T00:00:00.000Z/${id}`],
  ['/v1/admin/audit', `0000-01-01T00:00:00.000Z/${id}`],
  ['/v1/admin/audit', `2026-13-01T00:00:00.000Z/${id}`],
] as const;

/** Days and zones at the ends of what is accepted. */
const ends = [
  '/v1/tasks?createdFrom=9999-12-31T23:59:59.999Z&createdBefore=1000-01-01T00:00:00.000Z',
  '/v1/tasks?createdFrom=1000-01-01T00:00:00.000Z&createdBefore=9999-12-31T23:59:59.999Z&sort=due',
  '/v1/tasks?dueFrom=1000-01-01&dueTo=9999-12-31',
  '/v1/admin/captures?from=9999-12-31&to=1000-01-01',
  '/v1/admin/captures/days?from=9999-12-31&to=9999-12-31&timeZone=Pacific/Kiritimati',
  '/v1/admin/captures/days?from=1000-01-01&to=1000-01-01&timeZone=Pacific/Kiritimati',
  '/v1/admin/audit?taskNumber=999999999',
];
const zones = ['Etc/GMT+14', 'posixrules', 'localtime', 'Factory', 'utc', 'europe/paris', 'US/Pacific-New', 'GMT0'];

describe.each(databases)('hostile queries over %s', (kind) => {
  let service: TestService;
  let headers: { authorization: string };
  beforeAll(async () => {
    service = await startTestService({ kind });
    headers = await service.bearer('admin@demo.example');
  });
  afterAll(() => service.close());

  async function statusesOf(urls: readonly string[]): Promise<string[]> {
    const answers = await Promise.all(urls.map((url) => service.app.inject({ method: 'GET', url, headers })));
    return answers.map(({ statusCode }, index) => `${statusCode} ${urls[index] ?? ''}`);
  }

  it.each(searches)('%s takes any text, or refuses it', async (search) => {
    for (const status of await statusesOf(texts.map((text) => search + text))) expect(status).toMatch(/^(?:200|400) /);
  });

  it.each(cursors)('%s refuses the cursor %s', async (list, position) => {
    const cursor = Buffer.from(position).toString('base64url');
    const [status] = await statusesOf([`${list}${list.includes('?') ? '&' : '?'}cursor=${cursor}`]);
    expect(status).toMatch(/^400 /);
  });

  it('takes the first and the last days that there are', async () => {
    for (const status of await statusesOf(ends)) expect(status).toMatch(/^200 /);
  });

  it('takes a time zone that the database knows, and refuses any other', async () => {
    const counts = '/v1/admin/captures/days?from=2026-01-01&to=2026-01-02&timeZone=';
    const statuses = await statusesOf(zones.map((zone) => counts + encodeURIComponent(zone)));
    for (const status of statuses) expect(status).toMatch(/^(?:200|400) /);
  });
});
