import { CloseButton, Kbd, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useState, type RefObject } from 'react';
import { useText } from '../../i18n/language.tsx';

interface SearchBoxProps {
  readonly text: string;
  readonly onSearch: (text: string) => void;
  readonly input: RefObject<HTMLInputElement | null>;
}

const longest = 200;

/** Words of tasks, looked for while they are typed. */
export function SearchBox({ text, onSearch, input }: SearchBoxProps) {
  const { t } = useText();
  const [typed, setTyped] = useState({ text, from: text });
  const search = useDebouncedCallback(onSearch, { delay: 300, flushOnUnmount: false });
  // The address changed from elsewhere: Back, a saved filter, everything cleared.
  if (typed.from !== text) setTyped({ text: typed.text.trim() === text ? typed.text : text, from: text });
  const clear = () => {
    setTyped({ text: '', from: text });
    search.cancel();
    onSearch('');
    input.current?.focus();
  };
  return (
    <TextInput
      ref={input}
      type="search"
      value={typed.text}
      maxLength={longest}
      aria-label={t.tasks.search}
      aria-keyshortcuts="/"
      placeholder={t.tasks.searchShort}
      leftSection={<Search size={16} aria-hidden />}
      rightSection={
        typed.text === '' ? (
          <Kbd size="xs" visibleFrom="sm" aria-hidden>
            /
          </Kbd>
        ) : (
          <CloseButton size="sm" aria-label={t.tasks.clearSearch} onClick={clear} />
        )
      }
      onChange={({ currentTarget }) => {
        setTyped({ text: currentTarget.value, from: text });
        search(currentTarget.value.trim());
      }}
      // Whoever leaves for a line of the list goes there: a search that began later would bring them back.
      onBlur={() => {
        search.flush();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && typed.text !== '') {
          event.preventDefault();
          clear();
        }
      }}
    />
  );
}
