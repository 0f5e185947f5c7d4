import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SavedFilter } from '../../../shared/tasks/task-list.ts';
import type { WebSessionList } from '../../../shared/identity/web-session.ts';
import { initialPreferences } from '../../../backend/preferences/rules/preferences.ts';
import { saveTaskWithFile } from '../../support/endpoint-rows.ts';
import { openDraft, taskForm, taskRequest } from '../../support/task-form.ts';
import { startTaskWork, type TaskWork } from '../../support/task-work.ts';

/** Of things of another environment, or of nothing at all. */
interface Ids {
  readonly task: string;
  readonly attachment: string;
  readonly type: string;
  readonly status: string;
  readonly user: string;
  readonly contact: string;
  readonly filter: string;
  readonly session: string;
}

interface Sent {
  readonly request: string;
  readonly body?: object;
}

let work: TaskWork;
let foreign: Ids;
let unknown: Ids;
/** A task of the caller's own environment. */
let own: string;
let admin: Record<string, string>;
let browser: Record<string, string>;

beforeAll(async () => {
  work = await startTaskWork();
  const { service } = work;
  admin = await service.bearer('admin@demo.example');
  browser = await service.browser('admin@demo.example');
  own = (await work.save('sacha', { addresses: ['paul@zenith.example'] })).id;
  const dominique = await service.bearer('dominique@autre.example', 'autre');
  const draft = await openDraft(service, dominique, ['rosa@ailleurs.example']);
  const { taskId, attachmentId } = await saveTaskWithFile(service, dominique);
  const filter = { name: 'De Dominique', filter: {} };
  const headers = await service.browser('dominique@autre.example');
  const get = (url: string) => service.app.inject({ url, headers });
  const saved = await work.call('dominique', 'POST /v1/saved-filters', filter);
  foreign = {
    task: taskId,
    attachment: attachmentId,
    type: draft.defaults.typeId,
    status: draft.defaults.statusId,
    user: draft.assignees[0]?.id ?? '',
    contact: draft.contacts[0]?.id ?? '',
    filter: saved.json<{ filters: SavedFilter[] }>().filters[0]?.id ?? '',
    session: (await get('/v1/web-sessions')).json<WebSessionList>().sessions[0]?.id ?? '',
  };
  for (const [name, id] of Object.entries(foreign)) expect(id, name).toMatch(/^[0-9a-f-]{36}$/);
  unknown = Object.fromEntries(Object.keys(foreign).map((name) => [name, randomUUID()])) as unknown as Ids;
});
afterAll(() => work.close());

const noDefault = { typeId: null, statusId: null };
const edit = (change: object): Sent => ({ request: `PATCH /v1/tasks/${own}`, body: { version: 1, ...change } });
const bulk = (change: object): Sent => ({ request: 'POST /v1/tasks/changes', body: { taskIds: [own], change } });

const undo = (id: string, former: object): Sent => ({
  request: 'POST /v1/tasks/changes/undo',
  body: { changed: [{ id, version: 1, former }] },
});

