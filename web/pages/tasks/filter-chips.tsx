import { Button, Group, Pill } from '@mantine/core';
import type { FilterWithPeriods } from '../../../shared/tasks/task-list.ts';
import { dayAt } from '../../components/today.ts';
import { useText, type Text } from '../../i18n/language.tsx';
import { clearFilter, partsOf, type FilterPart, type NarrowingKey } from './filter/filter-change.ts';
import type { NameOf } from './panel/filter-names.ts';
import classes from './tasks.module.css';

interface FilterChipsProps {
  readonly filter: FilterWithPeriods;
  readonly nameOf: NameOf;
  readonly onShow: (filter: FilterWithPeriods) => void;
}

/** A chip for each part of the filter, with a button that removes it. */
export function FilterChips({ filter, nameOf, onShow }: FilterChipsProps) {
  const text = useText();
  const { t } = text;
  const parts = partsOf(filter);
  if (parts.length === 0) return null;
  return (
    <Group gap={6} mb="sm" role="group" aria-label={t.tasks.filters}>
      {parts.map((part) => {
        const words = wordsOf(part, text, nameOf);
        return (
          <Pill
            key={part.key + part.value}
            size="md"
            withRemoveButton
            className={classes['chip'] ?? ''}
            removeButtonProps={{ 'aria-label': t.tasks.removePart(words), tabIndex: 0, 'aria-hidden': false }}
            onRemove={() => {
              onShow(part.without);
            }}
          >
            {words}
          </Pill>
        );
      })}
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() => {
          onShow(clearFilter(filter));
        }}
      >
        {t.tasks.clearAll}
      </Button>
    </Group>
  );
}

/** What the members of a filter are about. */
const subjects = {
  typeIds: 'type',
  statusIds: 'status',
  contactId: 'contact',
  accountId: 'account',
  authorId: 'author',
  assigneeId: 'assignee',
  source: 'source',
  created: 'created',
  createdFrom: 'created',
  createdBefore: 'created',
  due: 'dueOn',
  dueFrom: 'dueOn',
  dueTo: 'dueOn',
} as const satisfies Record<NarrowingKey, string>;

/** A part of a filter as people say it, e.g. “Statut : En cours”, “Échéance : jusqu’au 30 nov. 2026”. */
function wordsOf({ key, value }: FilterPart, { t, formats, timeZone }: Text, nameOf: NameOf): string {
  const { since, until, periods } = t.tasks;
  const said: Partial<Record<NarrowingKey, (value: string) => string>> = {
    source: (source) => wordOf(t.words.sources, source),
    created: (period) => wordOf(periods, period),
    due: (period) => wordOf(periods, period),
    createdFrom: (instant) => since(formats.day(instant)),
    createdBefore: (instant) => until(formats.date(dayAt(Date.parse(instant) - 1, timeZone))),
    dueFrom: (day) => since(formats.date(day)),
    dueTo: (day) => until(formats.date(day)),
  };
  return t.tasks.chip(t.words[subjects[key]], said[key]?.(value) ?? nameOf(value));
}

function wordOf(words: Readonly<Record<string, string>>, value: string): string {
  return words[value] ?? value;
}
