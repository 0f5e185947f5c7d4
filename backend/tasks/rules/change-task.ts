import type { AuditChange } from '../../../shared/audit/audit.ts';
import type { TaskChange, TaskEvent } from '../../../shared/tasks/task-change.ts';
import { mayBeGiven, type AssigneeStanding } from './assignee.ts';
import { mayLink, maySee, type ContactStanding, type Viewer } from '../../access/rules/rights.ts';

/** The same limit as for a new task. */
export const maxTaskContacts = 100;

/** A type or a status with its label. */
export interface Labelled {
  readonly id: string;
  readonly label: string;
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** The facts about the task to change, for a viewer who may read it. */
export interface ChangeableTask {
  readonly version: number;
  /** Undone or deleted. */
  readonly removed: boolean;
  /** Whether the viewer may write it (rights.ts, `mayWrite`). */
  readonly writable: boolean;
  readonly title: string;
  readonly type: Labelled;
  readonly status: Labelled;
  /** Calendar date `YYYY-MM-DD`. */
  readonly dueOn: string | null;
  readonly assignee: Named | null;
}

/** The types, statuses, users and contacts that the change refers to and that exist. */
export interface ChosenOnes {
  /** Null: no such type, or an archived one. */
  readonly type: Labelled | null;
  readonly status: Labelled | null;
  readonly assignee: (Named & AssigneeStanding) | null;
}

export interface ChangeCase {
  readonly viewer: Viewer;
  /** Its title and description are in their stored form. */
  readonly change: TaskChange;
  readonly task: (ChangeableTask & { readonly descriptionText: string; readonly contactIds: readonly string[] }) | null;
  readonly chosen: ChosenOnes;
  /** The contacts to add and to remove that exist. */
  readonly contacts: readonly (Named & ContactStanding)[];
}

type Field = TaskEvent['changes'][number]['field'];

/** A changed field, as the audit trail records it. */
export type FieldChange = AuditChange & { readonly field: Field };

export type ReferenceRefusal =
  /** No such user, or one who cannot be given tasks. */
  | { readonly outcome: 'assignee_refused' }
  /** No such type or status, or an archived one. */
  | { readonly outcome: 'unknown_reference'; readonly fields: ('typeId' | 'statusId')[] };

export type ChangeRefusal =
  | ReferenceRefusal
  | { readonly outcome: 'not_found' }
  | { readonly outcome: 'forbidden' }
  /** Optimistic lock: the task was changed since the version that the caller read. */
  | { readonly outcome: 'task_changed' }
  | { readonly outcome: 'contacts_out_of_scope'; readonly contactIds: string[] }
  | { readonly outcome: 'too_many_contacts' };

export interface AcceptedChange {
  readonly outcome: 'accepted';
  /** Empty: the task has the requested values already. */
  readonly changes: readonly FieldChange[];
  readonly addedIds: readonly string[];
  readonly removedIds: readonly string[];
}

/**
 * Decides on a change of a task. A change whose values the task has already succeeds whatever the version, so that a
 * retry gets the same answer. Unchanged fields are not validated, so an archived type may stay.
 */
export function decideChange(request: ChangeCase): AcceptedChange | ChangeRefusal {
  const { task, change, chosen } = request;
  if (task === null) return { outcome: 'not_found' };
  if (!task.writable) return { outcome: 'forbidden' };
  const contacts = decideContactChanges(request, task.contactIds);
  if (contacts.refusedIds.length > 0) return { outcome: 'contacts_out_of_scope', contactIds: contacts.refusedIds };
  const fields = listChangedFields(task, change);
  const described = change.description !== undefined && change.description !== task.descriptionText;
  const { addedIds, removedIds } = contacts;
  const changes = [
    ...fields.map((field) => describeChange(field, { task, change, chosen })),
    ...contacts.changes,
    ...(described ? [{ field: 'description' as const, from: null, to: null }] : []),
  ];
  const accepted = { outcome: 'accepted' as const, changes, addedIds, removedIds };
  return changes.length === 0 ? accepted : (findRefusal(request, task, { fields, addedIds, removedIds }) ?? accepted);
}

export type ChangedField = Exclude<Field, 'contacts' | 'description'>;
type Values = Pick<TaskChange, 'title' | 'typeId' | 'statusId' | 'dueOn' | 'assigneeId'>;

function findRefusal(
  { change, chosen }: ChangeCase,
  task: NonNullable<ChangeCase['task']>,
  { fields, addedIds, removedIds }: { fields: ChangedField[]; addedIds: string[]; removedIds: string[] },
): ChangeRefusal | null {
  if (change.version !== task.version) return { outcome: 'task_changed' };
  if (task.removed) return { outcome: 'not_found' };
  const contacts = task.contactIds.length + addedIds.length - removedIds.length;
  if (addedIds.length > 0 && contacts > maxTaskContacts) return { outcome: 'too_many_contacts' };
  return findReferenceRefusal(fields, change, chosen);
}

/** The fields to which the change gives another value. */
export function listChangedFields(task: ChangeableTask, change: Values): ChangedField[] {
  const fields: [ChangedField, unknown, unknown][] = [
    ['title', task.title, change.title],
    ['type', task.type.id, change.typeId],
    ['status', task.status.id, change.statusId],
    ['dueOn', task.dueOn, change.dueOn],
    ['assignee', task.assignee?.id ?? null, change.assigneeId],
  ];
  return fields.filter(([, from, to]) => to !== undefined && to !== from).map(([field]) => field);
}

/** The refusal of a new type, status or assignee that does not exist or may not be chosen; null when there is none. */
export function findReferenceRefusal(
  fields: readonly ChangedField[],
  change: Pick<Values, 'assigneeId'>,
  chosen: ChosenOnes,
): ReferenceRefusal | null {
  const unknown = [
    ...(fields.includes('type') && chosen.type === null ? ['typeId' as const] : []),
    ...(fields.includes('status') && chosen.status === null ? ['statusId' as const] : []),
  ];
  if (unknown.length > 0) return { outcome: 'unknown_reference', fields: unknown };
  const given = fields.includes('assignee') && change.assigneeId !== null;
  return given && !mayBeGiven(chosen.assignee) ? { outcome: 'assignee_refused' } : null;
}

interface Changing {
  readonly task: ChangeableTask;
  readonly change: Values;
  readonly chosen: NamedOnes;
}

/** The type, status and user that a change refers to, as far as they exist. */
export interface NamedOnes {
  readonly type: Labelled | null;
  readonly status: Labelled | null;
  readonly assignee: Named | null;
}

/** The change of one field as text, for the audit trail. */
export function describeChange(field: ChangedField, changing: Changing): FieldChange {
  return { field, from: wordsOfTask(changing.task)[field], to: wordsOfChange(changing)[field] };
}

type Words = Readonly<Record<ChangedField, string | null>>;

function wordsOfTask({ title, type, status, dueOn, assignee }: ChangeableTask): Words {
  return { title, type: type.label, status: status.label, dueOn, assignee: assignee?.name ?? null };
}

/** The new values as text, for the fields that the change has. */
function wordsOfChange({ change, chosen }: Changing): Words {
  const { title = null, dueOn = null, assigneeId } = change;
  const assignee = assigneeId === null ? null : chosen.assignee;
  return {
    title,
    type: chosen.type?.label ?? null,
    status: chosen.status?.label ?? null,
    dueOn,
    assignee: assignee?.name ?? null,
  };
}

/**
 * The contacts to link and to unlink, without those that are so already. `refusedIds`: contacts that are outside the
 * scope or do not exist.
 */
function decideContactChanges({ viewer, change, contacts }: ChangeCase, linked: readonly string[]) {
  const addable = new Map(
    contacts.filter((contact) => mayAdd(contact, viewer, linked)).map((contact) => [contact.id, contact]),
  );
  const removable = new Map(
    contacts.filter((contact) => maySee(viewer.scope, contact)).map((contact) => [contact.id, contact]),
  );
  const adding = [...new Set(change.addContactIds)];
  const removing = [...new Set(change.removeContactIds)];
  const addedIds = adding.filter((id) => !linked.includes(id));
  const removedIds = removing.filter((id) => linked.includes(id));
  const changes = [
    ...addedIds.map((id) => ({ ...describeContact(id), to: addable.get(id)?.name ?? null })),
    ...removedIds.map((id) => ({ ...describeContact(id), from: removable.get(id)?.name ?? null })),
  ];
  const refusedIds = [...adding.filter((id) => !addable.has(id)), ...removing.filter((id) => !removable.has(id))];
  return { addedIds, removedIds, changes, refusedIds };
}

/** A visible contact that is linked already may be named again, even if it could no longer be linked. */
function mayAdd(contact: Named & ContactStanding, { scope }: Viewer, linked: readonly string[]): boolean {
  return mayLink(scope, contact) || (linked.includes(contact.id) && maySee(scope, contact));
}

function describeContact(contactId: string): FieldChange {
  return { field: 'contacts', from: null, to: null, contactId };
}
