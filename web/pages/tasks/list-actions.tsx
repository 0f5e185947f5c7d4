import { ActionIcon, Button } from '@mantine/core';
import { Download, Keyboard } from 'lucide-react';
import type { FilterWithPeriods } from '../../../shared/tasks/task-list.ts';
import { pathOf } from '../../api/client.ts';
import { usePlace } from '../../api/use-call.ts';
import { useToday } from '../../components/today.ts';
import { useText } from '../../i18n/language.tsx';
import { queryOfFilter } from './filter/filter-query.ts';
import { SavedFilterMenu } from './saved/saved-filter-menu.tsx';
import classes from './tasks.module.css';

interface ListActionsProps {
  readonly filter: FilterWithPeriods;
  readonly onShow: (filter: FilterWithPeriods) => void;
  readonly onHelp: () => void;
}

/** What can be done with the list as a whole. */
export function ListActions({ filter, onShow, onHelp }: ListActionsProps) {
  const { t } = useText();
  return (
    <>
      <SavedFilterMenu filter={filter} onShow={onShow} />
      <ExportLink filter={filter} />
      <ActionIcon
        variant="default"
        size={36}
        visibleFrom="md"
        aria-label={t.tasks.shortcuts.button}
        title={t.tasks.shortcuts.button}
        aria-keyshortcuts="?"
        onClick={onHelp}
      >
        <Keyboard size={18} aria-hidden />
      </ActionIcon>
    </>
  );
}

/** Exports all tasks of the filter in the order shown, not only the loaded pages. */
function ExportLink({ filter }: { readonly filter: FilterWithPeriods }) {
  const { t } = useText();
  const { environment, language } = usePlace();
  const today = useToday();
  const query = { ...queryOfFilter(filter, today), language, timeZone: today.timeZone };
  return (
    <Button
      component="a"
      href={pathOf('exportTasks', { query }, environment)}
      download
      variant="default"
      title={t.tasks.exportHint}
      aria-label={t.words.export}
      className={classes['compact'] ?? ''}
      leftSection={<Download size={16} aria-hidden />}
    >
      {t.words.export}
    </Button>
  );
}
