import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { Account } from '../../../../shared/contacts/accounts.ts';
import { useRead } from '../../../api/use-call.ts';
import { useText } from '../../../i18n/language.tsx';

interface AccountPickerProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: readonly Account[];
  readonly onChange: (accounts: Account[]) => void;
}

/** Chooses several accounts, looked for by name. */
export function AccountPicker({ label, placeholder, value, onChange }: AccountPickerProps) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), 200);
  const query = text === '' ? { limit: '20' } : { text, limit: '20' };
  const { data } = useRead('listAccounts', { query }, { keepPrevious: true });
  const known = new Map([...value, ...(data?.accounts ?? [])].map((account) => [account.id, account]));
  return (
    <MultiSelect
      label={label}
      placeholder={value.length === 0 ? placeholder : ''}
      data={[...known.values()].map(({ id, name }) => ({ value: id, label: name }))}
      value={value.map(({ id }) => id)}
      onChange={(ids) => onChange(ids.flatMap((id) => known.get(id) ?? []))}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      hidePickedOptions
      maxDropdownHeight={260}
      nothingFoundMessage={t.users.noAccountFound}
      renderOption={({ option }) => <PickedAccount account={known.get(option.value)} />}
    />
  );
}

function PickedAccount({ account }: { readonly account: Account | undefined }) {
  const { t } = useText();
  if (account === undefined) return null;
  return (
    <span>
      {account.name}
      <span style={{ display: 'block', fontSize: 12, color: 'var(--mantine-color-gray-7)' }}>
        {t.accounts.kinds[account.kind]} · {t.words.relations[account.relation]}
      </span>
    </span>
  );
}
