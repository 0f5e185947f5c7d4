import type { Attachment, Task } from '../../shared/tasks/task.ts';
import type { TaskDetail } from '../../shared/tasks/task-change.ts';
import type { EnvironmentHandle } from '../platform/database/environment-scope.ts';
import { readTaskDetail, type TaskDetailRecord } from './sql/read-task.ts';
import type { StoredAttachment, TaskRecord } from './sql/task-record.ts';
import type { Viewer } from '../access/rules/rights.ts';
import { isDeletable, restoreUntil } from './rules/delete-task.ts';
import type { Principal } from '../access/caller.ts';
import { asCaller } from '../access/caller.ts';
import type { Outcome } from '../platform/outcome.ts';
import { succeed, fail } from '../platform/outcome.ts';
import type { Context } from '../platform/context.ts';

/** A task as the caller may see it, with what they may do with it. `not_found` for a task that they may not read. */
export function getTask(context: Context, principal: Principal, taskId: string): Promise<Outcome<TaskDetail>> {
  return asCaller(context, principal, (environment, { viewer }) =>
    readDetail(environment, taskId, { viewer, at: context.now() }),
  );
}

/** As `getTask`, within a transaction. */
export async function readDetail(
  environment: EnvironmentHandle,
  taskId: string,
  by: { readonly viewer: Viewer; readonly at: Date },
): Promise<Outcome<TaskDetail>> {
  const record = await readTaskDetail(environment, taskId, by);
  return record === null ? fail({ code: 'not_found' }) : succeed(detailOf(record, by));
}

/** The task with the URLs of its files. */
export function taskOf(record: TaskRecord): Task {
  return { ...record, attachments: record.attachments.map((attachment) => attachmentOf(record.id, attachment)) };
}

/** The task with the members that its page needs. */
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
  return { ...attachment, url: link ?? buildAttachmentPath(taskId, attachment.id) };
}

/** The path at which this API serves a stored file. */
export function buildAttachmentPath(taskId: string, attachmentId: string): string {
  return `/v1/tasks/${taskId}/attachments/${attachmentId}`;
}
