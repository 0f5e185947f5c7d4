import { Alert, Button, Group, Text } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import type { TaskDetail } from '../../../shared/tasks/task-change.ts';
import { useIsFuture } from '../../components/is-future.ts';
import { useText, type Text as Words } from '../../i18n/language.tsx';
import { useTaskAction } from './use-task-action.ts';

/** Says that the task was deleted or undone, with a button to restore it for whoever may. */
export function RemovedNotice({ task }: { readonly task: TaskDetail }) {
  const words = useText();
  const { t, formats } = words;
  const restore = useTaskAction('restoreTask');
  const restorable = useIsFuture(task.restoreUntil);
  if (task.undoneAt === null) return null;
  const { restoreUntil } = task;
  return (
    <Alert
      color="red"
      variant="light"
      icon={<Trash2 size={18} aria-hidden />}
      title={removalWords(task, task.undoneAt, words)}
    >
      {restoreUntil !== null && restorable ? (
        <Group justify="space-between">
          <Text size="sm">{t.task.restoreUntil(formats.dateTime(restoreUntil))}</Text>
          <Button
            size="xs"
            loading={restore.busy}
            onClick={() => restore.run({ params: { taskId: task.id } }, t.task.restored)}
          >
            {t.task.restore}
          </Button>
        </Group>
      ) : (
        <Text size="sm">{t.task.tooLateToRestore}</Text>
      )}
    </Alert>
  );
}

function removalWords({ deleted }: TaskDetail, undoneAt: string, { t, formats }: Words): string {
  return deleted === null
    ? t.task.undoneState(formats.dateTime(undoneAt))
    : t.task.deletedState(deleted.by.name, formats.dateTime(deleted.at));
}
