import { ActionIcon } from '@mantine/core';
import { Keyboard } from 'lucide-react';
import { useText } from '../../i18n/language.tsx';

interface ListActionsProps {
  readonly onHelp: () => void;
}

/** What can be done with the list as a whole. */
export function ListActions({ onHelp }: ListActionsProps) {
  const { t } = useText();
  return (
    <ActionIcon
      variant="default"
      size={36}
      visibleFrom="sm"
      aria-label={t.tasks.shortcuts.button}
      title={t.tasks.shortcuts.button}
      aria-keyshortcuts="?"
      onClick={onHelp}
    >
      <Keyboard size={18} aria-hidden />
    </ActionIcon>
  );
}
