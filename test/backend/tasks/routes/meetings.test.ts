import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Draft } from '../../../../shared/capture/draft.ts';
import type { Problem } from '../../../../shared/errors.ts';
import type { TaskRequest } from '../../../../shared/tasks/requests.ts';
import type { MeetingTime, Task, TaskCreated } from '../../../../shared/tasks/task.ts';
import { oneDatabase } from '../../../support/database.ts';
import type { TestService } from '../../../support/service.ts';
import { postTask, startDrafting, taskForm, taskRequest } from '../../../support/task-form.ts';

describe.each(oneDatabase)('tasks of meetings on %s', (kind) => {
  let service: TestService;
  let camille: { authorization: string };
  let draft: Draft;

  beforeAll(async () => {
    ({ service, camille, draft } = await startDrafting(kind));
  });
  afterAll(() => service.close());

  function send(request: TaskRequest) {
    return postTask(service, camille, taskForm(request));
  }
  const event = { kind: 'event' as const, keys: [`event:${randomUUID()}`] };
  const noon: MeetingTime = { start: '2026-11-23T11:00:00.000Z', end: '2026-11-23T12:30:00.000Z' };

  it.each<[string, MeetingTime]>([
    ['a time', noon],
    ['no length', { start: noon.start, end: noon.start }],
    ['the night of a year', { start: '2026-12-31T22:59:59.999Z', end: '2027-01-01T00:00:00.000Z' }],
    ['a day', { start: '2026-11-23', end: '2026-11-24' }],
    ['a leap day', { start: '2028-02-29', end: '2028-03-01' }],
    ['a fortnight', { start: '2026-11-23', end: '2026-12-07' }],
    ['far years', { start: '1000-01-01', end: '9999-12-31' }],
    ['far instants', { start: '1000-01-01T00:00:00.000Z', end: '9999-12-31T23:59:59.999Z' }],
  ])('keep %s and give it back', async (_what, meeting) => {
    const created = await send(taskRequest(draft, { source: event, meeting }));
    expect(created.statusCode).toBe(201);
    const { task } = created.json<TaskCreated>();
    expect(task).toMatchObject({ meeting, sourceKind: 'event' });
    const read = await service.app.inject({ url: `/v1/tasks/${task.id}`, headers: camille });
    expect(read.json<Task>().meeting).toEqual(meeting);
  });

  it('may be made of an invitation mail, and may have no time', async () => {
    const source = { kind: 'mail' as const, keys: [`mail:${randomUUID()}`, ...event.keys] };
    const invitation = (await send(taskRequest(draft, { source, meeting: noon }))).json<TaskCreated>().task;
    expect(invitation).toMatchObject({
      meeting: noon,
      sourceKind: 'mail',
      sourceKeys: [...event.keys, source.keys[0]],
    });
    expect((await send(taskRequest(draft, { source: event }))).json<TaskCreated>().task.meeting).toBeNull();
  });

  it('are another content when the time is another', async () => {
    const request = taskRequest(draft, { source: event, meeting: noon });
    const { task } = (await send(request)).json<TaskCreated>();
    expect((await send(request)).json<TaskCreated>()).toMatchObject({ task: { id: task.id }, replayed: true });
    const moved = await send({ ...request, meeting: { start: '2026-11-23', end: '2026-11-24' } });
    expect(moved.json<Problem>()).toMatchObject({ status: 409, code: 'idempotency_conflict', taskId: task.id });
  });

  it.each<[string, unknown]>([
    ['an end before the start', { start: noon.end, end: noon.start }],
    ['an end a day before the start', { start: '2026-11-24', end: '2026-11-23' }],
    ['an instant and a day', { start: '2026-11-23T11:00:00.000Z', end: '2026-11-24' }],
    ['no end', { start: '2026-11-23' }],
    ['a day that does not exist', { start: '2026-02-30', end: '2026-03-02' }],
    ['an instant that does not exist', { ...noon, start: '2026-02-30T11:00:00.000Z' }],
    ['another time zone', { start: '2026-11-23T11:00:00+01:00', end: '2026-11-23T12:00:00+01:00' }],
    ['year zero', { start: '0000-01-01', end: '0000-01-02' }],
    ['more than a start and an end', { ...noon, place: 'x' }],
    ['infinity', { start: '-infinity', end: 'infinity' }],
    ['null', null],
  ])('are refused with %s', async (_what, meeting) => {
    const answer = await send({ ...taskRequest(draft, { source: event }), meeting: meeting as MeetingTime });
    expect(answer.statusCode).toBe(400);
    const { code, fields = [] } = answer.json<Problem>();
    expect(code).toBe('invalid_request');
    expect(fields.map(({ path }) => path.split('.').slice(0, 2))).toContainEqual(['task', 'meeting']);
  });

  it('say which files are tracking pixels', async () => {
    const omissions = [{ name: 'pixel.gif', size: 43, reason: 'trackingPixel' as const }];
    const created = await send(taskRequest(draft, { omissions }));
    expect(created.json<TaskCreated>().task.omissions).toEqual(omissions);
  });
});
