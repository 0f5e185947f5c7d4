import { notifications } from '@mantine/notifications';
import type { TaskStatus } from '../../../shared/draft.ts';
import type { TaskRow } from '../../../shared/task-list.ts';
import { call } from '../../api/client.ts';
import { usePlace } from '../../api/use-call.ts';
import { useFailure } from '../../components/failure-notice.tsx';
import { useText } from '../../i18n/language.tsx';
import { useShownTasks } from './use-task-pages.ts';

/** Gives a task another status at once; when that fails the status comes back, and the reason is said. */
export function useStatusChange(): (task: TaskRow, status: TaskStatus) => void {
  const { t } = useText();
  const place = usePlace();
  const failureOf = useFailure();
  const showChanged = useShownTasks();
  return (task, status) => {
    const shown = (change: (row: TaskRow) => TaskRow) => {
      showChanged(new Set([task.id]), change);
    };
    shown((row) => ({ ...row, status }));
    const input = { params: { taskId: task.id }, body: { version: task.version, statusId: status.id } };
    call('changeTask', input, place).then(
      ({ version, updatedAt }) => {
        shown((row) => ({ ...row, version, updatedAt }));
        notifications.show({ message: t.tasks.statusSet(task.number, status.label), autoClose: 4000 });
      },
      (error: unknown) => {
        shown((row) => ({ ...row, status: task.status }));
        const { title, hint } = failureOf(error);
        notifications.show({
          color: 'red',
          title: t.tasks.statusKept(task.number),
          message: `${title}. ${hint}`,
          autoClose: 10_000,
        });
      },
    );
  };
}
