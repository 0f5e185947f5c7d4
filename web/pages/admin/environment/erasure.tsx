import { List, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useText } from '../../../i18n/language.tsx';
import type { ShorterPeriods } from './environment-edit.ts';

/** What shorter periods erase, in words. */
export function ErasureText({ periods: { removedDays, closedMonths } }: { readonly periods: ShorterPeriods }) {
  const { t } = useText();
  return (
    <Stack gap="xs">
      <List size="sm" spacing={4}>
        {removedDays === null ? null : <List.Item>{t.environment.shorterRemoved(removedDays)}</List.Item>}
        {closedMonths === null ? null : <List.Item>{t.environment.shorterClosed(closedMonths)}</List.Item>}
      </List>
      <Text size="sm">{t.environment.shorterFinal}</Text>
    </Stack>
  );
}

/** Asks for confirmation before periods are shortened: what is erased cannot be restored. */
export function useConfirmErasure(): (periods: ShorterPeriods, onConfirm: () => void) => void {
  const { t } = useText();
  return (periods, onConfirm) => {
    modals.openConfirmModal({
      title: t.environment.shorterTitle,
      children: <ErasureText periods={periods} />,
      labels: { confirm: t.environment.shorterConfirm, cancel: t.words.cancel },
      confirmProps: { color: 'red.8' },
      centered: true,
      onConfirm,
    });
  };
}
