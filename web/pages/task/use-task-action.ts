import type { EndpointName } from '../../../shared/endpoints.ts';
import type { CallInput } from '../../api/client.ts';
import { useChange } from '../../api/use-call.ts';
import { useNotice } from '../../components/use-notice.ts';

/** What is read again once a task has changed. */
export const renewedByTask = ['getTask', 'getTaskHistory', 'listTasks'] as const;

type TaskAction = Extract<EndpointName, 'changeTask' | 'deleteTask' | 'restoreTask' | 'undoTask'>;

interface Action<N extends EndpointName> {
  /** Does it and says that it is done, or why not. */
  readonly run: (input: CallInput<N>, done: string) => void;
  readonly busy: boolean;
}

/** One click on a task. After a failure the task is read again, so that the next click is about what is there now. */
export function useTaskAction<N extends TaskAction>(name: N): Action<N> {
  const change = useChange(name, renewedByTask);
  const notice = useNotice();
  return {
    busy: change.isPending,
    run: (input, done) => {
      // By its promise: what asked for it may be gone from the page once the task is read again.
      change.mutateAsync(input).then(() => {
        notice.done(done);
      }, notice.failed);
    },
  };
}
