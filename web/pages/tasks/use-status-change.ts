import { useQueryClient } from '@tanstack/react-query';
import type { TaskStatus } from '../../../shared/task-choices/task-choice.ts';
import type { TaskRow } from '../../../shared/tasks/task-list.ts';
import { call } from '../../api/client.ts';
import { queryKeyOf, usePlace } from '../../api/use-call.ts';
import { useNotice } from '../../components/use-notice.ts';
import { useText } from '../../i18n/language.tsx';
import { useShownTasks } from './use-task-pages.ts';

/**
 * Optimistic update of a task's status, with undo; a failure restores the status, shows the reason and reads
 * the list again.
 */
export function useStatusChange(): (task: TaskRow, status: TaskStatus) => void {
  const { t } = useText();
  const place = usePlace();
  const notice = useNotice();
  const client = useQueryClient();
  const showChanged = useShownTasks();
  const give = (task: TaskRow, status: TaskStatus, onDone: (changed: TaskRow) => void) => {
    const show = (change: (row: TaskRow) => TaskRow) => {
      showChanged(new Set([task.id]), change);
    };
    show((row) => ({ ...row, status }));
    const input = { params: { taskId: task.id }, body: { version: task.version, statusId: status.id } };
    call('changeTask', input, place).then(
      ({ version, updatedAt }) => {
        show((row) => ({ ...row, version, updatedAt }));
        onDone({ ...task, status, version, updatedAt });
      },
      (error: unknown) => {
        show((row) => ({ ...row, status: task.status }));
        // A colleague may have changed the task: only its present version can be changed again.
        void client.invalidateQueries({ queryKey: queryKeyOf(place.environment, 'listTasks') });
        notice.failedAs(t.tasks.statusKept(task.number), error);
      },
    );
  };
  const sentenceOf = ({ number }: TaskRow, { label }: TaskStatus) => t.tasks.statusSet(number, label);
  return (task, status) => {
    give(task, status, (changed) => {
      notice.undoable(sentenceOf(task, status), () => {
        give(changed, task.status, () => {
          notice.done(sentenceOf(task, task.status));
        });
      });
    });
  };
}
