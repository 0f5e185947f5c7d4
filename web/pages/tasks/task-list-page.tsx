import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { SlidersHorizontal } from 'lucide-react';
import { Suspense, useMemo, useRef, useState } from 'react';
import { lazyPart } from '../../shell/newer-version.tsx';
import type { FilterWithPeriods, TaskSort } from '../../../shared/tasks/task-list.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { useText } from '../../i18n/language.tsx';
import { FilterChips } from './filter-chips.tsx';
import { partsOf, patchFilter } from './filter/filter-change.ts';
import { ListActions } from './list-actions.tsx';
import { useNameOf } from './panel/filter-names.ts';
import { SearchBox } from './search-box.tsx';
import { nothingSelected } from './selection.ts';
import { SortSelect } from './sort-select.tsx';
import { TaskList } from './task-list.tsx';
import { TaskViews } from './task-views.tsx';
import classes from './tasks.module.css';
import { useListKeys } from './use-list-keys.ts';
import { useTaskFilter } from './use-task-filter.ts';
import { useTaskPages } from './use-task-pages.ts';

const BulkBar = lazyPart(async () => (await import('./bulk/bulk-bar.tsx')).BulkBar);
const FilterPanel = lazyPart(async () => (await import('./panel/filter-panel.tsx')).FilterPanel);
const ShortcutList = lazyPart(async () => (await import('./shortcut-list.tsx')).ShortcutList);

const panelId = 'task-filters';

/** The tasks that the user may read: found, sorted, changed and exported. */
export function TaskListPage() {
  const { t } = useText();
  const { filter, show } = useTaskFilter();
  const pages = useTaskPages(filter);
  const [selection, select] = useState(nothingSelected);
  const [panelOpen, panel] = useDisclosure(false);
  const [helpOpen, help] = useDisclosure(false);
  const search = useRef<HTMLInputElement>(null);
  const parts = partsOf(filter);
  const filtersName = parts.length === 0 ? t.tasks.filters : t.tasks.filtersActive(parts.length);
  const nameOf = useNameOf(
    pages.tasks,
    parts.some(({ key }) => key === 'typeIds' || key === 'statusIds'),
  );
  const keys = useMemo(
    () => ({
      onSearch: () => search.current?.focus(),
      onEscape: () => {
        select(nothingSelected);
      },
      onFilters: panel.toggle,
      onHelp: help.open,
    }),
    [panel.toggle, help.open],
  );
  useListKeys(keys);
  const onShow = (next: FilterWithPeriods, how?: 'typing') => {
    select(nothingSelected);
    show(next, how);
  };
  const onSort = (sort: TaskSort) => {
    show(patchFilter(filter, { sort: sort === '-created' ? undefined : sort }));
  };
  const ticked = pages.tasks.filter(({ id }) => selection.ids.has(id));
  return (
    <>
      <PageHeader title={t.tasks.title} actions={<ListActions filter={filter} onShow={onShow} onHelp={help.open} />} />
      <TaskViews filter={filter} onShow={onShow} />
      <Group gap="xs" mb="sm">
        <div className={classes['search']}>
          <SearchBox
            input={search}
            text={filter.text ?? ''}
            onSearch={(text) => {
              onShow(patchFilter(filter, { text }), 'typing');
            }}
          />
        </div>
        <Button
          variant={panelOpen ? 'light' : 'default'}
          leftSection={<SlidersHorizontal size={16} aria-hidden />}
          aria-expanded={panelOpen}
          aria-controls={panelId}
          aria-keyshortcuts="f"
          aria-label={filtersName}
          className={classes['compact'] ?? ''}
          onClick={panel.toggle}
        >
          {filtersName}
        </Button>
        <SortSelect sort={filter.sort ?? '-created'} onSort={onSort} />
      </Group>
      {panelOpen ? (
        <Suspense>
          <FilterPanel id={panelId} filter={filter} onShow={onShow} nameOf={nameOf} />
        </Suspense>
      ) : null}
      <FilterChips filter={filter} nameOf={nameOf} onShow={onShow} />
      <TaskList filter={filter} pages={pages} onShow={onShow} onSort={onSort} selection={selection} onSelect={select} />
      {ticked.length === 0 ? null : (
        <Suspense>
          <BulkBar
            tasks={ticked}
            onKeep={(ids) => {
              select({ ids: new Set(ids), anchor: null });
            }}
          />
        </Suspense>
      )}
      {helpOpen ? (
        <Suspense>
          <ShortcutList onClose={help.close} />
        </Suspense>
      ) : null}
    </>
  );
}
