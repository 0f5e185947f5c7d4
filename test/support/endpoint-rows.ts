import { randomUUID } from 'node:crypto';
import { initialPreferences } from '../../backend/preferences/rules/preferences.ts';
import { endpoints } from '../../shared/endpoints.ts';
import type { TaskCreated } from '../../shared/tasks/task.ts';
import type { TestService } from './service.ts';
import { openDraft, postTask, taskForm, taskRequest } from './task-form.ts';

export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** A row of the endpoint table. */
export interface EndpointRow {
  name: string;
  method: (typeof methods)[number];
  path: string;
  access: 'public' | 'identity' | 'session' | 'browser';
}

export const endpointRows: EndpointRow[] = Object.entries(endpoints).map(([name, endpoint]) => ({ name, ...endpoint }));
export const sessionRows = endpointRows.filter(({ access }) => access === 'session');
export const rowsWithBody = endpointRows.filter(({ name }) => {
  const row = endpoints[name as keyof typeof endpoints];
  return 'body' in row || 'multipart' in row;
});

export interface TaskIds {
  taskId: string;
  attachmentId: string;
}

/** Saves a task with a file, for ids to ask for. */
export async function saveTaskWithFile(service: TestService, headers: { authorization: string }): Promise<TaskIds> {
  const files = [{ name: 'secret.txt', bytes: Buffer.from('secret') }];
  const request = taskRequest(await openDraft(service, headers), {}, files);
  const { task } = (await postTask(service, headers, taskForm(request, files))).json<TaskCreated>();
  return { taskId: task.id, attachmentId: task.attachments[0]?.id ?? '' };
}

/** Valid queries of endpoints that need one. */
const queries: Readonly<Record<string, string>> = {
  '/v1/contacts': '?query=x',
  '/v1/admin/captures/days': '?from=2026-11-01&to=2026-11-30&timeZone=Europe/Paris',
};

/** The row's address below `mount`, with these ids or ones that do not exist. */
export function urlOf(row: EndpointRow, { ids, mount = '' }: { ids?: TaskIds; mount?: string } = {}): string {
  const { path } = row;
  const query = queries[path] ?? '';
  if (query === '' && needsQuery(row))
    throw new Error(`${path} needs a query: add a valid one to queries in test/support/endpoint-rows.ts.`);
  const { taskId, attachmentId } = ids ?? { taskId: randomUUID(), attachmentId: randomUUID() };
  const filled = path.replace(':taskId', taskId).replace(':attachmentId', attachmentId);
  return mount + filled.replace(/:\w+/g, () => randomUUID()) + query;
}

function needsQuery({ name }: EndpointRow): boolean {
  const row = endpoints[name as keyof typeof endpoints];
  return 'query' in row && !row.query.safeParse({}).success;
}

const noDefault = { typeId: null, statusId: null };

/** Valid bodies of endpoints that take JSON. */
const bodies: Readonly<Record<string, () => object>> = {
  inviteUser: () => ({ email: 'nouveau@demo.example', name: 'Nouveau Venu', rights: [], admin: false }),
  changeUser: () => ({ name: 'Autre Nom' }),
  changeAccountReps: () => ({ change: 'attach', userIds: [randomUUID()], accountIds: [randomUUID()] }),
  createDraft: () => ({ source: { kind: 'mail', keys: ['mail:a@b'] }, addresses: [] }),
  openHome: () => ({
    since: new Date().toISOString(),
    meetings: [{ keys: ['event:a'], addresses: ['a@b.example'] }],
  }),
  createContact: () => ({ name: 'Nouveau Venu', address: `${randomUUID()}@nouveau.example` }),
  putPreferences: () => initialPreferences,
  saveFilter: () => ({ name: randomUUID(), filter: { view: 'mine' } }),
  changeFilter: () => ({ name: randomUUID(), filter: {} }),
  changeTask: () => ({ version: 1, title: 'Autre titre' }),
  changeTasks: () => ({ taskIds: [randomUUID()], change: { dueOn: null } }),
  undoChanges: () => ({ changed: [{ id: randomUUID(), version: 2, former: { dueOn: null } }] }),
  createTaskType: () => ({ label: 'Nouveau type' }),
  orderTaskTypes: () => ({ ids: [randomUUID()] }),
  changeTaskType: () => ({ label: 'Autre type' }),
  createTaskStatus: () => ({ label: 'Nouveau statut', closed: false }),
  orderTaskStatuses: () => ({ ids: [randomUUID()] }),
  changeTaskStatus: () => ({ label: 'Autre statut' }),
  putTaskDefaults: () => ({ mail: noDefault, event: noDefault, manual: noDefault }),
  changeEnvironmentSettings: () => ({ displayName: 'Autre nom' }),
};

/** What makes the request itself valid where it has a body, so that only who asks decides. */
export async function payloadOf(service: TestService, { name }: EndpointRow) {
  const body = bodies[name]?.();
  if (body !== undefined) return { payload: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const row = endpoints[name as keyof typeof endpoints];
  if ('body' in row)
    throw new Error(`${name} takes a body: add a valid one to bodies in test/support/endpoint-rows.ts.`);
  if (!('multipart' in row)) return { payload: '', headers: {} };
  return taskForm(taskRequest(await openDraft(service, await service.bearer('camille@demo.example'))));
}

const json = { 'content-type': 'application/json' };

/** Bodies that no endpoint accepts: what they are, how they may be refused, and what is sent. */
export const malformedBodies: [string, number[], { headers: Record<string, string>; payload: string | Buffer }][] = [
  ['no body', [400, 415], { headers: {}, payload: '' }],
  ['an empty body', [400, 415], { headers: json, payload: '' }],
  ['broken JSON', [400, 415], { headers: json, payload: '{"environment":' }],
  ['null', [400, 415], { headers: json, payload: 'null' }],
  ['a list', [400, 415], { headers: json, payload: '[]' }],
  ['a number', [400, 415], { headers: json, payload: '1' }],
  // 404: an admin may change nothing at all.
  ['an object without members', [400, 404, 415], { headers: json, payload: '{}' }],
  ['a NUL byte', [400, 415], { headers: json, payload: '{"environment":"\u0000"}' }],
  ['invalid UTF-8', [400, 415], { headers: json, payload: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]) }],
  ['a prototype key', [400, 415], { headers: json, payload: '{"__proto__":{"environment":"demo"}}' }],
  ['a constructor key', [400, 415], { headers: json, payload: '{"constructor":{"prototype":{"a":1}}}' }],
  ['deep nesting', [400, 413, 415], { headers: json, payload: `${'['.repeat(50_000)}${']'.repeat(50_000)}` }],
  ['text', [415], { headers: { 'content-type': 'text/plain' }, payload: '{}' }],
  ['a form', [415], { headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: 'a=b' }],
  ['a content type that is none', [415], { headers: { 'content-type': '???' }, payload: '{}' }],
  ['gzip', [415], { headers: { ...json, 'content-encoding': 'gzip' }, payload: Buffer.from('1f8b0800', 'hex') }],
  ['5 MB of JSON', [413, 415], { headers: json, payload: `{"a":"${'x'.repeat(5 * 1024 * 1024)}"}` }],
  [
    'an announced length of 1 GB',
    [413, 400, 415],
    { headers: { ...json, 'content-length': '1073741824' }, payload: '{}' },
  ],
];

/** Ids that are none. */
export const malformedIds = [
  'x',
  '%00',
  '..%2F..%2Fetc',
  "1'%20or%201=1",
  '00000000-0000-0000-0000-00000000000G',
  '%E0%A4%A',
  'a'.repeat(5000),
];
