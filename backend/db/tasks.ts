import type { Right } from '../../shared/rights.ts';
import type { Viewer } from '../domain/rights.ts';
import type { EnvironmentHandle } from './environment-scope.ts';
import type { NewTask } from './task-record.ts';

export type TaskCreation =
  | { readonly outcome: 'created'; readonly taskId: string; readonly number: number }
  /** The key made this task already, from the same content; nothing was written. */
  | { readonly outcome: 'replayed'; readonly taskId: string }
  /** The key made this task already, from other content. */
  | { readonly outcome: 'conflict'; readonly taskId: string }
  /** No such user any more, or one that was disabled. */
  | { readonly outcome: 'user_disabled' }
  | { readonly outcome: 'rights_missing'; readonly missingRights: Right[] }
  | { readonly outcome: 'contacts_out_of_scope'; readonly contactIds: string[] }
  /** No such type or status, or an archived one. */
  | { readonly outcome: 'unknown_reference'; readonly fields: ('typeId' | 'statusId')[] };

/**
 * Decides on the user's rights as they are now and saves the whole task, or nothing of it. Blobs come first: every file
 * of `task.attachments` must be in the store already; those of a task that is not `created` are the caller's to collect.
 */
export function createTask(
  environment: EnvironmentHandle,
  task: NewTask,
  by: { readonly userId: string; readonly at: Date },
): Promise<TaskCreation> {
  return Promise.reject(new Error(`${environment.environmentId} ${task.id} ${by.userId}`));
}

/** What a key of this user already made, to answer a retry before its files are read. Null when the key is free. */
export function readClaimedKey(
  environment: EnvironmentHandle,
  claim: { readonly userId: string; readonly idempotencyKey: string },
): Promise<{ taskId: string; contentHash: string } | null> {
  return Promise.reject(new Error(`${environment.environmentId} ${claim.userId}`));
}

export type TaskUndo = 'undone' | 'already_undone' | 'expired' | 'forbidden' | 'not_found';

/** Takes a task back; `already_undone` is a success too. A task the viewer may not read is `not_found`. */
export function undoTask(
  environment: EnvironmentHandle,
  taskId: string,
  by: { readonly viewer: Viewer; readonly at: Date },
): Promise<TaskUndo> {
  return Promise.reject(new Error(`${environment.environmentId} ${taskId} ${by.viewer.userId}`));
}
