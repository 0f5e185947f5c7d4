import { Group, Kbd, Modal, Stack, Text } from '@mantine/core';
import { useText } from '../../i18n/language.tsx';

/** Which keys do what on the list. */
export function ShortcutList({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText();
  return (
    <Modal opened onClose={onClose} title={t.tasks.shortcuts.title}>
      <Stack gap="xs" component="dl" m={0}>
        {t.tasks.shortcuts.list.map(([key, does]) => (
          <Group key={key} wrap="nowrap">
            <Text component="dt" miw={72} ta="center">
              <Kbd>{key}</Kbd>
            </Text>
            <Text component="dd" size="sm" m={0}>
              {does}
            </Text>
          </Group>
        ))}
      </Stack>
    </Modal>
  );
}
