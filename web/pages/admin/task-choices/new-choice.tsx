import { Button, Group, TextInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useRef, useState, type SubmitEvent } from 'react';
import {
  maxActiveChoices,
  maxChoiceLabelLength,
  type TaskChoices,
} from '../../../../shared/task-choices/task-choices.ts';
import { useText } from '../../../i18n/language.tsx';
import { activeOf, type ListName } from './choice-list.ts';
import { useNameError } from './choice-name.tsx';
import classes from './task-choices.module.css';
import { useChoiceChange } from './use-choice-change.ts';

interface NewChoiceProps {
  readonly name: ListName;
  readonly choices: TaskChoices;
  readonly say: (text: string) => void;
}

/** Adds a type or a status after the others. */
export function NewChoice({ name, choices, say }: NewChoiceProps) {
  const { t } = useText();
  const wordsOf = useNameError();
  const type = useChoiceChange('createTaskType');
  const status = useChoiceChange('createTaskStatus');
  const field = useRef<HTMLInputElement>(null);
  const [label, setLabel] = useState('');
  const [error, setError] = useState<string | null>(null);
  const full = activeOf(choices[name]).length >= maxActiveChoices;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (label.trim() === '') {
      setError(t.taskChoices.nameEmpty);
      return;
    }
    try {
      await (name === 'types' ? type.make({ body: { label } }) : status.make({ body: { label, closed: false } }));
      say(t.taskChoices.added(label.trim()));
      setLabel('');
      field.current?.focus();
    } catch (failure) {
      setError(wordsOf(failure));
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <TextInput
          ref={field}
          className={classes['input'] ?? ''}
          label={name === 'types' ? t.taskChoices.newType : t.taskChoices.newStatus}
          description={full ? t.taskChoices.enough(maxActiveChoices) : undefined}
          disabled={full}
          value={label}
          maxLength={maxChoiceLabelLength}
          error={error}
          inputWrapperOrder={['label', 'error', 'description', 'input']}
          onChange={({ currentTarget }) => {
            setLabel(currentTarget.value);
            setError(null);
          }}
        />
        <Button
          type="submit"
          variant="default"
          disabled={full}
          loading={type.change.isPending || status.change.isPending}
          leftSection={<Plus size={16} aria-hidden />}
        >
          {t.taskChoices.add}
        </Button>
      </Group>
    </form>
  );
}
