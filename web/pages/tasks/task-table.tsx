import { Checkbox, Group, Table, Text } from '@mantine/core';
import { memo } from 'react';
import type { FilterWithPeriods, TaskRow, TaskSort } from '../../../shared/tasks/task-list.ts';
import { DueDate } from '../../components/due-date.tsx';
import { SortHeader, type SortDirection } from '../../components/sort-header.tsx';
import { SourceIcon } from '../../components/source-icon.tsx';
import { TableFrame } from '../../components/table-frame.tsx';
import { useText } from '../../i18n/language.tsx';
import type { Selection } from './selection.ts';
import { StatusMenu } from './status-menu.tsx';
import { FileCount, Saved, TaskContacts, TaskLink } from './task-parts.tsx';
import classes from './tasks.module.css';

export interface TaskLinesProps {
  readonly tasks: readonly TaskRow[];
  readonly selection: Selection;
  /** `range`: everything from the task ticked before. */
  readonly onSelect: (id: string, how: 'one' | 'range') => void;
  readonly onSelectAll: () => void;
  readonly sort: FilterWithPeriods['sort'];
  readonly onSort: (sort: TaskSort) => void;
  readonly busy: boolean;
}

/** The tasks as a table, for pages that are wide enough. */
export function TaskTable({
  tasks,
  selection,
  onSelect,
  onSelectAll,
  sort = '-created',
  onSort,
  busy,
}: TaskLinesProps) {
  const { t } = useText();
  const ticked = tasks.filter(({ id }) => selection.ids.has(id)).length;
  const headingOf = (column: 'created' | 'due') => ({
    direction: directionOf(sort, column),
    onSort: () => {
      onSort(nextSortOf(sort, column));
    },
  });
  return (
    <TableFrame label={t.tasks.table} className={classes['frame']} busy={busy} fixed>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={40}>
            <Checkbox
              size="xs"
              aria-label={t.tasks.selectAll}
              checked={ticked > 0 && ticked === tasks.length}
              indeterminate={ticked > 0 && ticked < tasks.length}
              onChange={onSelectAll}
            />
          </Table.Th>
          <Table.Th w={80}>{t.tasks.number}</Table.Th>
          <Table.Th>{t.tasks.task}</Table.Th>
          <Table.Th w={120} className={classes['type']}>
            {t.words.type}
          </Table.Th>
          <Table.Th w={132}>{t.words.status}</Table.Th>
          <Table.Th w="17%">{t.words.contacts}</Table.Th>
          <Table.Th w={136} className={classes['assignee']}>
            {t.words.assignee}
          </Table.Th>
          <SortHeader {...headingOf('due')} w={132}>
            {t.words.dueOn}
          </SortHeader>
          <SortHeader {...headingOf('created')} w={148} className={classes['saved']}>
            {t.words.created}
          </SortHeader>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody className={busy ? classes['fading'] : undefined}>
        {tasks.map((task) => (
          <TaskTableRow key={task.id} task={task} selected={selection.ids.has(task.id)} onSelect={onSelect} />
        ))}
      </Table.Tbody>
    </TableFrame>
  );
}

interface TaskTableRowProps {
  readonly task: TaskRow;
  readonly selected: boolean;
  readonly onSelect: TaskLinesProps['onSelect'];
}

const TaskTableRow = memo(function TaskTableRow({ task, selected, onSelect }: TaskTableRowProps) {
  const { t } = useText();
  return (
    <Table.Tr
      data-row
      data-selected={selected || undefined}
      className={task.status.closed ? classes['closed'] : undefined}
    >
      <Table.Td>
        <TaskCheckbox task={task} selected={selected} onSelect={onSelect} />
      </Table.Td>
      <Table.Td>
        <Group gap={6} wrap="nowrap" className={classes['number'] ?? ''}>
          <SourceIcon source={task.source} />
          {task.number}
        </Group>
      </Table.Td>
      <Table.Td className={classes['title']}>
        <TaskLink task={task} />
        <Group gap="xs" wrap="nowrap" c="gray.7" fz="xs">
          <span className={classes['below']}>{task.type.label}</span>
          <FileCount count={task.attachmentCount} />
        </Group>
      </Table.Td>
      <Table.Td className={classes['type']}>{task.type.label}</Table.Td>
      <Table.Td>
        <StatusMenu task={task} />
      </Table.Td>
      <Table.Td>
        <TaskContacts task={task} />
      </Table.Td>
      <Table.Td className={classes['assignee']}>
        <Text size="sm" c={task.assignee === null ? 'gray.7' : 'dark'} className={classes['one-line'] ?? ''}>
          {task.assignee?.name ?? t.words.nobody}
        </Text>
      </Table.Td>
      <Table.Td>{task.dueOn === null ? null : <DueDate dueOn={task.dueOn} closed={task.status.closed} />}</Table.Td>
      <Table.Td className={classes['saved']}>
        <Saved task={task} />
      </Table.Td>
    </Table.Tr>
  );
});

interface TaskCheckboxProps extends TaskTableRowProps {
  readonly size?: 'xs' | 'sm';
}

/** Ticks a task; with Shift everything from the task ticked before. */
export function TaskCheckbox({ task, selected, onSelect, size = 'xs' }: TaskCheckboxProps) {
  const { t } = useText();
  return (
    <Checkbox
      size={size}
      data-tick
      aria-label={t.tasks.select(task.title)}
      checked={selected}
      onChange={({ nativeEvent }) => {
        onSelect(task.id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey ? 'range' : 'one');
      }}
    />
  );
}

function directionOf(sort: TaskSort, column: 'created' | 'due'): SortDirection {
  if (sort === column) return 'ascending';
  return sort === `-${column}` ? 'descending' : null;
}

/** What a click on a column's heading sorts by: first what is due soonest, or was saved last. */
function nextSortOf(sort: TaskSort, column: 'created' | 'due'): TaskSort {
  if (column === 'due') return sort === 'due' ? '-due' : 'due';
  return sort === '-created' ? 'created' : '-created';
}
