import { CloseButton, TextInput, type TextInputProps } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useRef, useState, type ReactNode, type RefObject } from 'react';

interface SearchFieldProps extends Pick<TextInputProps, 'type' | 'className' | 'placeholder' | 'aria-keyshortcuts'> {
  readonly label: string;
  readonly clearLabel: string;
  /** The text by which the page is filtered now. */
  readonly text: string;
  readonly onSearch: (text: string) => void;
  readonly input?: RefObject<HTMLInputElement | null>;
  /** Shown at the end of the field while it is empty. */
  readonly hint?: ReactNode;
}

/** A search-as-you-type field. */
export function SearchField({ label, clearLabel, text, onSearch, input: given, hint, ...props }: SearchFieldProps) {
  const own = useRef<HTMLInputElement>(null);
  const input = given ?? own;
  const [typed, setTyped] = useState({ text, from: text });
  const search = useDebouncedCallback(onSearch, { delay: 300, flushOnUnmount: false });
  // The text changed from outside: Back, a saved filter, a reset.
  if (typed.from !== text) setTyped({ text: typed.text.trim() === text ? typed.text : text, from: text });
  const clear = () => {
    setTyped({ text: '', from: text });
    search.cancel();
    onSearch('');
    input.current?.focus();
  };
  return (
    <TextInput
      placeholder={label}
      {...props}
      ref={input}
      value={typed.text}
      maxLength={200}
      aria-label={label}
      leftSection={<Search size={16} aria-hidden />}
      rightSection={typed.text === '' ? hint : <CloseButton size="sm" aria-label={clearLabel} onClick={clear} />}
      onChange={({ currentTarget }) => {
        setTyped({ text: currentTarget.value, from: text });
        search(currentTarget.value.trim());
      }}
      // On blur a pending search runs at once: later, it would pull the user back from the page that they went to.
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
