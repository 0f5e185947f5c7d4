import { Anchor, Breadcrumbs, Button, Group, Stack, Text, Title } from '@mantine/core';
import { CircleCheck, Pencil, RotateCcw } from 'lucide-react';
import { Link } from 'react-router';
import type { TaskStatus } from '../../../shared/task-choices/task-choice.ts';
import type { TaskDetail } from '../../../shared/tasks/task-change.ts';
import { StatusBadge } from '../../components/status-badge.tsx';
import { useText } from '../../i18n/language.tsx';
import { usePagePath } from '../../shell/environment-name.ts';
import { useSettings } from '../../shell/settings.tsx';
import { TaskMenu } from './task-menu.tsx';
import classes from './task-page.module.css';
import { useTaskAction } from './use-task-action.ts';

interface TaskHeadingProps {
  readonly task: TaskDetail;
  readonly editing: boolean;
  /** The form was closed, so the button that opens it gets the focus. */
  readonly edited: boolean;
  readonly onEdit: () => void;
}

/** The title and the status of the task, and its actions. */
export function TaskHeading({ task, editing, edited, onEdit }: TaskHeadingProps) {
  const { t } = useText();
  const to = usePagePath();
  const there = task.undoneAt === null;
  return (
    <Group justify="space-between" align="flex-start" gap="sm">
      <Stack gap={6} miw={0} flex="1 1 320px">
        <Breadcrumbs separatorMargin={6}>
          <Anchor component={Link} to={to('/tasks')} size="sm">
            {t.words.tasks}
          </Anchor>
          <Text size="sm" c="gray.7">
            {t.task.number(task.number)}
          </Text>
        </Breadcrumbs>
        <Title order={1} className={classes['heading'] ?? ''}>
          {task.title}
        </Title>
        <Group gap="xs">
          <StatusBadge label={task.status.label} closed={task.status.closed} />
          <Text size="sm" c="gray.7">
            {task.type.label}
          </Text>
        </Group>
      </Stack>
      {editing || !there ? null : (
        <Group gap="xs">
          {task.writable ? (
            <>
              <CloseButton task={task} />
              <Button
                variant="default"
                leftSection={<Pencil size={16} aria-hidden />}
                onClick={onEdit}
                autoFocus={edited}
              >
                {t.task.edit}
              </Button>
            </>
          ) : null}
          <TaskMenu task={task} />
        </Group>
      )}
    </Group>
  );
}

/** Closes or reopens with the first status of that kind: the order of statuses is the environment's own. */
function CloseButton({ task }: { readonly task: TaskDetail }) {
  const { t } = useText();
  const { statuses } = useSettings();
  const { run, busy } = useTaskAction('changeTask');
  const { closed } = task.status;
  const next = statuses.find((status) => status.closed !== closed);
  if (next === undefined) return null;
  const give = ({ id }: TaskStatus) => {
    const input = { params: { taskId: task.id }, body: { version: task.version, statusId: id } };
    run(input, closed ? t.task.reopened : t.task.closed);
  };
  const Icon = closed ? RotateCcw : CircleCheck;
  return (
    <Button loading={busy} leftSection={<Icon size={16} aria-hidden />} onClick={() => give(next)}>
      {closed ? t.task.reopenTask : t.task.closeTask}
    </Button>
  );
}
