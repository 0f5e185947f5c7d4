import { modals } from '@mantine/modals';
import type { ReactNode } from 'react';

interface Question {
  readonly title: string;
  readonly children: ReactNode;
  readonly labels: { readonly confirm: string; readonly cancel: string };
  readonly onConfirm: () => void;
}

/** Asks above the drawer before somebody loses something. */
export function confirmChange(question: Question): void {
  const id = modals.openConfirmModal({
    ...question,
    confirmProps: { color: 'red.8' },
    centered: true,
    // Only once the key has gone past the drawer, which stays while this is open.
    closeOnEscape: false,
    onKeyDown: ({ key }) => {
      if (key === 'Escape') modals.close(id);
    },
  });
}
