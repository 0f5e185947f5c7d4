import { ActionIcon, Combobox, Group, Loader, Stack, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Search, X } from 'lucide-react';
import { useState } from 'react';
import type { ContactRef, FoundContact } from '../../shared/contacts/contact.ts';
import { useRead } from '../api/use-call.ts';
import { useText } from '../i18n/language.tsx';
import classes from './contact-picker.module.css';

interface ContactPickerProps {
  readonly label: string;
  readonly value: readonly ContactRef[];
  readonly onChange: (contacts: readonly ContactRef[]) => void;
  /** The most that a task can have. */
  readonly max: number;
  readonly disabled?: boolean;
}

/** Chooses contacts by search, one at a time; those that may not be linked are shown disabled. */
export function ContactPicker({ label, value, onChange, max, disabled = false }: ContactPickerProps) {
  const { t } = useText();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [typed, setTyped] = useState('');
  const found = useFoundContacts(typed.trim());
  const contacts = found.contacts.filter(({ id }) => !has(value, id));
  const choose = (id: string) => {
    const contact = contacts.find((other) => other.id === id);
    if (contact === undefined) return;
    const { name, email, company } = contact;
    onChange([...value, { id, name, email, company }]);
    setTyped('');
    combobox.closeDropdown();
  };
  return (
    <Stack gap="xs">
      <Combobox store={combobox} onOptionSubmit={choose} disabled={disabled} shadow="md">
        <Combobox.Target>
          <TextInput
            label={label}
            placeholder={t.contactPicker.placeholder}
            value={typed}
            disabled={disabled || value.length >= max}
            leftSection={<Search size={16} aria-hidden />}
            rightSection={found.searching ? <Loader size={14} /> : null}
            onChange={({ currentTarget }) => {
              setTyped(currentTarget.value);
              combobox.openDropdown();
              combobox.updateSelectedOptionIndex();
            }}
            onClick={() => combobox.openDropdown()}
            onBlur={() => combobox.closeDropdown()}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={typed.trim() === ''}>
          <Combobox.Options mah={280} style={{ overflowY: 'auto' }}>
            {contacts.map((contact) => (
              <Combobox.Option key={contact.id} value={contact.id} disabled={!contact.linkable}>
                <Found contact={contact} />
              </Combobox.Option>
            ))}
            {contacts.length === 0 ? (
              <Combobox.Empty>{found.searching ? t.words.loading : t.contactPicker.none}</Combobox.Empty>
            ) : null}
            {found.more ? (
              <Combobox.Footer>
                <Text size="xs" c="gray.7">
                  {t.contactPicker.more}
                </Text>
              </Combobox.Footer>
            ) : null}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {value.length === 0 ? null : (
        <ul className={classes['chosen'] ?? ''}>
          {value.map((contact) => (
            <li key={contact.id}>
              <Chosen contact={contact} onRemove={() => onChange(value.filter(({ id }) => id !== contact.id))} />
            </li>
          ))}
        </ul>
      )}
    </Stack>
  );
}

/** Debounced search. */
function useFoundContacts(typed: string): { contacts: readonly FoundContact[]; more: boolean; searching: boolean } {
  const [query] = useDebouncedValue(typed, 200);
  const found = useRead('searchContacts', { query: { query } }, { enabled: query !== '', keepPrevious: true });
  const page = query === '' ? undefined : found.data;
  return { contacts: page?.contacts ?? [], more: page?.more ?? false, searching: found.isFetching };
}

function Found({ contact: { name, company, email, linkable } }: { readonly contact: FoundContact }) {
  const { t } = useText();
  return (
    <>
      <Text size="sm">{name}</Text>
      <Text size="xs" c="gray.7">
        {[company, email, linkable ? null : t.contactPicker.notLinkable].filter((part) => part !== null).join(' · ')}
      </Text>
    </>
  );
}

function Chosen({ contact, onRemove }: { readonly contact: ContactRef; readonly onRemove: () => void }) {
  const { t } = useText();
  const { name, company, email } = contact;
  return (
    <Group wrap="nowrap" justify="space-between" className={classes['contact'] ?? ''}>
      <div>
        <Text size="sm" fw={550}>
          {name}
        </Text>
        {company === null && email === null ? null : (
          <Text size="xs" c="gray.7">
            {[company, email].filter((part) => part !== null).join(' · ')}
          </Text>
        )}
      </div>
      <ActionIcon variant="subtle" color="gray.7" onClick={onRemove} aria-label={t.contactPicker.remove(name)}>
        <X size={16} aria-hidden />
      </ActionIcon>
    </Group>
  );
}

function has(contacts: readonly ContactRef[], id: string): boolean {
  return contacts.some((contact) => contact.id === id);
}
