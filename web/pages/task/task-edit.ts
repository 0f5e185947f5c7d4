import type { ContactRef } from '../../../shared/contacts/contact.ts';
import type { TaskChange, TaskDetail } from '../../../shared/tasks/task-change.ts';
import type { UserRef } from '../../../shared/access/user.ts';

/** The state of the form. */
export interface TaskEdit {
  readonly title: string;
  readonly typeId: string;
  readonly statusId: string;
  readonly dueOn: string | null;
  readonly assignee: UserRef | null;
  readonly contacts: readonly ContactRef[];
  /** Null: the description stays as it was captured. */
  readonly description: string | null;
}

/** The changed fields, without the version. */
export type EditedMembers = Omit<TaskChange, 'version'>;

/** A concurrent change in words; `both`: the form changes the same field (conflict). */
export interface OtherChange {
  readonly field: 'title' | 'type' | 'status' | 'dueOn' | 'assignee' | 'contacts' | 'description';
  readonly from: string | null;
  readonly to: string | null;
  readonly both: boolean;
}

/** Only paragraphs and line breaks: as plain text it loses nothing. */
export function isPlain(html: string): boolean {
  return !/<(?!\/?(?:p|br)(?: \/)?>)/i.test(html);
}

export function editOf(task: TaskDetail): TaskEdit {
  const { title, type, status, dueOn, assignee, contacts } = task;
  return { title, typeId: type.id, statusId: status.id, dueOn, assignee, contacts, description: null };
}

/** The fields in which the form differs from its base version. */
export function diffTask(base: TaskDetail, edit: TaskEdit): EditedMembers {
  const { added, removed } = diffContacts(base.contacts, edit.contacts);
  const all = {
    title: diffValue(base.title, edit.title.trim()),
    typeId: diffValue(base.type.id, edit.typeId),
    statusId: diffValue(base.status.id, edit.statusId),
    dueOn: diffValue(base.dueOn, edit.dueOn),
    assigneeId: diffValue(base.assignee?.id ?? null, edit.assignee?.id ?? null),
    addContactIds: added.length === 0 ? undefined : added.map(({ id }) => id),
    removeContactIds: removed.length === 0 ? undefined : removed.map(({ id }) => id),
    description: diffValue(base.description.text, edit.description ?? base.description.text),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** The new value, undefined when it is the same. */
function diffValue<T>(before: T, after: T): T | undefined {
  return before === after ? undefined : after;
}

/** Rebases the form on the current version (three-way merge): the user's edits stay, all other fields follow. */
export function rebaseEdit(base: TaskDetail, edit: TaskEdit, now: TaskDetail): TaskEdit {
  const mine = diffTask(base, edit);
  const fresh = editOf(now);
  const { added, removed } = diffContacts(base.contacts, edit.contacts);
  const kept = fresh.contacts.filter(({ id }) => !removed.some((other) => other.id === id));
  return {
    title: mine.title === undefined ? fresh.title : edit.title,
    typeId: mine.typeId ?? fresh.typeId,
    statusId: mine.statusId ?? fresh.statusId,
    dueOn: mine.dueOn === undefined ? fresh.dueOn : mine.dueOn,
    assignee: mine.assigneeId === undefined ? fresh.assignee : edit.assignee,
    contacts: [...kept, ...added.filter(({ id }) => !kept.some((other) => other.id === id))],
    description: mine.description === undefined ? null : edit.description,
  };
}

/** The concurrent changes between the base version and the current one. */
export function listOtherChanges(base: TaskDetail, edit: TaskEdit, now: TaskDetail): OtherChange[] {
  const mine = diffTask(base, edit);
  const values = [
    { field: 'title', from: base.title, to: now.title, both: mine.title !== undefined },
    { field: 'type', from: base.type.label, to: now.type.label, both: mine.typeId !== undefined },
    { field: 'status', from: base.status.label, to: now.status.label, both: mine.statusId !== undefined },
    { field: 'dueOn', from: base.dueOn, to: now.dueOn, both: mine.dueOn !== undefined },
    {
      field: 'assignee',
      from: base.assignee?.name ?? null,
      to: now.assignee?.name ?? null,
      both: mine.assigneeId !== undefined,
    },
    { field: 'contacts', from: namesOf(base), to: namesOf(now), both: false },
  ] as const;
  const described = base.description.text !== now.description.text;
  return [
    ...values.filter(({ from, to }) => from !== to),
    ...(described
      ? [{ field: 'description', from: null, to: null, both: mine.description !== undefined } as const]
      : []),
  ];
}

function namesOf({ contacts }: TaskDetail): string | null {
  return contacts.length === 0 ? null : contacts.map(({ name }) => name).join(', ');
}

function diffContacts(
  before: readonly ContactRef[],
  after: readonly ContactRef[],
): { readonly added: readonly ContactRef[]; readonly removed: readonly ContactRef[] } {
  const without = (of: readonly ContactRef[], others: readonly ContactRef[]) =>
    of.filter(({ id }) => !others.some((other) => other.id === id));
  return { added: without(after, before), removed: without(before, after) };
}
