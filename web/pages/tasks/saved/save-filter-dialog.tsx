import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { maxFilterNameLength, type FilterWithPeriods, type SavedFilter } from '../../../../shared/tasks/task-list.ts';
import { useChange } from '../../../api/use-call.ts';
import { FailureNotice } from '../../../components/failure-notice.tsx';
import { useNotice } from '../../../components/use-notice.ts';
import { useText } from '../../../i18n/language.tsx';

interface SaveFilterDialogProps {
  readonly filter: FilterWithPeriods;
  readonly saved: readonly SavedFilter[];
  readonly onClose: () => void;
}

/** Saves the filter that is shown under a name. Under the name of a saved filter, it replaces that one. */
export function SaveFilterDialog({ filter, saved, onClose }: SaveFilterDialogProps) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const save = useChange('saveFilter', ['listSavedFilters']);
  const replace = useChange('changeFilter', ['listSavedFilters']);
  const notice = useNotice();
  const name = typed.trim();
  const there = saved.find((each) => each.name === name);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const onSuccess = () => {
      notice.done(there === undefined ? t.tasks.saved.saved(name) : t.tasks.saved.replaced(name));
      onClose();
    };
    const body = { name, filter };
    if (there === undefined) save.mutate({ body }, { onSuccess });
    else replace.mutate({ params: { filterId: there.id }, body }, { onSuccess });
  };
  const error = save.error ?? replace.error;
  return (
    <Modal opened onClose={onClose} title={t.tasks.saved.saveTitle}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t.tasks.saved.name}
            placeholder={t.tasks.saved.example}
            description={there === undefined ? null : t.tasks.saved.willReplace}
            value={typed}
            maxLength={maxFilterNameLength}
            data-autofocus
            onChange={({ currentTarget }) => {
              setTyped(currentTarget.value);
            }}
          />
          {error === null ? null : <FailureNotice error={error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t.words.cancel}
            </Button>
            <Button type="submit" disabled={name === ''} loading={save.isPending || replace.isPending}>
              {t.words.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
