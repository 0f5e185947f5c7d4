import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engineOf, type Database } from '../../../backend/platform/database/database.ts';
import type { Connection, Engine } from '../../../backend/platform/database/engine.ts';
import type { Draft } from '../../../shared/capture/draft.ts';
import type { Task, TaskCreated } from '../../../shared/tasks/task.ts';
import { databases } from '../../support/database.ts';
import { startTestService, type TestService } from '../../support/service.ts';
import { openDraft, taskForm, taskRequest, type TestForm } from '../../support/task-form.ts';

/*
 * Every message to the database waits for its answer: on a server far away, their number is what a rep waits for. Here
 * are those of each transaction between BEGIN and COMMIT, one message each, by the names of their statements.
 */
describe.each(databases)('messages to %s', (kind) => {
  let service: TestService;
  let camille: { authorization: string };
  let draft: Draft;
  let transactions: string[][];

  beforeAll(async () => {
    service = await startTestService({ kind });
    camille = await service.bearer('camille@demo.example');
    draft = await openDraft(service, camille);
    transactions = recordTransactions(service.database);
  });
  afterAll(() => service.close());

  /** The last transaction of the request. That of the ledger comes after the answer. */
  async function messagesOf(method: 'POST' | 'PATCH' | 'DELETE', url: string, body: object | TestForm) {
    transactions.length = 0;
    const { headers, payload } = 'payload' in body ? body : { headers: {}, payload: body };
    const answer = await service.app.inject({ method, url, headers: { ...camille, ...headers }, payload });
    expect(answer.statusCode, answer.body).toBeLessThan(300);
    return transactions.findLast(([first]) => first !== 'capture_lines');
  }

  const source = () => ({ kind: 'mail' as const, keys: [`mail:${randomUUID()}`], threadKeys: [] });

  async function saveTask(): Promise<Task> {
    const { headers, payload } = taskForm(taskRequest(draft, { source: source() }));
    const answer = await service.app.inject({
      method: 'POST',
      url: '/v1/tasks',
      headers: { ...camille, ...headers },
      payload,
    });
    return answer.json<TaskCreated>().task;
  }

  it('opening a mail: one', async () => {
    const request = { source: source(), addresses: [] };
    expect(await messagesOf('POST', '/v1/drafts', request)).toEqual(['draft']);
  });

  it('saving: two to decide and write, beside who asks and what is answered', async () => {
    const files = [{ name: 'devis.pdf', bytes: randomBytes(100) }];
    const form = taskForm(taskRequest(draft, { source: source() }, files), files);
    const retry = ['actor', 'creation_facts', 'task_attached'];
    expect(await messagesOf('POST', '/v1/tasks', form)).toEqual(retry.toSpliced(2, 0, 'insert_task'));
    expect(await messagesOf('POST', '/v1/tasks', form)).toEqual(retry);
  });

  it('adding a mail: three, and three for its words', async () => {
    const { id } = await saveTask();
    const chosen = { typeId: undefined, statusId: undefined, contactIds: undefined };
    const form = taskForm({ ...taskRequest(draft, { source: source() }), ...chosen });
    expect(await messagesOf('POST', `/v1/tasks/${id}/messages`, form)).toEqual([
      'actor',
      'lock_tasks',
      'addition_facts_attached',
      'insert_message',
      'task_texts',
      'SET',
      'renew_words',
      'task_attached',
    ]);
  });

  it('changing, deleting and bringing back: three each', async () => {
    const { id } = await saveTask();
    const decided = ['actor', 'lock_tasks'];
    expect(await messagesOf('PATCH', `/v1/tasks/${id}`, { version: 1, dueOn: '2026-12-01' })).toEqual([
      ...decided,
      'change_facts_attached',
      'change_task',
      'changed_task_attached',
    ]);
    const bulk = { taskIds: [id, (await saveTask()).id], change: { dueOn: '2026-12-02' } };
    expect(await messagesOf('POST', '/v1/tasks/changes', bulk)).toEqual([
      ...decided,
      'bulk_change_facts_attached',
      'change_tasks',
    ]);
    const undo = { changed: [{ id, version: 3, former: { dueOn: '2026-12-01' } }] };
    expect(await messagesOf('POST', '/v1/tasks/changes/undo', undo)).toEqual([
      ...decided,
      'bulk_undo_facts_attached',
      'change_tasks',
    ]);
    const removed = [...decided, 'removal_facts_attached', 'set_removal', 'task_attached'];
    expect(await messagesOf('DELETE', `/v1/tasks/${id}`, {})).toEqual(removed);
    expect(await messagesOf('POST', `/v1/tasks/${id}/restore`, {})).toEqual(removed);
  });

  it('undoing: two', async () => {
    expect(await messagesOf('POST', `/v1/tasks/${(await saveTask()).id}/undo`, {})).toEqual([
      'actor',
      'undo_facts_attached',
      'undo_task',
      'task_attached',
    ]);
  });

  it('adding a contact: three', async () => {
    const address = `${randomUUID()}@nouveau.example`;
    expect(await messagesOf('POST', '/v1/contacts', { name: 'Nouveau Venu', address })).toEqual([
      'actor',
      'lock_contact_names',
      'contact_creation_facts_attached',
      'insert_contact',
      'known_contact_attached',
    ]);
  });
});

/** Of each transaction from now on, what is sent after its opening and before its end. */
function recordTransactions(database: Database): string[][] {
  const transactions: string[][] = [];
  const engine = engineOf(database) as { withConnection: Engine['withConnection'] };
  const withConnection = engine.withConnection.bind(engine);
  engine.withConnection = (work) =>
    withConnection((connection) => {
      const names: string[] = [];
      transactions.push(names);
      return work(recorded(connection, names));
    });
  return transactions;
}

function recorded(connection: Connection, names: string[]): Connection {
  return {
    execute(statements) {
      const word = statements.split(/[ ;]/)[0] ?? '';
      if (word !== 'BEGIN' && word !== 'COMMIT') names.push(word);
      return connection.execute(statements);
    },
    query(query) {
      names.push(query.name);
      return connection.query(query);
    },
    builder: () => connection.builder(),
    discard: () => {
      connection.discard();
    },
  };
}
