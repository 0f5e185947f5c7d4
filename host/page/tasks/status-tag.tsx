import type { TaskStatus } from '../../../shared/capture/draft.ts';

export function StatusTag({ status }: { status: TaskStatus }) {
  return <span className={status.closed ? 'tag status closed' : 'tag status'}>{status.label}</span>;
}
