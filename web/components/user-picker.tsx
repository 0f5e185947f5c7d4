import { Loader, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { UserRef } from '../../shared/access/user.ts';
import { useRead } from '../api/use-call.ts';
import { useText } from '../i18n/language.tsx';
import { PersonOption } from './person-option.tsx';

interface UserPickerProps {
  readonly label: string;
  readonly value: UserRef | null;
  readonly onChange: (user: UserRef | null) => void;
  /** Nobody can be chosen. */
  readonly clearable?: boolean;
}

/** Chooses the assignee of a task among the users who may have one; nobody when it is cleared. */
export function UserPicker({ label, value, onChange, clearable = true }: UserPickerProps) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  // The field shows the name of the selected user, which is not a search.
  const { users, searching } = useAssignable(typed === value?.name ? '' : typed.trim());
  const offered = withChosen(users, value);
  return (
    <Select
      label={label}
      placeholder={clearable ? t.words.nobody : t.words.choosePerson}
      data={offered.map(({ id, name }) => ({ value: id, label: name }))}
      value={value?.id ?? null}
      onChange={(id) => onChange(offered.find((user) => user.id === id) ?? null)}
      searchable
      clearable={clearable}
      allowDeselect={clearable}
      clearButtonProps={{ 'aria-label': t.words.remove }}
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      nothingFoundMessage={searching ? t.words.loading : t.words.nobody}
      renderOption={({ option }) => <PersonOption user={offered.find(({ id }) => id === option.value)} />}
      {...(searching ? { rightSection: <Loader size={14} /> } : {})}
    />
  );
}

/** The chosen user may not be among the first found. */
function withChosen(users: readonly UserRef[], value: UserRef | null): UserRef[] {
  return value === null || users.some(({ id }) => id === value.id) ? [...users] : [value, ...users];
}

function useAssignable(typed: string): { users: readonly UserRef[]; searching: boolean } {
  const [query] = useDebouncedValue(typed, 200);
  const asked = { assignable: '1', ...(query === '' ? {} : { query }) } as const;
  const found = useRead('searchUsers', { query: asked }, { keepPrevious: true });
  return { users: found.data?.users ?? [], searching: found.isFetching };
}
