import { ActionIcon, Group, TextInput } from '@mantine/core';
import { Check, X } from 'lucide-react';
import { useState, type SubmitEvent } from 'react';
import { maxChoiceLabelLength } from '../../../../shared/task-choices/task-choices.ts';
import { codeOf } from '../../../api/problem.ts';
import { useFailure } from '../../../components/failure-notice.tsx';
import { useText } from '../../../i18n/language.tsx';
import classes from './task-choices.module.css';

interface ChoiceNameProps {
  readonly initial: string;
  readonly label: string;
  /** Rejects with a CallError. */
  readonly onSave: (label: string) => Promise<unknown>;
  readonly onDone: () => void;
}

/** A name that is edited in place: Enter saves it, Escape cancels. */
export function ChoiceName({ initial, label, onSave, onDone }: ChoiceNameProps) {
  const { t } = useText();
  const wordsOf = useNameError();
  const [name, setName] = useState(initial);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (name.trim() === '') {
      setError(t.taskChoices.nameEmpty);
      return;
    }
    if (name.trim() === initial) {
      onDone();
      return;
    }
    setBusy(true);
    try {
      await onSave(name);
      onDone();
    } catch (failure) {
      setError(wordsOf(failure));
      setBusy(false);
    }
  };
  return (
    <form className={classes['renaming'] ?? ''} onSubmit={(event) => void submit(event)} noValidate>
      <Group gap={4} wrap="nowrap" align="flex-start">
        <TextInput
          className={classes['input'] ?? ''}
          size="sm"
          aria-label={label}
          value={name}
          maxLength={maxChoiceLabelLength}
          error={error}
          autoFocus
          onFocus={({ currentTarget }) => currentTarget.select()}
          onChange={({ currentTarget }) => {
            setName(currentTarget.value);
            setError(null);
          }}
          onKeyDown={({ key }) => {
            if (key === 'Escape') onDone();
          }}
        />
        <ActionIcon type="submit" size={36} loading={busy} aria-label={t.words.save}>
          <Check size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon size={36} variant="default" aria-label={t.words.cancel} onClick={onDone}>
          <X size={18} aria-hidden />
        </ActionIcon>
      </Group>
    </form>
  );
}

/** The error below the field of a refused name. */
export function useNameError(): (error: unknown) => string {
  const { t } = useText();
  const failure = useFailure();
  return (error) => {
    if (codeOf(error) === 'name_taken') return t.taskChoices.nameTaken;
    if (codeOf(error) === 'invalid_request') return t.taskChoices.nameEmpty;
    const { title, hint } = failure(error);
    return `${title}. ${hint}`;
  };
}
