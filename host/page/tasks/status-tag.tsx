import type { TaskStatus } from '../../../shared/task-choices/task-choice.ts';

export function StatusTag({ status }: { status: TaskStatus }) {
  return <span className={status.closed ? 'tag status closed' : 'tag status'}>{status.label}</span>;
}
