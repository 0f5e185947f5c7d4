import { Paper, Select, SimpleGrid } from '@mantine/core';
import { createdPeriods, duePeriods, type FilterWithPeriods } from '../../../../shared/tasks/task-list.ts';
import { taskSourceSchema } from '../../../../shared/values/source.ts';
import { useToday } from '../../../components/today.ts';
import { useText } from '../../../i18n/language.tsx';
import { patchFilter, type FilterPatch } from '../filter/filter-change.ts';
import { patchOfCreation, daysOfCreation } from '../filter/own-days.ts';
import { ChoiceFilter } from './choice-filter.tsx';
import { ContactFilter } from './contact-filter.tsx';
import { useChoices, useRememberName, type NameOf } from './filter-names.ts';
import { PeriodFilter } from './period-filter.tsx';
import type { Choice } from './remote-select.tsx';
import { UserFilter } from './user-filter.tsx';

export interface FilterPanelProps {
  readonly id: string;
  readonly filter: FilterWithPeriods;
  readonly onShow: (filter: FilterWithPeriods) => void;
  readonly nameOf: NameOf;
}

/** Everything that the list can be narrowed down by; each choice takes effect at once. */
export function FilterPanel({ id, filter, onShow, nameOf }: FilterPanelProps) {
  const { t } = useText();
  const set = (patch: FilterPatch) => {
    onShow(patchFilter(filter, patch));
  };
  return (
    <Paper id={id} withBorder p="sm" mb="sm" role="group" aria-label={t.tasks.filters} bg="gray.0">
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3, xl: 5 }} spacing="sm" verticalSpacing="xs">
        <ChoiceFilters filter={filter} set={set} />
        <PersonFilters filter={filter} set={set} nameOf={nameOf} />
        <DayFilters filter={filter} set={set} />
        <Select
          label={t.words.source}
          placeholder={t.tasks.panel.anySource}
          data={taskSourceSchema.options.map((value) => ({ value, label: t.words.sources[value] }))}
          value={filter.source ?? null}
          clearable
          clearButtonProps={{ 'aria-label': t.words.remove }}
          onChange={(value) => {
            set({ source: taskSourceSchema.options.find((each) => each === value) });
          }}
        />
      </SimpleGrid>
    </Paper>
  );
}

interface PartProps {
  readonly filter: FilterWithPeriods;
  readonly set: (patch: FilterPatch) => void;
}

function ChoiceFilters({ filter, set }: PartProps) {
  const { t } = useText();
  const { types, statuses } = useChoices(true);
  return (
    <>
      <ChoiceFilter
        label={t.words.status}
        choices={statuses}
        value={filter.statusIds}
        onChange={(statusIds) => {
          set({ statusIds });
        }}
      />
      <ChoiceFilter
        label={t.words.type}
        choices={types}
        value={filter.typeIds}
        onChange={(typeIds) => {
          set({ typeIds });
        }}
      />
    </>
  );
}

function PersonFilters({ filter, set, nameOf }: PartProps & { readonly nameOf: NameOf }) {
  const { t } = useText();
  const remember = useRememberName();
  const fieldOf = (key: 'contactId' | 'accountId' | 'authorId' | 'assigneeId') => {
    const id = filter[key];
    return {
      value: id === undefined ? null : { id, label: nameOf(id), hint: null },
      onChoose: (choice: Choice | null) => {
        if (choice !== null) remember(choice);
        set({ [key]: choice?.id });
      },
    };
  };
  return (
    <>
      <UserFilter
        label={t.words.assignee}
        before={[{ id: 'none', label: t.words.nobody, hint: null }]}
        {...fieldOf('assigneeId')}
      />
      <UserFilter label={t.words.author} {...fieldOf('authorId')} />
      <ContactFilter label={t.words.account} kind="account" {...fieldOf('accountId')} />
      <ContactFilter label={t.words.contact} kind="contact" {...fieldOf('contactId')} />
    </>
  );
}

function DayFilters({ filter, set }: PartProps) {
  const { t } = useText();
  const { timeZone } = useToday();
  return (
    <>
      <PeriodFilter
        label={t.words.dueOn}
        periods={duePeriods}
        words={t.tasks.periods}
        period={filter.due}
        days={{ from: filter.dueFrom ?? null, to: filter.dueTo ?? null }}
        onPeriod={(due) => {
          set({ due, dueFrom: undefined, dueTo: undefined });
        }}
        onDays={({ from, to }) => {
          set({ due: undefined, dueFrom: from ?? undefined, dueTo: to ?? undefined });
        }}
      />
      <PeriodFilter
        label={t.words.created}
        periods={createdPeriods}
        words={t.tasks.periods}
        period={filter.created}
        days={daysOfCreation(filter, timeZone)}
        onPeriod={(created) => {
          set({ created, createdFrom: undefined, createdBefore: undefined });
        }}
        onDays={(days) => {
          set({ created: undefined, ...patchOfCreation(days, timeZone) });
        }}
      />
    </>
  );
}
