import type { Attachment, Task } from '../../shared/tasks/task.ts';
import type { TaskDetail } from '../../shared/tasks/task-change.ts';
import { readTask, readTaskDetail, type TaskDetailRecord } from './sql/read-task.ts';
import type { StoredAttachment, TaskRecord } from './sql/task-record.ts';
import type { TaskUndo } from './sql/create-task.ts';
import { undoTask } from './sql/create-task.ts';
import type { Viewer } from '../access/rules/rights.ts';
import { isDeletable, restoreUntil } from './rules/task-removal.ts';
import type { Principal } from '../access/caller.ts';
import { asCaller } from '../access/caller.ts';
import type { Outcome } from '../platform/outcome.ts';
import { done, failed } from '../platform/outcome.ts';
import type { Context } from '../platform/context.ts';

/** A task as the caller may see it, with what they may do with it. What may not be read is not found. */
export function taskDetail(context: Context, principal: Principal, taskId: string): Promise<Outcome<TaskDetail>> {
  return asCaller(context, principal, async (environment, { viewer }) => {
    const by = { viewer, at: context.now() };
    const record = await readTaskDetail(environment, taskId, by);
    return record === null ? failed({ code: 'not_found' }) : done(detailOf(record, by));
  });
}

/** Takes a task back; once it is back, doing so again answers the same. */
export function takeBack(context: Context, principal: Principal, taskId: string): Promise<Outcome<Task>> {
  return asCaller(context, principal, async (environment, { viewer }) => {
    const by = { viewer, at: context.now() };
    const undo = await undoTask(environment, taskId, by);
    return undo === 'undone' || undo === 'already_undone'
      ? found(await readTask(environment, taskId, by))
      : refusedUndo(undo);
  });
}

function refusedUndo(undo: Exclude<TaskUndo, 'undone' | 'already_undone'>): Outcome<never> {
  switch (undo) {
    case 'not_found':
      return failed({ code: 'not_found' });
    case 'expired':
      return failed({ code: 'undo_expired' });
    // Readable, but not theirs: its author, its assignee or an admin may, whom no right makes of anybody else.
    case 'forbidden':
      return failed({ code: 'rights_missing', missingRights: [] });
  }
}

function found(record: TaskRecord | null): Outcome<Task> {
  return record === null ? failed({ code: 'not_found' }) : done(taskOf(record));
}

/** The record with the addresses of its files. */
export function taskOf(record: TaskRecord): Task {
  return { ...record, attachments: record.attachments.map((attachment) => attachmentOf(record.id, attachment)) };
}

/** The record with what its page needs to know. */
export function detailOf(record: TaskDetailRecord, by: { readonly viewer: Viewer; readonly at: Date }): TaskDetail {
  const { version, updatedAt, writable, standing, removedBy } = record;
  const { removal } = standing;
  return {
    ...taskOf(record.task),
    version,
    updatedAt,
    writable,
    deletable: isDeletable(by.viewer, standing),
    deleted: removal?.kind === 'deleted' && removedBy !== null ? { at: removal.at.toISOString(), by: removedBy } : null,
    restoreUntil: restoreUntil(by.viewer, standing, by.at)?.toISOString() ?? null,
  };
}

function attachmentOf(taskId: string, { link, ...attachment }: StoredAttachment): Attachment {
  return { ...attachment, url: link ?? attachmentPath(taskId, attachment.id) };
}

/** Where this API serves a stored file. */
export function attachmentPath(taskId: string, attachmentId: string): string {
  return `/v1/tasks/${taskId}/attachments/${attachmentId}`;
}
