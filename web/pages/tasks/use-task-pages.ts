import { useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { FilterWithPeriods, TaskRow, TaskRowPage } from '../../../shared/tasks/task-list.ts';
import { call } from '../../api/client.ts';
import { queryKeyOf, usePlace } from '../../api/use-call.ts';
import { usePages } from '../../api/use-pages.ts';
import { useToday } from '../../components/today.ts';
import { queryOfFilter } from './filter/filter-query.ts';

export type TaskPages = ReturnType<typeof useTaskPages>;

/** The tasks of a filter, as many pages as were asked for. */
export function useTaskPages(filter: FilterWithPeriods) {
  const query = queryOfFilter(filter, useToday());
  const pages = usePages('listTasks', query, (cursor, place) =>
    call('listTasks', { query: { ...query, ...cursor } }, place),
  );
  const tasks = useMemo(() => deduplicate(pages.data?.pages ?? []), [pages.data]);
  return { ...pages, tasks };
}

/** Deduplicates a task that moved to a later page while pages were read. */
function deduplicate(pages: readonly TaskRowPage[]): readonly TaskRow[] {
  return [...new Map(pages.flatMap((page) => page.tasks).map((task) => [task.id, task])).values()];
}

/** Changes tasks in the cached pages without refetching: a changed task stays in its place. */
export function useShownTasks(): (ids: ReadonlySet<string>, change: (task: TaskRow) => TaskRow) => void {
  const client = useQueryClient();
  const { environment } = usePlace();
  return (ids, change) => {
    client.setQueriesData<InfiniteData<TaskRowPage>>({ queryKey: queryKeyOf(environment, 'listTasks') }, (shown) =>
      shown === undefined
        ? undefined
        : {
            ...shown,
            pages: shown.pages.map((page) => ({
              ...page,
              tasks: page.tasks.map((task) => (ids.has(task.id) ? change(task) : task)),
            })),
          },
    );
  };
}