/** Each id that a request can name, but where the matrix of endpoints has it in the address. */
const sent: [string, (ids: Ids) => Sent][] = [
  ['the type of a task', ({ type }) => edit({ typeId: type })],
  ['the status of a task', ({ status }) => edit({ statusId: status })],
  ['the assignee of a task', ({ user }) => edit({ assigneeId: user })],
  ['a contact that is added to a task', ({ contact }) => edit({ addContactIds: [contact] })],
  ['a contact that is taken off a task', ({ contact }) => edit({ removeContactIds: [contact] })],
  [
    'one of many tasks',
    ({ task }) => ({ ...bulk({ dueOn: null }), body: { taskIds: [task], change: { dueOn: null } } }),
  ],
  ['the type of many tasks', ({ type }) => bulk({ typeId: type })],
  ['the status of many tasks', ({ status }) => bulk({ statusId: status })],
  ['the assignee of many tasks', ({ user }) => bulk({ assigneeId: user })],
  ['one of many tasks to undo', ({ task }) => undo(task, { dueOn: null })],
  ['the former type of a task', ({ type }) => undo(own, { typeId: type })],
  ['the former status of a task', ({ status }) => undo(own, { statusId: status })],
  ['the former assignee of a task', ({ user }) => undo(own, { assigneeId: user })],
  ['the archive of a task', ({ task }) => ({ request: `GET /v1/tasks/${task}/attachments.zip` })],
  ['an attachment of an own task', ({ attachment }) => ({ request: `GET /v1/tasks/${own}/attachments/${attachment}` })],
  ['a list of types', ({ type }) => ({ request: `GET /v1/tasks?typeIds=${type}` })],
  ['a list of statuses', ({ status }) => ({ request: `GET /v1/tasks?statusIds=${status}&state=open` })],
  ['a list of a contact', ({ contact }) => ({ request: `GET /v1/tasks?contactId=${contact}` })],
  ['a list of an account', ({ contact }) => ({ request: `GET /v1/tasks?accountId=${contact}` })],
  ['a list of an author', ({ user }) => ({ request: `GET /v1/tasks?authorId=${user}` })],
  ['a list of an assignee', ({ user }) => ({ request: `GET /v1/tasks?assigneeId=${user}` })],
  ['an export of an author', ({ user }) => ({ request: `GET /v1/tasks.csv?authorId=${user}` })],
  ['a filter', ({ filter }) => ({ request: `PUT /v1/saved-filters/${filter}`, body: { name: 'x', filter: {} } })],
  ['a filter to delete', ({ filter }) => ({ request: `DELETE /v1/saved-filters/${filter}` })],
  ['a user', ({ user }) => ({ request: `GET /v1/admin/users/${user}` })],
  ['a user to change', ({ user }) => ({ request: `PATCH /v1/admin/users/${user}`, body: { admin: true } })],
  ['a user to invite again', ({ user }) => ({ request: `POST /v1/admin/users/${user}/invitation` })],
  ['the place after a user', ({ user }) => ({ request: `GET /v1/admin/users?cursor=${user}` })],
  ['an account', ({ contact }) => ({ request: `GET /v1/admin/accounts/${contact}` })],
  ['accounts of a rep', ({ user }) => ({ request: `GET /v1/admin/accounts?rep=${user}` })],
  ['the place after an account', ({ contact }) => ({ request: `GET /v1/admin/accounts?cursor=${contact}` })],
  [
    'a rep and an account to attach',
    ({ user, contact }) => ({
      request: 'POST /v1/admin/account-reps',
      body: { change: 'attach', userIds: [user], accountIds: [contact] },
    }),
  ],
  ['a type to rename', ({ type }) => ({ request: `PATCH /v1/admin/task-types/${type}`, body: { label: 'x' } })],
  ['types to order', ({ type }) => ({ request: 'PUT /v1/admin/task-types', body: { ids: [type] } })],
  [
    'a status to rename',
    ({ status }) => ({ request: `PATCH /v1/admin/task-statuses/${status}`, body: { label: 'x' } }),
  ],
  ['statuses to order', ({ status }) => ({ request: 'PUT /v1/admin/task-statuses', body: { ids: [status] } })],
  [
    'defaults of the environment',
    ({ type, status }) => ({
      request: 'PUT /v1/admin/task-defaults',
      body: { mail: { typeId: type, statusId: status }, event: noDefault, manual: noDefault },
    }),
  ],
  [
    'defaults of a user',
    ({ type, status }) => ({
      request: 'PUT /v1/me/preferences',
      body: { ...initialPreferences, defaults: { mail: { typeId: type, statusId: status }, event: noDefault } },
    }),
  ],
  ['captures of a user', ({ user }) => ({ request: `GET /v1/admin/captures?userId=${user}` })],
  ['what a user did', ({ user }) => ({ request: `GET /v1/admin/audit?actorId=${user}` })],
  ['what was done to a user', ({ user }) => ({ request: `GET /v1/admin/audit?userId=${user}` })],
  [
    'a company to join',
    ({ contact }) => ({
      request: 'POST /v1/contacts',
      body: { name: 'Neuf', address: 'neuf@neuf.example', company: { id: contact } },
    }),
  ],
];

/** The answer, without what names the request: its own id, and the ids that it sent. */
async function answerTo({ request, body }: Sent, ids: Ids, headers = admin) {
  const [method, url] = request.split(' ', 2) as ['GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', string];
  const answer = await work.service.app.inject({ method, url, headers, ...(body && { payload: body }) });
  const known = Object.values(ids) as string[];
  const text = known.reduce((rest, id) => rest.replaceAll(id, '…'), answer.body);
  return { status: answer.statusCode, body: text.replace(/"requestId":"[^"]*"/, '') };
}

it.each(sent)('%s of another environment is answered as one that is not there', async (_what, request) => {
  const notThere = await answerTo(request(unknown), unknown);
  expect([200, 400, 403, 404]).toContain(notThere.status);
  expect(await answerTo(request(foreign), foreign)).toEqual(notThere);
  expect(notThere.body).not.toMatch(/Dominique|Rosa|autre\.example|ailleurs\.example/);
});

it('a browser of somebody else is answered as one that is not there', async () => {
  const end = (ids: Ids) => answerTo({ request: `DELETE /v1/web-sessions/${ids.session}` }, ids, browser);
  expect(await end(foreign)).toEqual(await end(unknown));
  expect((await end(foreign)).status).toBe(404);
});

it.each<[string, (ids: Ids) => object]>([
  ['type', ({ type }) => ({ typeId: type })],
  ['status', ({ status }) => ({ statusId: status })],
  ['contact', ({ contact }) => ({ contactIds: [contact] })],
  ['assignee', ({ user }) => ({ assigneeId: user })],
])('a new task has no %s of another environment', async (_what, named) => {
  const answers = [foreign, unknown].map(async (ids) => {
    const { payload, headers } = taskForm({ ...taskRequest(work.draft), ...named(ids) });
    const all = { ...headers, ...admin };
    const answer = await work.service.app.inject({ method: 'POST', url: '/v1/tasks', payload, headers: all });
    return [answer.statusCode, answer.json<{ code: string }>().code];
  });
  const [ofForeign, ofUnknown] = await Promise.all(answers);
  expect(ofForeign).toEqual(ofUnknown);
  expect(ofForeign?.[0]).toBeGreaterThanOrEqual(400);
});
