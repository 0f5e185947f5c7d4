import { Group } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import type { TaskSort } from '../../../shared/task-list.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { useText } from '../../i18n/language.tsx';
import { patched } from './filter/filter-change.ts';
import { SearchBox } from './search-box.tsx';
import { nothingSelected } from './selection.ts';
import { SortSelect } from './sort-select.tsx';
import { TaskList } from './task-list.tsx';
import { TaskViews } from './task-views.tsx';
import classes from './tasks.module.css';
import { useListKeys } from './use-list-keys.ts';
import { useTaskFilter } from './use-task-filter.ts';

/** The tasks that the user may read: found, sorted, changed and exported. */
export function TaskListPage() {
  const { t } = useText();
  const { filter, show } = useTaskFilter();
  const [selection, select] = useState(nothingSelected);
  const search = useRef<HTMLInputElement>(null);
  const keys = useMemo(
    () => ({
      onSearch: () => search.current?.focus(),
      onEscape: () => {
        select(nothingSelected);
      },
    }),
    [],
  );
  useListKeys(keys);
  const onSort = (sort: TaskSort) => {
    show(patched(filter, { sort: sort === '-created' ? undefined : sort }));
  };
  return (
    <>
      <PageHeader title={t.tasks.title} />
      <TaskViews filter={filter} onShow={show} />
      <Group gap="xs" mb="sm">
        <div className={classes['search']}>
          <SearchBox
            input={search}
            text={filter.text ?? ''}
            onSearch={(text) => {
              show(patched(filter, { text }), 'typing');
            }}
          />
        </div>
        <SortSelect sort={filter.sort ?? '-created'} onSort={onSort} />
      </Group>
      <TaskList filter={filter} onShow={show} onSort={onSort} selection={selection} onSelect={select} />
    </>
  );
}
