import type { EndpointName } from '../../../shared/endpoints.ts';
import type { CallInput } from '../../api/client.ts';
import { useChange } from '../../api/use-call.ts';
import { useNotice } from '../../components/use-notice.ts';

/** Queries to invalidate after a change of a task. */
export const renewedByTask = ['getTask', 'getTaskHistory', 'listTasks'] as const;

type TaskAction = Extract<EndpointName, 'changeTask' | 'deleteTask' | 'restoreTask' | 'undoTask'>;

interface Action<N extends EndpointName> {
  /** Does it and says that it is done, or why not. */
  readonly run: (input: CallInput<N>, done: string) => void;
  readonly busy: boolean;
}

/** An action on a task. After a failure the task is refetched, so that the next click is about its current state. */
export function useTaskAction<N extends TaskAction>(name: N): Action<N> {
  const change = useChange(name, renewedByTask);
  const notice = useNotice();
  return {
    busy: change.isPending,
    run: (input, done) => {
      // The promise, not the mutation's callbacks: the component may be unmounted once the task is refetched.
      change.mutateAsync(input).then(() => {
        notice.done(done);
      }, notice.failed);
    },
  };
}
