import { Group, Paper } from '@mantine/core';
import { memo } from 'react';
import type { TaskRow } from '../../../shared/tasks/task-list.ts';
import { DueDate } from '../../components/due-date.tsx';
import { SourceIcon } from '../../components/source-icon.tsx';
import { useText } from '../../i18n/language.tsx';
import { StatusMenu } from './status-menu.tsx';
import { FileCount, TaskContacts, TaskLink } from './task-parts.tsx';
import { TaskCheckbox, type TaskLinesProps } from './task-table.tsx';
import classes from './tasks.module.css';

type TaskCardsProps = Pick<TaskLinesProps, 'tasks' | 'selection' | 'onSelect' | 'busy'>;

/** The tasks below each other, for narrow pages. */
export function TaskCards({ tasks, selection, onSelect, busy }: TaskCardsProps) {
  const { t } = useText();
  return (
    <Paper withBorder className={busy ? classes['fading'] : undefined}>
      <ul className={classes['cards']} aria-label={t.tasks.table} aria-busy={busy}>
        {tasks.map((task) => (
          <TaskCard key={task.id} task={task} selected={selection.ids.has(task.id)} onSelect={onSelect} />
        ))}
      </ul>
    </Paper>
  );
}

interface TaskCardProps {
  readonly task: TaskRow;
  readonly selected: boolean;
  readonly onSelect: TaskLinesProps['onSelect'];
}

const TaskCard = memo(function TaskCard({ task, selected, onSelect }: TaskCardProps) {
  const { t, formats } = useText();
  return (
    <li
      data-row
      data-selected={selected || undefined}
      className={`${classes['card'] ?? ''} ${task.status.closed ? (classes['closed'] ?? '') : ''}`}
    >
      <div className={classes['above']}>
        <TaskCheckbox task={task} selected={selected} onSelect={onSelect} size="sm" />
      </div>
      <div className={classes['card-body']}>
        <TaskLink task={task} />
        <TaskContacts task={task} />
        <div className={classes['card-line']}>
          <div className={classes['above']}>
            <StatusMenu task={task} />
          </div>
          <Group gap="xs" c="gray.7" fz="xs" className={classes['card-facts'] ?? ''}>
            <SourceIcon source={task.source} size={14} />
            <span>{t.tasks.numberOf(task.number)}</span>
            <span>{task.type.label}</span>
            <span title={formats.dateTime(task.createdAt)}>{formats.ago(task.createdAt)}</span>
            <FileCount count={task.attachmentCount} />
          </Group>
          {task.dueOn === null ? null : (
            <div className={classes['card-due']}>
              <DueDate dueOn={task.dueOn} closed={task.status.closed} />
            </div>
          )}
        </div>
      </div>
    </li>
  );
});
