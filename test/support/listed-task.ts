import type { TaskFilter, TaskSort } from '../../shared/tasks/task-list.ts';
import { mayRead, maySee, type ContactStanding, type Viewer } from '../../backend/access/rules/rights.ts';

/** A task as the rules of the list see it: what is in the database, said once more without SQL. */
export interface ListedTask {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly typeId: string;
  readonly status: { readonly id: string; readonly closed: boolean };
  readonly authorId: string;
  readonly assigneeId: string | null;
  readonly contacts: readonly { readonly id: string; readonly accountId: string }[];
  readonly dueOn: string | null;
  readonly source: 'mail' | 'event' | 'manual';
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly undone: boolean;
}

/** Who looks, and how every contact stands to them. */
export interface Reader {
  readonly viewer: Viewer;
  readonly standing: (contactId: string) => ContactStanding;
}

/** The ids of the tasks that a list shows, in its order, by the words of shared/tasks/task-list.ts. */
export function listIds(tasks: readonly ListedTask[], filter: TaskFilter, reader: Reader): string[] {
  return tasks
    .filter((task) => !task.undone && isReadable(task, reader) && isAskedFor(task, filter, reader))
    .sort(comparisons[filter.sort ?? '-created'])
    .map(({ id }) => id);
}

function isReadable(task: ListedTask, { viewer, standing }: Reader): boolean {
  const { authorId, assigneeId } = task;
  return mayRead(viewer, { authorId, assigneeId, contacts: task.contacts.map(({ id }) => standing(id)) });
}

type Test = (task: ListedTask, wanted: string, reader: Reader) => boolean;

const tests: Readonly<Record<Exclude<keyof TaskFilter, 'sort'>, Test>> = {
  view: (task, view, { viewer, standing }) => {
    if (view === 'mine') return [task.authorId, task.assigneeId].includes(viewer.userId);
    return view === 'transverse' ? task.contacts.length === 0 : task.contacts.some(({ id }) => standing(id).attached);
  },
  state: ({ status }, state) => status.closed === (state === 'closed'),
  typeIds: ({ typeId }, ids) => ids.split(',').includes(typeId),
  statusIds: ({ status }, ids) => ids.split(',').includes(status.id),
  contactId: ({ contacts }, wanted, reader) => contacts.some(({ id }) => id === wanted && isSeen(id, reader)),
  accountId: ({ contacts }, wanted, reader) =>
    contacts.some(({ id, accountId }) => accountId === wanted && isSeen(id, reader)),
  authorId: ({ authorId }, wanted) => authorId === wanted,
  assigneeId: ({ assigneeId }, wanted) => assigneeId === (wanted === 'none' ? null : wanted),
  source: ({ source }, wanted) => source === wanted,
  createdFrom: ({ createdAt }, from) => createdAt >= from,
  createdBefore: ({ createdAt }, before) => createdAt < before,
  dueFrom: ({ dueOn }, from) => dueOn !== null && dueOn >= from,
  dueTo: ({ dueOn }, to) => dueOn !== null && dueOn <= to,
  text: ({ title, text }, wanted) => {
    const words = plainWords(`${title} ${text}`);
    const beginnings = plainWords(wanted);
    return beginnings.length > 0 && beginnings.every((beginning) => words.some((word) => word.startsWith(beginning)));
  },
};

/** A contact outside the scope is shown as a count only, so asking for it finds nothing. */
function isSeen(contactId: string, { viewer, standing }: Reader): boolean {
  return maySee(viewer.scope, standing(contactId));
}

function isAskedFor(task: ListedTask, filter: TaskFilter, reader: Reader): boolean {
  const members = Object.keys(tests) as (keyof typeof tests)[];
  return members.every((member) => {
    const wanted = filter[member];
    return wanted === undefined || tests[member](task, wanted, reader);
  });
}

function plainWords(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}

type Comparison = (one: ListedTask, other: ListedTask) => number;

const byCreation: Comparison = (one, other) => compare(one.createdAt, other.createdAt) || compare(one.id, other.id);
const byChange: Comparison = (one, other) => compare(one.updatedAt, other.updatedAt) || compare(one.id, other.id);

const comparisons: Readonly<Record<TaskSort, Comparison>> = {
  '-created': reverse(byCreation),
  created: byCreation,
  '-updated': reverse(byChange),
  updated: byChange,
  due: putUndatedLast((one, other) => compare(one.dueOn ?? '', other.dueOn ?? '') || compare(one.id, other.id)),
  '-due': putUndatedLast((one, other) => compare(other.dueOn ?? '', one.dueOn ?? '') || compare(other.id, one.id)),
};

function reverse(comparison: Comparison): Comparison {
  return (one, other) => comparison(other, one);
}

/** Those without a due date come last, the newest of them first. */
function putUndatedLast(comparison: Comparison): Comparison {
  return (one, other) => {
    if (one.dueOn !== null && other.dueOn !== null) return comparison(one, other);
    if (one.dueOn === null && other.dueOn === null) return byCreation(other, one);
    return one.dueOn === null ? 1 : -1;
  };
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
