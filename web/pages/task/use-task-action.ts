import { notifications } from '@mantine/notifications';
import type { EndpointName } from '../../../shared/endpoints.ts';
import type { CallInput } from '../../api/client.ts';
import { useChange } from '../../api/use-call.ts';
import { useFailure } from '../../components/failure-notice.tsx';

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
  const failureOf = useFailure();
  return {
    busy: change.isPending,
    run: (input, done) => {
      change.mutate(input, {
        onSuccess: () => notifications.show({ message: done, autoClose: 4000 }),
        onError: (error) => {
          const { title, hint } = failureOf(error);
          notifications.show({ color: 'red', title, message: hint, autoClose: 10_000 });
        },
      });
    },
  };
}
