import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../../../shared/errors.ts';
import { maxMeetingAddresses, maxMeetings, type Home } from '../../../../shared/capture/home.ts';
import type { HomeRequest } from '../../../../shared/capture/requests.ts';
import type { Task, TaskCreated } from '../../../../shared/tasks/task.ts';
import type { Me } from '../../../../shared/access/user.ts';
import { databases } from '../../../support/database.ts';
import { startTestService, type TestService } from '../../../support/service.ts';
import { openDraft, postTask, taskForm, taskRequest } from '../../../support/task-form.ts';
import type { TaskRequest } from '../../../../shared/tasks/requests.ts';

const people = ['camille', 'sacha', 'noa', 'alix', 'admin'] as const;
type Person = (typeof people)[number];
const minute = 60_000;

describe.each(databases)('POST /v1/home on %s', (kind) => {
  let service: TestService;
  let headers: Record<Person, { authorization: string }>;

  beforeAll(async () => {
    service = await startTestService({ kind });
    await service.sql(`insert into environment_domains (environment_id, domain)
      select id, 'demo.example' from environments where name = 'demo'`);
    await service.sql(`insert into environment_domains (environment_id, domain, admits)
      select id, 'filiale.example', true from environments where name = 'demo'`);
    const signedIn = await Promise.all(
      people.map(async (person) => [person, await service.bearer(`${person}@demo.example`)] as const),
    );
    headers = Object.fromEntries(signedIn) as typeof headers;
  });
  afterAll(() => service.close());

  const ago = (minutes: number) => new Date(service.context.now().getTime() - minutes * minute).toISOString();
  const post = (change: Partial<HomeRequest> = {}, person: Person = 'camille') =>
    service.app.inject({
      method: 'POST',
      url: '/v1/home',
      headers: headers[person],
      payload: { since: ago(60), meetings: [], ...change },
    });
  const home = async (change: Partial<HomeRequest> = {}, person: Person = 'camille') =>
    (await post(change, person)).json<Home>();

  async function save(change: Partial<TaskRequest> = {}, person: Person = 'camille'): Promise<Task> {
    const answer = await postTask(
      service,
      headers[person],
      taskForm(taskRequest(await openDraft(service, headers[person]), change)),
    );
    return answer.json<TaskCreated>().task;
  }
  const undo = (task: Task) =>
    service.app.inject({ method: 'POST', url: `/v1/tasks/${task.id}/undo`, headers: headers.camille });

  it('answers who the caller is, their language, and an empty day', async () => {
    const answer = await post({}, 'alix');
    expect(answer.statusCode).toBe(200);
    expect(answer.json<Home>()).toEqual({
      me: (await service.app.inject({ url: '/v1/me', headers: headers.alix })).json<Me>(),
      language: 'google',
      saves: [],
      moreSaves: 0,
      meetings: [],
    });
  });

  it('answers the language that the caller chose', async () => {
    const settings = await service.app.inject({ url: '/v1/me/preferences', headers: headers.noa });
    const { preferences } = settings.json<{ preferences: object }>();
    const chosen = { ...preferences, language: 'en' };
    await service.app.inject({ method: 'PUT', url: '/v1/me/preferences', headers: headers.noa, payload: chosen });
    expect((await home({}, 'noa')).language).toBe('en');
  });

  it('lists the day’s saves, newest first, undone ones included, until when each can be undone', async () => {
    service.setClock(-20 * minute);
    const early = await save({ title: 'Avant' });
    service.setClock(-11 * minute);
    const late = await save({ title: 'Trop tard' });
    service.setClock(0);
    const taken = await save({ title: 'Reprise' });
    await undo(taken);
    const fresh = await save({ title: 'Fraîche' });
    await save({ title: 'D’un autre' }, 'sacha');
    const { saves, moreSaves } = await home({ since: ago(15) });
    expect(saves).toEqual([
      { ...summary(fresh), contact: null, undoUntil: fresh.undoUntil, undoneAt: null },
      { ...summary(taken), contact: null, undoUntil: null, undoneAt: expect.any(String) as string },
      { ...summary(late), contact: null, undoUntil: null, undoneAt: null },
    ]);
    expect(moreSaves).toBe(0);
    expect((await home({ since: ago(30) })).saves.map(({ title }) => title)).toContain(early.title);
    // Just after midnight: what can still be undone.
    expect((await home({ since: ago(-5) })).saves.map(({ title }) => title)).toEqual(['Fraîche', 'Reprise']);
  });

  it('lists twenty and counts the others', async () => {
    const tasks = [];
    for (let index = 0; index < 23; index++) tasks.push(await save({}, 'admin'));
    const last = tasks.at(-1);
    if (last !== undefined) {
      await service.app.inject({ method: 'POST', url: `/v1/tasks/${last.id}/undo`, headers: headers.admin });
    }
    const { saves, moreSaves } = await home({}, 'admin');
    expect(saves.map(({ id }) => id)).toEqual(
      tasks
        .toReversed()
        .slice(0, 20)
        .map(({ id }) => id),
    );
    expect(moreSaves).toBe(3);
  });

  it('counts no longer back than two days, whatever is asked', async () => {
    service.setClock(-49 * 60 * minute);
    await save({ title: 'Avant-hier' }, 'noa');
    service.setClock(0);
    const { saves } = await home({ since: '1970-01-01T00:00:00.000Z' }, 'noa');
    expect(saves.map(({ title }) => title)).not.toContain('Avant-hier');
  });

  it.each<[string, string[], boolean]>([
    ['colleagues', ['camille@demo.example', 'Noa@Demo.example'], false],
    ['somebody of the company who is no user', ['personne@demo.example'], false],
    ['somebody whom the environment would admit', ['personne@filiale.example'], false],
    ['a room', ['c_1@resource.calendar.google.com'], false],
    ['a client', ['camille@demo.example', 'jeanne@boreal.example'], true],
    ['a contact outside the accounts', ['paul@zenith.example'], true],
    ['a user of another environment', ['dominique@autre.example'], true],
    ['what is no address', ['pas une adresse'], false],
    ['an international address', ['zoé@société.example'], true],
  ])('a meeting with %s: external %s', async (...row) => {
    const [, addresses, external] = row;
    const { meetings } = await home({ meetings: [{ keys: [`event:${randomUUID()}`], addresses }] });
    expect(meetings).toEqual([{ external, task: null }]);
  });

  it('names the newest readable task of a meeting, in the order of the request', async () => {
    const whole = `event:${randomUUID()}`;
    const occurrence = `${whole}:2026-11-23T09:00:00Z`;
    const source = { kind: 'event' as const, keys: [whole] };
    const first = await save({ source });
    const second = await save({ source: { kind: 'event', keys: [occurrence] } });
    const meetings = [[`event:${randomUUID()}`], [whole, occurrence], [whole]].map((keys) => ({ keys, addresses: [] }));
    const tasks = async (person: Person = 'camille') =>
      (await home({ meetings }, person)).meetings.map(({ task }) => task);
    const ref = ({ id, number }: Task) => ({ id, number });
    expect(await tasks()).toEqual([null, ref(second), ref(first)]);
    // Transverse tasks: for admins and the task list.
    expect(await tasks('admin')).toEqual([null, ref(second), ref(first)]);
    expect(await tasks('noa')).toEqual([null, ref(second), ref(first)]);
    expect(await tasks('sacha')).toEqual([null, null, null]);
    expect(await tasks('alix')).toEqual([null, null, null]);
    await undo(second);
    expect(await tasks()).toEqual([null, ref(first), ref(first)]);
  });

  it('knows nothing of another environment', async () => {
    const key = `event:${randomUUID()}`;
    await save({ source: { kind: 'event', keys: [key] } });
    const answer = await service.app.inject({
      method: 'POST',
      url: '/v1/home',
      headers: await service.bearer('dominique@autre.example', 'autre'),
      payload: { since: ago(60), meetings: [{ keys: [key], addresses: ['camille@demo.example'] }] },
    });
    expect(answer.json<Home>()).toMatchObject({ saves: [], meetings: [{ external: true, task: null }] });
  });

  it('answers a day of fifty meetings with two hundred guests each within a second of computing', async () => {
    const meetings = Array.from({ length: maxMeetings }, (_, meeting) => ({
      keys: Array.from({ length: 10 }, (_key, key) => `event:${String(meeting)}:${String(key)}`),
      addresses: Array.from(
        { length: maxMeetingAddresses },
        (_address, guest) => `guest-${String(guest)}@company-${String(meeting)}.example`,
      ),
    }));
    const before = process.cpuUsage();
    const answer = await post({ meetings });
    const { user, system } = process.cpuUsage(before);
    expect(answer.statusCode).toBe(200);
    expect(answer.json<Home>().meetings.filter(({ external }) => external)).toHaveLength(maxMeetings);
    expect(user + system).toBeLessThan(1_000_000);
  });

  const meeting = { keys: ['event:a'], addresses: [] };

  it.each<[string, object]>([
    ['body.since', { since: 'today' }],
    ['body.since', { since: '2026-02-30T00:00:00.000Z' }],
    ['body.since', { since: '0000-01-01T00:00:00.000Z' }],
    ['body.since', { since: undefined }],
    ['body.meetings', { meetings: undefined }],
    ['body.meetings', { meetings: Array.from({ length: maxMeetings + 1 }, () => meeting) }],
    ['body.meetings.0.keys', { meetings: [{ ...meeting, keys: [] }] }],
    ['body.meetings.0.keys.0', { meetings: [{ ...meeting, keys: ['task:1'] }] }],
    ['body.meetings.0.keys', { meetings: [{ ...meeting, keys: Array.from({ length: 11 }, () => 'event:a') }] }],
    ['body.meetings.0.addresses.0', { meetings: [{ ...meeting, addresses: ['x'] }] }],
    ['body.meetings.0.addresses.0', { meetings: [{ ...meeting, addresses: ['x'.repeat(321)] }] }],
    ['body.meetings.0.addresses', { meetings: [{ ...meeting, addresses: Array.from({ length: 201 }, () => 'a@b') }] }],
  ])('names %s when it is wrong', async (path, change) => {
    const answer = await post(change);
    expect(answer.statusCode).toBe(400);
    expect(answer.json<Problem>()).toMatchObject({ code: 'invalid_request', fields: [{ path }] });
  });

  it.each(['a\u0000b@x.example', '\ud800@x.example', `"'; drop table tasks; --"@x.example`])(
    'takes the address %j as data',
    async (address) => {
      expect((await post({ meetings: [{ ...meeting, addresses: [address] }] })).statusCode).toBe(200);
    },
  );

  it('names of each save the contacts that the caller may see', async () => {
    const addresses = ['jeanne@boreal.example', 'contact@boreal.example'];
    const draft = await openDraft(service, headers.camille, addresses);
    const contactIds = draft.contacts.filter(({ linkable }) => linkable).map(({ id }) => id);
    const names = draft.contacts.filter(({ linkable }) => linkable).map(({ name }) => name);
    const form = taskForm(taskRequest(draft, { title: 'Avec contact', contactIds }));
    await postTask(service, headers.camille, form);
    await save({ title: 'Sans contact', contactIds: [] });
    const { saves } = await home();
    const contactOf = (title: string) => saves.find((each) => each.title === title)?.contact;
    expect(contactOf('Avec contact')).toEqual({ name: [...names].sort()[0], more: names.length - 1 });
    expect(contactOf('Sans contact')).toBeNull();
  });
});

function summary({ id, number, title, type, status, createdAt }: Task) {
  return { id, number, title, type, status, createdAt };
}
