import { modals } from '@mantine/modals';
import type { ReactNode } from 'react';

interface Question {
  readonly title: string;
  readonly children: ReactNode;
  readonly labels: { readonly confirm: string; readonly cancel: string };
  readonly onConfirm: () => void;
}

/** Asks for confirmation above the drawer. */
export function confirmChange(question: Question): void {
  const id = modals.openConfirmModal({
    ...question,
    confirmProps: { color: 'red.8' },
    centered: true,
    // After the key event has passed the drawer, which ignores Escape while this dialog is open.
    closeOnEscape: false,
    onKeyDown: ({ key }) => {
      if (key === 'Escape') modals.close(id);
    },
  });
}
