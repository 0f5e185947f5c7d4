import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { Trash2 } from 'lucide-react';
import type { EnvironmentSettings } from '../../../../shared/environments/environment-settings.ts';
import { useChange } from '../../../api/use-call.ts';
import { useFailure } from '../../../components/failure-notice.tsx';
import { useText } from '../../../i18n/language.tsx';
import classes from './environment.module.css';
import { useShowSettings } from './use-environment-form.ts';

interface FormerNamesProps {
  readonly settings: EnvironmentSettings;
  /** Makes the name the environment's current one again. */
  readonly onBack: (name: string) => void;
}

/** The former names, which still lead to the environment. */
export function FormerNames({ settings, onBack }: FormerNamesProps) {
  const { t } = useText();
  const failure = useFailure();
  const removal = useChange('removeEnvironmentAlias', []);
  const show = useShowSettings();
  if (settings.aliases.length === 0) return null;
  const remove = (alias: string) => {
    removal.mutate(
      { params: { alias } },
      {
        onSuccess: (answer) => {
          show(answer);
          notifications.show({ message: t.environment.aliasRemoved(alias), autoClose: 4000 });
        },
        onError: (error) => {
          const { title, hint } = failure(error);
          notifications.show({ color: 'red', title, message: hint });
        },
      },
    );
  };
  return (
    <Stack gap={4}>
      <Text fw={600} size="sm">
        {t.environment.aliases}
      </Text>
      <Text size="xs" c="gray.7">
        {t.environment.aliasesHint}
      </Text>
      <ul className={classes['list'] ?? ''}>
        {settings.aliases.map((alias) => (
          <li key={alias}>
            <Group justify="space-between" wrap="nowrap" gap="xs">
              <Text ff="monospace" size="sm" className={classes['word'] ?? ''}>
                {alias}
              </Text>
              <Group gap={4} wrap="nowrap">
                <Button
                  size="compact-sm"
                  variant="subtle"
                  onClick={() => onBack(alias)}
                  aria-label={t.environment.aliasBack(alias)}
                >
                  {t.environment.aliasBackShort}
                </Button>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t.environment.aliasRemove(alias)}
                  onClick={() =>
                    modals.openConfirmModal({
                      title: t.environment.aliasRemoveTitle(alias),
                      children: <Text size="sm">{t.environment.aliasRemoveText}</Text>,
                      labels: { confirm: t.words.remove, cancel: t.words.cancel },
                      confirmProps: { color: 'red.8' },
                      centered: true,
                      onConfirm: () => remove(alias),
                    })
                  }
                >
                  <Trash2 size={16} aria-hidden />
                </ActionIcon>
              </Group>
            </Group>
          </li>
        ))}
      </ul>
    </Stack>
  );
}
