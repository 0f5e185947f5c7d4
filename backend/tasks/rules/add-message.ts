import { decideIdempotency, type ClaimedKey } from './idempotency.ts';

/** Files and links per task: each is in every response about the task. */
export const maxTaskAttachments = 500;

/** A request to add a mail to a task, with the facts to decide on. */
export interface AdditionCase {
  readonly taskId: string;
  readonly contentHash: string;
  /** How many files and links the mail brings. */
  readonly newAttachments: number;
  readonly claimed: ClaimedKey | null;
  /** Null: there is no such task that the caller may read. */
  readonly task: {
    readonly undone: boolean;
    /** Whether the caller may write it (rights.ts, `mayWrite`). */
    readonly writable: boolean;
    /** The mail made this task, or was added to it before. */
    readonly hasSource: boolean;
    /** How many files and links it has. */
    readonly attachments: number;
  } | null;
}

export type AdditionRefusal =
  /** The task has this mail already, by idempotency key or source key: nothing is written. */
  | { readonly outcome: 'replayed'; readonly taskId: string }
  /** The key was used for something else, on this task or another. */
  | { readonly outcome: 'conflict'; readonly taskId: string }
  | { readonly outcome: 'not_found' }
  | { readonly outcome: 'forbidden' }
  /** The task would have more than `maxTaskAttachments`. */
  | { readonly outcome: 'too_many_attachments' };

/** `accepted`, or the refusal. A removed task takes no mail. */
export function decideAddition(request: AdditionCase): AdditionRefusal | { readonly outcome: 'accepted' } {
  // Idempotency first: a retry of a successful addition must not become a refusal.
  const key = decideIdempotency(request.claimed, request.contentHash);
  if (key.outcome !== 'proceed') return key;
  if (request.task === null || request.task.undone) return { outcome: 'not_found' };
  if (!request.task.writable) return { outcome: 'forbidden' };
  if (request.task.hasSource) return { outcome: 'replayed', taskId: request.taskId };
  const attachments = request.task.attachments + request.newAttachments;
  // A mail without files may be added to a task that has the maximum.
  return request.newAttachments > 0 && attachments > maxTaskAttachments
    ? { outcome: 'too_many_attachments' }
    : { outcome: 'accepted' };
}
