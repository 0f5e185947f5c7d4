import { Select } from '@mantine/core';
import { ArrowUpDown } from 'lucide-react';
import { taskSorts, type TaskSort } from '../../../shared/tasks/task-list.ts';
import { useText } from '../../i18n/language.tsx';

interface SortSelectProps {
  readonly sort: TaskSort;
  readonly onSort: (sort: TaskSort) => void;
}

/** Sets the order of the list, also on narrow pages without column headings. */
export function SortSelect({ sort, onSort }: SortSelectProps) {
  const { t } = useText();
  return (
    <Select
      aria-label={t.tasks.sort}
      w={{ base: '100%', xs: 280 }}
      allowDeselect={false}
      leftSection={<ArrowUpDown size={16} aria-hidden />}
      data={taskSorts.map((value) => ({ value, label: t.tasks.sorts[value] }))}
      value={sort}
      onChange={(value) => {
        const chosen = taskSorts.find((each) => each === value);
        if (chosen !== undefined) onSort(chosen);
      }}
    />
  );
}
