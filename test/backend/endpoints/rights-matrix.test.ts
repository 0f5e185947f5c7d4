import { afterAll, beforeAll, expect, it } from 'vitest';
import type { InvitedUser } from '../../../shared/users/admin-users.ts';
import { endpoints } from '../../../shared/endpoints.ts';
import type { Problem } from '../../../shared/errors.ts';
import type { SavedFilter } from '../../../shared/tasks/task-list.ts';
import { accountOf, callAs, userOf } from '../../support/admin.ts';
import { sessionRows } from '../../support/endpoint-rows.ts';
import {
  callerNames,
  callers,
  rightsRows,
  type CallerName,
  type RightsRow,
  type RightsStage,
} from '../../support/rights-rows.ts';
import { taskForm, taskRequest } from '../../support/task-form.ts';
import { startTaskWork, type TaskWork } from '../../support/task-work.ts';

let work: TaskWork;
let stage: RightsStage;
/** What each caller's requests bring along, at each of the two places where an endpoint answers. */
const sessions: Record<string, Map<CallerName, Record<string, string>>> = { '': new Map(), '/e/demo': new Map() };

beforeAll(async () => {
  work = await startTaskWork();
  const admin = await callAs(work.service, 'admin@demo.example');
  for (const caller of callerNames) {
    const email = `droits.${caller.toLowerCase()}@demo.example`;
    const invited = await admin('POST', '/v1/admin/users', { email, name: caller, ...callers[caller] });
    expect(invited.statusCode).toBe(201);
    sessions['']?.set(caller, await work.service.bearer(email));
    sessions['/e/demo']?.set(caller, await work.service.browser(email));
  }
  const jamais = { email: 'jamais@demo.example', name: 'Jamais Venue', rights: [], admin: false };
  const filter = { name: 'De Sacha', filter: {} };
  stage = {
    client: await saved(['paul@zenith.example']),
    transverse: await saved([]),
    undone: await savedPair(),
    deleted: await savedPair(),
    savedFilterId:
      (await work.call('sacha', 'POST /v1/saved-filters', filter)).json<{ filters: SavedFilter[] }>().filters[0]?.id ??
      '',
    userId: (await userOf(admin, 'alix@demo.example')).id,
    invitedId: (await admin('POST', '/v1/admin/users', jamais)).json<InvitedUser>().user.id,
    accountId: (await accountOf(admin, 'Zénith')).id,
    typeId: work.typeId('Appel'),
    statusId: work.statusId('À faire'),
    alias: 'ancien-nom',
  };
});
afterAll(() => work.close());

async function saved(addresses: string[]) {
  const files = [{ name: 'secret.txt', bytes: Buffer.from('secret') }];
  const { id, attachments } = await work.save('sacha', { addresses, files });
  return { taskId: id, attachmentId: attachments[0]?.id ?? '' };
}

async function savedPair() {
  return { client: (await saved(['paul@zenith.example'])).taskId, transverse: (await saved([])).taskId };
}

function bodyOf({ name, body }: RightsRow): { payload?: Buffer; headers: Record<string, string> } {
  if (body === null) return { headers: {} };
  if (body !== 'form') {
    return { payload: Buffer.from(JSON.stringify(body(stage))), headers: { 'content-type': 'application/json' } };
  }
  const request = taskRequest(work.draft, { typeId: stage.typeId, statusId: stage.statusId });
  const { typeId, statusId, contactIds, ...message } = request;
  return taskForm(name === 'createTask' ? { ...message, typeId, statusId, contactIds } : message);
}

async function outcomeOf(row: RightsRow, { caller, mount }: { caller: CallerName; mount: string }): Promise<string> {
  const { method, path, status } = endpoints[row.name];
  const params = row.params(stage);
  const url = mount + path.replace(/:(\w+)/g, (_match, key: string) => params[key] ?? '') + row.query;
  if (row.name === 'removeEnvironmentAlias') await addAlias();
  const { payload, headers } = bodyOf(row);
  const answer = await work.service.app.inject({
    method,
    url,
    headers: { ...headers, ...sessions[mount]?.get(caller) },
    ...(payload === undefined ? {} : { payload }),
  });
  if (answer.statusCode === status) return 'done';
  const { code } = answer.json<Problem>();
  return [404, 403].includes(answer.statusCode) ? code : `${answer.statusCode} ${answer.body}`;
}

function addAlias(): Promise<void> {
  return work.service.sql(
    `insert into environment_aliases (environment_id, name) select id, '${stage.alias}' from environments
     where name = 'demo' on conflict do nothing`,
  );
}

/** Each row at both places, and each combination of rights at one of them: who calls is the same to what answers. */
it.each(rightsRows.map((row, index) => ({ title: row.name + row.of, row, index })))(
  '$title: each combination of rights is answered as it should be',
  async ({ row, index }) => {
    const mounts = Object.keys(sessions);
    const outcomes: Record<string, string> = {};
    for (const [number, caller] of callerNames.entries()) {
      outcomes[caller] = await outcomeOf(row, { caller, mount: mounts[(number + index) % mounts.length] ?? '' });
    }
    expect(outcomes).toEqual(row.rule);
  },
);

it('has a row for every endpoint of a session', () => {
  const named = new Set(rightsRows.map(({ name }) => name as string));
  const missing = sessionRows.map(({ name }) => name).filter((name) => !named.has(name));
  expect(missing, 'Say who may call it: a row in test/support/rights-rows.ts.').toEqual([]);
});
