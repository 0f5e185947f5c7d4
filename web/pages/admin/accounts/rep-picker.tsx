import { MultiSelect, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { maxRepsPerRequest } from '../../../../shared/contacts/accounts.ts';
import type { UserRef } from '../../../../shared/access/user.ts';
import { useRead } from '../../../api/use-call.ts';
import { PersonOption } from '../../../components/person-option.tsx';
import { useText } from '../../../i18n/language.tsx';
import bar from '../filter-bar.module.css';

interface RepPickerProps {
  readonly value: readonly UserRef[];
  readonly onChange: (reps: UserRef[]) => void;
}

/** Chooses several reps, looked for by name. */
export function RepPicker({ value, onChange }: RepPickerProps) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const known = useReps(typed, value);
  return (
    <MultiSelect
      label={t.accounts.pick}
      placeholder={value.length === 0 ? t.accounts.pickPlaceholder : ''}
      data={optionsOf(known)}
      value={value.map(({ id }) => id)}
      onChange={(ids) => onChange(ids.flatMap((id) => known.get(id) ?? []))}
      maxValues={maxRepsPerRequest}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      hidePickedOptions
      maxDropdownHeight={220}
      nothingFoundMessage={t.accounts.noRepFound}
      renderOption={({ option }) => <PersonOption user={known.get(option.value)} />}
    />
  );
}

interface RepFilterProps {
  /** Id, or `none`: accounts of nobody. */
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** Narrows accounts down to those of one rep, or of nobody. */
export function RepFilter({ value, onChange }: RepFilterProps) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const chosen = useChosen(value);
  const known = useReps(typed === chosen?.name ? '' : typed, chosen === null ? [] : [chosen]);
  return (
    <Select
      className={bar['filter'] ?? ''}
      aria-label={t.accounts.repFilter}
      placeholder={t.accounts.allReps}
      data={[{ value: 'none', label: t.accounts.withoutRep }, ...optionsOf(known)]}
      value={value ?? null}
      onChange={(rep) => onChange(rep ?? undefined)}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      clearable
      clearButtonProps={{ 'aria-label': t.accounts.allReps }}
      nothingFoundMessage={t.accounts.noRepFound}
      renderOption={({ option }) =>
        option.value === 'none' ? <strong>{option.label}</strong> : <PersonOption user={known.get(option.value)} />
      }
    />
  );
}

/** The users with sales rights whose names match, and those who are chosen already. */
function useReps(typed: string, chosen: readonly UserRef[]): Map<string, UserRef> {
  const [text] = useDebouncedValue(typed.trim(), 200);
  const query = { right: 'sales' as const, limit: '20', ...(text === '' ? {} : { text }) };
  const { data } = useRead('listUsers', { query }, { keepPrevious: true });
  return new Map([...chosen, ...(data?.users ?? [])].map((user) => [user.id, user]));
}

/** The rep that an address names. */
function useChosen(value: string | undefined): UserRef | null {
  const isRep = value !== undefined && value !== 'none';
  const { data } = useRead('getUser', { params: { userId: value ?? '' } }, { enabled: isRep });
  return isRep ? (data ?? null) : null;
}

function optionsOf(known: ReadonlyMap<string, UserRef>): { value: string; label: string }[] {
  return [...known.values()].map(({ id, name }) => ({ value: id, label: name }));
}
