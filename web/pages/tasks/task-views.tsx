import { Group, SegmentedControl, Tabs } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { FilterWithPeriods } from '../../../shared/tasks/task-list.ts';
import type { Me } from '../../../shared/access/user.ts';
import { useText } from '../../i18n/language.tsx';
import { useSettings } from '../../shell/settings.tsx';
import { patchFilter } from './filter/filter-change.ts';
import classes from './tasks.module.css';

type View = 'all' | NonNullable<FilterWithPeriods['view']>;

/** The views that the user's rights make sense of. Whoever makes tasks may have transverse ones of their own. */
function viewsOf({ creation, admin }: Me): View[] {
  return [
    'all',
    'mine',
    ...(creation.accounts === 'none' ? [] : (['accounts'] as const)),
    ...(admin || creation.allowed ? (['transverse'] as const) : []),
  ];
}

interface TaskViewsProps {
  readonly filter: FilterWithPeriods;
  readonly onShow: (filter: FilterWithPeriods) => void;
}

/** Whose tasks are listed, and whether open or closed ones. */
export function TaskViews({ filter, onShow }: TaskViewsProps) {
  const { t } = useText();
  const { me } = useSettings();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (list.current !== null) showSelected(list.current);
  }, [filter.view]);
  return (
    <Group justify="space-between" align="center" gap="sm" mb="sm">
      <Tabs
        value={filter.view ?? 'all'}
        onChange={(value) => {
          const view = viewsOf(me).find((each) => each === value) ?? 'all';
          onShow(patchFilter(filter, { view: view === 'all' ? undefined : view }));
        }}
        className={classes['tabs'] ?? ''}
      >
        <Tabs.List ref={list} aria-label={t.tasks.viewsLabel}>
          {viewsOf(me).map((view) => (
            <Tabs.Tab key={view} value={view}>
              {t.tasks.views[view]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <SegmentedControl
        size="sm"
        className={classes['state'] ?? ''}
        aria-label={t.tasks.stateLabel}
        value={filter.state ?? 'all'}
        data={(['open', 'closed', 'all'] as const).map((value) => ({ value, label: t.tasks.states[value] }))}
        onChange={(value) => {
          onShow(patchFilter(filter, { state: value === 'all' ? undefined : value }));
        }}
      />
    </Group>
  );
}

/** A phone has no room for all tabs: brings the selected one to their middle. */
function showSelected(list: HTMLElement): void {
  const tab = list.querySelector('[aria-selected="true"]')?.getBoundingClientRect();
  const { left, width } = list.getBoundingClientRect();
  if (tab !== undefined) list.scrollLeft += tab.left - left - (width - tab.width) / 2;
}
