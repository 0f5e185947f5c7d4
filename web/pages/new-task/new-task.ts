import type { ContactRef } from '../../../shared/contacts/contact.ts';
import type { TaskRequest } from '../../../shared/tasks/requests.ts';
import type { TaskChoices } from '../../../shared/task-choices/task-choices.ts';
import type { Me, UserRef } from '../../../shared/access/user.ts';
import { announceFiles } from '../../components/use-upload.ts';

/** A task by hand as it stands in the form. */
export interface NewTask {
  readonly title: string;
  readonly typeId: string;
  readonly statusId: string;
  readonly dueOn: string | null;
  readonly assignee: UserRef | null;
  readonly contacts: readonly ContactRef[];
  readonly description: string;
  readonly files: readonly File[];
}

/**
 * The defaults of a manual task: the environment's, otherwise its first type and its first open status. Its assignee is
 * its author, if they have accounts.
 */
export function emptyTask(
  { types, statuses, defaults: { manual } }: TaskChoices,
  { user, creation }: Pick<Me, 'user' | 'creation'>,
): NewTask {
  const type = types.find(({ archived }) => !archived);
  const offered = statuses.filter(({ archived }) => !archived);
  const status = offered.find(({ closed }) => !closed) ?? offered[0];
  return {
    title: '',
    typeId: manual.typeId ?? type?.id ?? '',
    statusId: manual.statusId ?? status?.id ?? '',
    dueOn: null,
    assignee: creation.accounts === 'none' ? null : user,
    contacts: [],
    description: '',
    files: [],
  };
}

/** Whether something was entered that would be lost. */
export function isStarted({ title, description, contacts, files, dueOn }: NewTask): boolean {
  return title.trim() + description.trim() !== '' || contacts.length + files.length > 0 || dueOn !== null;
}

/** The form as the request has it, but for the idempotency key. */
export function requestOf(task: NewTask): Omit<TaskRequest, 'idempotencyKey'> {
  const { typeId, statusId, dueOn, assignee, contacts, description, files } = task;
  return {
    title: task.title.trim(),
    typeId,
    statusId,
    contactIds: contacts.map(({ id }) => id),
    dueOn,
    ...(assignee === null ? {} : { assigneeId: assignee.id }),
    description: { html: null, text: description, truncated: false },
    source: { kind: 'manual', keys: [] },
    files: announceFiles(files),
    links: [],
    omissions: [],
  };
}
