import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useRead } from '../../../api/use-call.ts';
import { useText } from '../../../i18n/language.tsx';
import { RemoteSelect, type Choice } from './remote-select.tsx';

interface ContactFilterProps {
  readonly label: string;
  /** `account`: companies, and persons without one; the tasks of a company's persons count as the account's. */
  readonly kind: 'contact' | 'account';
  readonly value: Choice | null;
  readonly onChoose: (choice: Choice | null) => void;
}

/** One of the contacts of the user's accounts, found by words. */
export function ContactFilter({ label, kind, value, onChoose }: ContactFilterProps) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const [query] = useDebouncedValue(typed === value?.label ? '' : typed.trim(), 200);
  const contacts = useRead(
    'searchContacts',
    { query: { query, ...(kind === 'account' ? { kind } : {}) } },
    { enabled: query !== '', keepPrevious: true },
  );
  const found = query === '' ? [] : (contacts.data?.contacts ?? []);
  return (
    <RemoteSelect
      label={label}
      placeholder={t.tasks.panel.typeToSearch}
      value={value}
      found={found.map(({ id, name, company, email }) => ({ id, label: name, hint: company ?? email }))}
      loading={contacts.isFetching}
      typed={typed}
      onType={setTyped}
      onChoose={onChoose}
    />
  );
}
