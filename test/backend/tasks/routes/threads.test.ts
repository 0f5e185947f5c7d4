import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Draft } from '../../../../shared/capture/draft.ts';
import type { TaskRequest } from '../../../../shared/tasks/requests.ts';
import type { Task, TaskCreated } from '../../../../shared/tasks/task.ts';
import { oneDatabase } from '../../../support/database.ts';
import { startTestService, type TestService } from '../../../support/service.ts';
import { openDraft, postTask, taskForm, taskRequest, type TestFile } from '../../../support/task-form.ts';

describe.each(oneDatabase)('tasks of a thread on %s', (kind) => {
  let service: TestService;
  let camille: { authorization: string };
  let sacha: { authorization: string };

  beforeAll(async () => {
    service = await startTestService({ kind });
    camille = await service.bearer('camille@demo.example');
    sacha = await service.bearer('sacha@demo.example');
  });
  afterAll(() => service.close());

  /** A thread of three mails, each answering those before it. */
  const thread = () => {
    const [first, second, third] = Array.from({ length: 3 }, () => `mail:${randomUUID()}@x`) as [
      string,
      string,
      string,
    ];
    return {
      first: { kind: 'mail' as const, keys: [first] },
      second: { kind: 'mail' as const, keys: [second], threadKeys: [first] },
      third: { kind: 'mail' as const, keys: [third], threadKeys: [first, second, second] },
      /** Answers the first mail beside the second. */
      aside: { kind: 'mail' as const, keys: [`mail:${randomUUID()}@x`], threadKeys: [first] },
    };
  };

  async function save(source: TaskRequest['source'], files: TestFile[] = [], contactIds: string[] = []): Promise<Task> {
    const draft = await openDraft(service, camille);
    const form = taskForm(taskRequest(draft, { source, contactIds }, files), files);
    const answer = await postTask(service, camille, form);
    return answer.json<TaskCreated>().task;
  }

  async function open(source: TaskRequest['source'], headers = camille): Promise<Draft> {
    const payload = { source, addresses: [] };
    return (await service.app.inject({ method: 'POST', url: '/v1/drafts', headers, payload })).json<Draft>();
  }
  const numbers = (tasks: readonly { number: number }[]) => tasks.map(({ number }) => number);

  it('are found from a later mail, an earlier one and one beside, and not under the mail itself', async () => {
    const mails = thread();
    const { number } = await save(mails.second);
    for (const mail of [mails.first, mails.third, mails.aside]) {
      const draft = await open(mail);
      expect(numbers(draft.threadTasks)).toEqual([number]);
      expect(draft.savedBefore).toEqual([]);
    }
    const itself = await open(mails.second);
    expect(itself.threadTasks).toEqual([]);
    expect(numbers(itself.savedBefore)).toEqual([number]);
    expect((await open(thread().second)).threadTasks).toEqual([]);
  });

  it('come newest first with their files, until they are undone', async () => {
    const mails = thread();
    const files = [{ name: 'devis.pdf', bytes: Buffer.from('devis') }];
    const first = await save(mails.first, files);
    service.setClock(60_000);
    const second = await save(mails.second);
    service.setClock(0);
    const draft = await open(mails.third);
    expect(draft.threadTasks).toMatchObject([
      { id: second.id, status: { label: 'À faire', closed: false }, writable: true, files: [] },
      { id: first.id, writable: true, files: [{ name: 'devis.pdf', size: 5 }], author: { name: 'Camille' } },
    ]);
    await service.app.inject({ method: 'POST', url: `/v1/tasks/${first.id}/undo`, headers: camille });
    expect(numbers((await open(mails.third)).threadTasks)).toEqual([second.number]);
  });

  it('are shown to whoever may read them, and say who may add to them', async () => {
    const mails = thread();
    const transverse = await save(mails.first);
    const jeanne = (await openDraft(service, camille, ['jeanne@boreal.example'])).contacts[0]?.id ?? '';
    const ofContact = await save(mails.second, [], [jeanne]);
    expect((await open(mails.third, sacha)).threadTasks).toMatchObject([{ id: ofContact.id, writable: true }]);
    const noa = await open(mails.third, await service.bearer('noa@demo.example'));
    expect(noa.threadTasks).toMatchObject([{ id: transverse.id, writable: false }]);
    expect((await open(mails.third, await service.bearer('alix@demo.example'))).threadTasks).toEqual([]);
  });

  it('takes at most 100 keys', async () => {
    const threadKeys = Array.from({ length: 101 }, (_, index) => `mail:${index}`);
    const payload = { source: { kind: 'mail', keys: ['mail:x'], threadKeys }, addresses: [] };
    const answer = await service.app.inject({ method: 'POST', url: '/v1/drafts', headers: camille, payload });
    expect(answer.statusCode).toBe(400);
    const fewer = { ...payload, source: { ...payload.source, threadKeys: threadKeys.slice(1) } };
    const accepted = await service.app.inject({ method: 'POST', url: '/v1/drafts', headers: camille, payload: fewer });
    expect(accepted.statusCode).toBe(200);
  });
});
