import { Paper, Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useCallback, useEffect, useRef, type Dispatch, type SetStateAction } from 'react';
import type { FilterWithPeriods, TaskRow, TaskSort } from '../../../shared/tasks/task-list.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { useText } from '../../i18n/language.tsx';
import { EmptyList } from './empty-list.tsx';
import { addressOfFilter } from './filter/filter-address.ts';
import { ListEnd } from './list-end.tsx';
import { toggleTask, toggleAll, toggleRange, type Selection } from './selection.ts';
import { TaskCards } from './task-cards.tsx';
import { TaskTable } from './task-table.tsx';
import type { TaskPages } from './use-task-pages.ts';

interface TaskListProps {
  readonly filter: FilterWithPeriods;
  readonly pages: TaskPages;
  readonly onShow: (filter: FilterWithPeriods) => void;
  readonly onSort: (sort: TaskSort) => void;
  readonly selection: Selection;
  readonly onSelect: Dispatch<SetStateAction<Selection>>;
}

/** The tasks of the filter, or why there are none. */
export function TaskList({ filter, pages, onShow, onSort, selection, onSelect }: TaskListProps) {
  const { t } = useText();
  const { tasks, hasNextPage, isPlaceholderData, isFetching } = pages;
  const { onOne, onAll } = useTicking(tasks, onSelect);
  const wide = useMediaQuery('(min-width: 62em)', undefined, { getInitialValueInEffect: false });
  if (pages.data === undefined && pages.error !== null) {
    return <FailureNotice error={pages.error} onRetry={() => void pages.refetch()} />;
  }
  const lines = {
    tasks,
    selection,
    onSelect: onOne,
    onSelectAll: onAll,
    sort: filter.sort,
    onSort,
    busy: isPlaceholderData,
  };
  return (
    <>
      <VisuallyHidden role="status">
        {isFetching ? t.words.loading : t.tasks.shown(tasks.length, hasNextPage)}
      </VisuallyHidden>
      {pages.data === undefined ? <ListSkeleton /> : null}
      {pages.data !== undefined && tasks.length === 0 ? <EmptyList filter={filter} onShow={onShow} /> : null}
      {tasks.length === 0 ? null : (
        <>
          {wide ? <TaskTable {...lines} /> : <TaskCards {...lines} />}
          <ListEnd
            // A new list must not inherit the scroll state of the one before.
            key={isPlaceholderData ? 'before' : addressOfFilter(filter).toString()}
            count={tasks.length}
            more={hasNextPage}
            loading={pages.isFetchingNextPage}
            error={pages.error}
            onMore={() => void pages.fetchNextPage()}
          />
        </>
      )}
    </>
  );
}

/** Stable callbacks for ticking, so that unchanged rows do not rerender. */
function useTicking(tasks: readonly TaskRow[], onSelect: TaskListProps['onSelect']) {
  const order = useRef<readonly string[]>([]);
  useEffect(() => {
    order.current = tasks.map(({ id }) => id);
  }, [tasks]);
  const onOne = useCallback(
    (id: string, how: 'one' | 'range') => {
      onSelect((now) => (how === 'range' ? toggleRange(now, id, order.current) : toggleTask(now, id)));
    },
    [onSelect],
  );
  const onAll = useCallback(() => {
    onSelect((now) => toggleAll(now, order.current));
  }, [onSelect]);
  return { onOne, onAll };
}

const skeletonLines = Array.from({ length: 8 }, (_, line) => line);

function ListSkeleton() {
  return (
    <Paper withBorder p="md" aria-hidden>
      <Stack gap="lg">
        {skeletonLines.map((line) => (
          <Skeleton key={line} height={20} />
        ))}
      </Stack>
    </Paper>
  );
}
