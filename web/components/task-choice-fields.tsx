import { NativeSelect, SimpleGrid } from '@mantine/core';
import type { TaskStatus, TaskType } from '../../shared/task-choices/task-choice.ts';
import { useText } from '../i18n/language.tsx';
import { useSettings } from '../shell/settings.tsx';

interface Choice {
  readonly typeId: string;
  readonly statusId: string;
}

interface TaskChoiceFieldsProps {
  readonly value: Choice;
  readonly onChange: (choice: Partial<Choice>) => void;
  /** What the task has, even when it was archived since. */
  readonly kept?: { readonly type: TaskType; readonly status: TaskStatus };
}

/** The type and the status of a task. */
export function TaskChoiceFields({ value, onChange, kept }: TaskChoiceFieldsProps) {
  const { t } = useText();
  const { types, statuses } = useSettings();
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <NativeSelect
        label={t.words.type}
        data={optionsOf(types, kept?.type)}
        value={value.typeId}
        onChange={({ currentTarget }) => onChange({ typeId: currentTarget.value })}
      />
      <NativeSelect
        label={t.words.status}
        data={optionsOf(statuses, kept?.status)}
        value={value.statusId}
        onChange={({ currentTarget }) => onChange({ statusId: currentTarget.value })}
      />
    </SimpleGrid>
  );
}

function optionsOf(offered: readonly TaskType[], kept: TaskType | undefined): { value: string; label: string }[] {
  const all = kept === undefined || offered.some(({ id }) => id === kept.id) ? offered : [kept, ...offered];
  return all.map(({ id, label }) => ({ value: id, label }));
}
