import { Loader, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useRead } from '../../../api/use-call.ts';
import { useText } from '../../../i18n/language.tsx';

interface PersonSelectProps {
  readonly label: string;
  /** Said when nobody is chosen. */
  readonly everybody: string;
  /** Who else can be chosen, before the users. */
  readonly others?: readonly { readonly value: string; readonly label: string }[];
  /** Id of a user, or a value of `others`. */
  readonly value: string | undefined;
  readonly onChange: (value: string | null) => void;
}

const noOthers: NonNullable<PersonSelectProps['others']> = [];

/** Narrows a list down to one user of the environment, active or not. */
export function PersonSelect({ label, everybody, others = noOthers, value, onChange }: PersonSelectProps) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const { users, searching } = useOffered(typed, others.some((other) => other.value === value) ? undefined : value);
  return (
    <Select
      label={label}
      placeholder={everybody}
      data={[...others, ...users]}
      value={value ?? null}
      onChange={onChange}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t.words.remove }}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      nothingFoundMessage={searching ? t.words.loading : t.tasks.panel.nothingFound}
      {...(searching ? { rightSection: <Loader size={14} /> } : {})}
    />
  );
}

/** The users that a search finds, and who is chosen. */
function useOffered(typed: string, value: string | undefined) {
  const chosen = useChosen(value);
  // The field shows the name of the chosen user, which is not a search.
  const [query] = useDebouncedValue(typed === chosen?.label ? '' : typed.trim(), 200);
  const found = useRead('listUsers', { query: query === '' ? {} : { text: query } }, { keepPrevious: true });
  const users = (found.data?.users ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const isMissing = chosen !== null && users.every((user) => user.value !== chosen.value);
  return { users: isMissing ? [chosen, ...users] : users, searching: found.isFetching };
}

/** The chosen user, who may be missing in the result of a search. */
function useChosen(id: string | undefined) {
  const user = useRead('getUser', { params: { userId: id ?? '' } }, { enabled: id !== undefined });
  return user.data === undefined || id === undefined ? null : { value: id, label: user.data.name };
}
