import { ActionIcon, Menu, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { EllipsisVertical, Trash2, Undo2 } from 'lucide-react';
import type { TaskDetail } from '../../../shared/tasks/task-change.ts';
import { useChange } from '../../api/use-call.ts';
import { useIsFuture } from '../../components/is-future.ts';
import { useNotice } from '../../components/use-notice.ts';
import { useText } from '../../i18n/language.tsx';
import { renewedByTask, useTaskAction } from './use-task-action.ts';

/** The actions that remove a task; each asks for confirmation. */
export function TaskMenu({ task }: { readonly task: TaskDetail }) {
  const { t } = useText();
  const undo = useTaskAction('undoTask');
  const remove = useDeletion(task);
  const undoable = useIsFuture(task.undoUntil);
  if (!undoable && !task.deletable) return null;
  const params = { taskId: task.id };
  return (
    <Menu position="bottom-end" withinPortal shadow="md">
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={t.task.more}>
          <EllipsisVertical size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {undoable ? (
          <Menu.Item
            leftSection={<Undo2 size={16} aria-hidden />}
            onClick={() =>
              confirm({
                title: t.task.undoTitle,
                hint: t.task.undoHint,
                labels: { confirm: t.task.undoSave, cancel: t.words.close },
                onConfirm: () => undo.run({ params }, t.task.undone),
              })
            }
          >
            {t.task.undoSave}
          </Menu.Item>
        ) : null}
        {task.deletable ? (
          <Menu.Item
            color="red.8"
            leftSection={<Trash2 size={16} aria-hidden />}
            onClick={() =>
              confirm({
                title: t.task.deleteTitle,
                hint: t.task.deleteHint,
                labels: { confirm: t.words.delete, cancel: t.words.cancel },
                onConfirm: remove,
              })
            }
          >
            {t.task.deleteTask}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}

interface Question {
  readonly title: string;
  readonly hint: string;
  readonly labels: { readonly confirm: string; readonly cancel: string };
  readonly onConfirm: () => void;
}

function confirm({ title, hint, labels, onConfirm }: Question): void {
  modals.openConfirmModal({
    title,
    children: <Text size="sm">{hint}</Text>,
    labels,
    withCloseButton: false,
    confirmProps: { color: 'red.8' },
    onConfirm,
  });
}

/** Deletes the task, then offers to restore it. */
function useDeletion(task: TaskDetail): () => void {
  const { t } = useText();
  const remove = useChange('deleteTask', renewedByTask);
  const restore = useTaskAction('restoreTask');
  const notice = useNotice();
  const params = { taskId: task.id };
  return () => {
    // Awaits the promise instead of using the mutation's callbacks, because the refetched task unmounts this menu.
    remove.mutateAsync({ params }).then(() => {
      notice.undoable(t.task.deleted, () => restore.run({ params }, t.task.restored));
    }, notice.failed);
  };
}
