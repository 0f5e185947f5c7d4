import { ActionIcon, Group, Modal, Stack, TextInput } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { SavedFilter } from '../../../../shared/tasks/task-list.ts';
import { maxFilterNameLength } from '../../../../shared/tasks/task-list.ts';
import { codeOf } from '../../../api/problem.ts';
import { useChange } from '../../../api/use-call.ts';
import { useFailure } from '../../../components/failure-notice.tsx';
import { useNotice } from '../../../components/use-notice.ts';
import { useText } from '../../../i18n/language.tsx';

interface ManageFiltersDialogProps {
  readonly saved: readonly SavedFilter[];
  readonly onClose: () => void;
}

/** Saved filters by name, to be renamed and deleted. */
export function ManageFiltersDialog({ saved, onClose }: ManageFiltersDialogProps) {
  const { t } = useText();
  return (
    <Modal opened onClose={onClose} title={t.tasks.saved.manageTitle}>
      <Stack gap="xs">
        {saved.map((filter) => (
          <SavedFilterLine key={filter.id} saved={filter} />
        ))}
      </Stack>
    </Modal>
  );
}

function SavedFilterLine({ saved: { id, name, filter } }: { readonly saved: SavedFilter }) {
  const { t } = useText();
  const [typed, setTyped] = useState(name);
  const change = useChange('changeFilter', ['listSavedFilters']);
  const remove = useDeletion();
  const failureOf = useFailure();
  const rename = () => {
    const next = typed.trim();
    if (next === '') setTyped(name);
    else if (next !== name) change.mutate({ params: { filterId: id }, body: { name: next, filter } });
  };
  const taken = codeOf(change.error) === 'name_taken';
  const failure = change.error === null ? null : taken ? t.tasks.saved.nameTaken : failureOf(change.error).title;
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <TextInput
        flex={1}
        aria-label={t.tasks.saved.nameOf(name)}
        value={typed}
        maxLength={maxFilterNameLength}
        error={failure}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
        }}
        onBlur={rename}
        onKeyDown={({ key }) => {
          if (key === 'Enter') rename();
        }}
      />
      <ActionIcon
        variant="subtle"
        color="red"
        size={36}
        aria-label={t.tasks.saved.deleteOf(name)}
        onClick={() => {
          remove({ id, name, filter });
        }}
      >
        <Trash2 size={16} aria-hidden />
      </ActionIcon>
    </Group>
  );
}

/** Deletes at once; for some seconds the deletion can be undone. */
function useDeletion(): (saved: SavedFilter) => void {
  const { t } = useText();
  const remove = useChange('deleteFilter', ['listSavedFilters']);
  const save = useChange('saveFilter', ['listSavedFilters']);
  const notice = useNotice();
  return ({ id, name, filter }) => {
    const onSuccess = () => {
      notice.undoable(t.tasks.saved.deleted(name), () => {
        save.mutate({ body: { name, filter } }, { onError: notice.failed });
      });
    };
    remove.mutate({ params: { filterId: id } }, { onSuccess, onError: notice.failed });
  };
}
