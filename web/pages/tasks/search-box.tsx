import { Kbd } from '@mantine/core';
import type { RefObject } from 'react';
import { SearchField } from '../../components/search-field.tsx';
import { useText } from '../../i18n/language.tsx';

interface SearchBoxProps {
  readonly text: string;
  readonly onSearch: (text: string) => void;
  readonly input: RefObject<HTMLInputElement | null>;
}

/** Words of tasks, looked for while they are typed. */
export function SearchBox(props: SearchBoxProps) {
  const { t } = useText();
  return (
    <SearchField
      {...props}
      type="search"
      label={t.tasks.search}
      placeholder={t.tasks.searchShort}
      clearLabel={t.tasks.clearSearch}
      aria-keyshortcuts="/"
      hint={
        <Kbd size="xs" visibleFrom="sm" aria-hidden>
          /
        </Kbd>
      }
    />
  );
}
