import type { TaskRequest } from '../../../shared/tasks/requests.ts';
import type { Attachment, MeetingTime, Omission, Task } from '../../../shared/tasks/task.ts';

/** A file of a new task: its bytes are in the blob store already, or it is a link. */
export type NewAttachment =
  | {
      readonly id: string;
      readonly kind: 'file';
      readonly name: string;
      readonly mediaType: string;
      /** Bytes. */
      readonly size: number;
      /** Lower-case hexadecimal. */
      readonly sha256: string;
      readonly inline: boolean;
      readonly contentId: string | null;
    }
  | {
      readonly id: string;
      readonly kind: 'link';
      readonly name: string;
      readonly mediaType: string;
      readonly url: string;
    };

/** A task to insert: text sanitized, bytes stored, ids generated. */
export interface NewTask {
  readonly id: string;
  readonly idempotencyKey: string;
  /** Hash of the request's content, which tells a retry from another request with the same idempotency key. */
  readonly contentHash: string;
  readonly title: string;
  readonly typeId: string;
  readonly statusId: string;
  readonly contactIds: readonly string[];
  readonly description: { readonly html: string; readonly text: string; readonly truncated: boolean };
  readonly source: TaskRequest['source'];
  /** Calendar date `YYYY-MM-DD`. */
  readonly dueOn: string | null;
  readonly meeting: MeetingTime | null;
  /** The requested assignee; null: the default (tasks/rules/assignee.ts). */
  readonly assigneeId: string | null;
  readonly attachments: readonly NewAttachment[];
  readonly omissions: readonly Omission[];
}

/** A mail to add to a task. Its description goes under its title, see addMessage. */
export type NewMessage = Pick<
  NewTask,
  'idempotencyKey' | 'contentHash' | 'description' | 'source' | 'attachments' | 'omissions'
> & { readonly taskId: string };

/** An attachment as stored: `link` is the URL of a link attachment, null for a file. */
export type StoredAttachment = Omit<Attachment, 'url'> & { readonly link: string | null };

/** A task as one viewer sees it. The use case adds the URLs of attachments. */
export type TaskRecord = Omit<Task, 'attachments'> & { readonly attachments: StoredAttachment[] };
