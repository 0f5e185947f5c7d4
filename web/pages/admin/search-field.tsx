import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useRef, useState } from 'react';

interface SearchFieldProps {
  readonly label: string;
  readonly clearLabel: string;
  /** As the page is filtered now. */
  readonly text: string;
  readonly onSearch: (text: string) => void;
  readonly className?: string | undefined;
}

/** Looks for something in a list while it is typed. */
export function SearchField({ label, clearLabel, text, onSearch, className }: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState({ text, from: text });
  const search = useDebouncedCallback(onSearch, { delay: 250, flushOnUnmount: false });
  // It was changed from elsewhere: Back, or everything cleared.
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
      className={className ?? ''}
      value={typed.text}
      maxLength={200}
      aria-label={label}
      placeholder={label}
      leftSection={<Search size={16} aria-hidden />}
      rightSection={typed.text === '' ? null : <CloseButton size="sm" aria-label={clearLabel} onClick={clear} />}
      onChange={({ currentTarget }) => {
        setTyped({ text: currentTarget.value, from: text });
        search(currentTarget.value.trim());
      }}
      // Whoever leaves for a line of the list goes there: a search that began later would bring them back.
      onBlur={() => {
        search.flush();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || typed.text === '') return;
        event.preventDefault();
        event.stopPropagation();
        clear();
      }}
    />
  );
}
