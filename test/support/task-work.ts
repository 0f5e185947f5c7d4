import type { Draft } from '../../shared/capture/draft.ts';
import type { TaskRequest } from '../../shared/tasks/requests.ts';
import type { Task, TaskCreated } from '../../shared/tasks/task.ts';
import type { TaskDetail } from '../../shared/tasks/task-change.ts';
import { startTestService, type TestService, type TestServiceOptions } from './service.ts';
import { openDraft, postTask, taskForm, taskRequest, type TestFile } from './task-form.ts';

const people = ['camille', 'sacha', 'noa', 'alix', 'admin'] as const;
/** A user of `demo` with the rights that support/service.ts gives them; `dominique` is of another environment. */
export type Person = (typeof people)[number] | 'dominique';

/** Who may read a task that Camille saved without contacts, with the status that reading it answers. */
export const readersOfCamille: readonly (readonly [Person, number])[] = [
  ['camille', 200],
  ['admin', 200],
  ['noa', 200],
  ['sacha', 404],
  ['alix', 404],
  ['dominique', 404],
];

export interface SaveOptions {
  /** Addresses whose contacts are linked. */
  readonly addresses?: readonly string[];
  readonly files?: readonly TestFile[];
  readonly change?: Partial<TaskRequest>;
}

/** A service with everybody signed in, for tests of what is done with saved tasks. */
export interface TaskWork {
  readonly service: TestService;
  /** As Sacha sees it, whom every type, status, rep and contact is offered. */
  readonly draft: Draft;
  /** `request`: a method and a path, with a blank between. */
  call(person: Person, request: `${Method} /${string}`, payload?: object): Promise<Answer>;
  save(person: Person, options?: SaveOptions): Promise<Task>;
  read(person: Person, taskId: string): Promise<TaskDetail>;
  userId(name: string): string;
  contactId(name: string): string;
  typeId(label: string): string;
  statusId(label: string): string;
  close(): Promise<void>;
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
type Answer = Awaited<ReturnType<TestService['app']['inject']>>;

export async function startTaskWork(options: TestServiceOptions = {}): Promise<TaskWork> {
  const service = await startTestService(options);
  const bearers = new Map<Person, { authorization: string }>();
  for (const person of people) bearers.set(person, await service.bearer(`${person}@demo.example`));
  bearers.set('dominique', await service.bearer('dominique@autre.example', 'autre'));
  const bearerOf = (person: Person) => bearers.get(person) ?? { authorization: '' };
  const known = ['jeanne@boreal.example', 'paul@zenith.example', 'luc@fournil.example'];
  const draft = await openDraft(service, bearerOf('sacha'), known);

  const work: TaskWork = {
    service,
    draft,
    call: (person, request, payload) => {
      const blank = request.indexOf(' ');
      return service.app.inject({
        // Its type says so, which TypeScript does not follow through a slice.
        method: request.slice(0, blank) as Method,
        url: request.slice(blank + 1),
        headers: bearerOf(person),
        ...(payload === undefined ? {} : { payload }),
      });
    },
    save: async (person, { addresses = [], files = [], change = {} } = {}) => {
      const own = await openDraft(service, bearerOf(person), addresses);
      const contactIds = own.contacts.filter(({ ticked }) => ticked).map(({ id }) => id);
      // Not what the service learned of the tests before.
      const chosen = { typeId: work.typeId('Appel'), statusId: work.statusId('À faire'), contactIds };
      const form = taskForm(taskRequest(own, { ...chosen, ...change }, files), files);
      const answer = await postTask(service, bearerOf(person), form);
      if (answer.statusCode !== 201) throw new Error(`not saved: ${answer.body}`);
      return answer.json<TaskCreated>().task;
    },
    read: async (person, taskId) => {
      const answer = await work.call(person, `GET /v1/tasks/${taskId}`);
      if (answer.statusCode !== 200) throw new Error(`not read: ${answer.body}`);
      return answer.json<TaskDetail>();
    },
    userId: (name) => idOf(draft.assignees, (user) => user.name === name),
    contactId: (name) => idOf(draft.contacts, (contact) => contact.name === name),
    typeId: (label) => idOf(draft.types, (type) => type.label === label),
    statusId: (label) => idOf(draft.statuses, (status) => status.label === label),
    close: () => service.close(),
  };
  return work;
}

function idOf<T extends { readonly id: string }>(items: readonly T[], is: (item: T) => boolean): string {
  const found = items.find(is);
  if (found === undefined) throw new Error('not one of the draft');
  return found.id;
}
