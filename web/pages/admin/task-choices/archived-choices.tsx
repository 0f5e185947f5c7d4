import { Button, Group, Text } from '@mantine/core';
import { ArchiveRestore } from 'lucide-react';
import type { TaskChoices } from '../../../../shared/task-choices/task-choices.ts';
import { useText } from '../../../i18n/language.tsx';
import type { ListName } from './choice-list.ts';
import classes from './task-choices.module.css';
import { useChoiceActions, type Told } from './use-choice-actions.ts';

interface ArchivedChoicesProps {
  readonly name: ListName;
  readonly choices: TaskChoices;
  readonly told: Told;
}

/** The archived choices, each with a button that offers it again. */
export function ArchivedChoices({ name, choices, told }: ArchivedChoicesProps) {
  const { t } = useText();
  const actions = useChoiceActions({ name, choices }, told);
  const archived = choices[name].filter((choice) => choice.archived);
  if (archived.length === 0) return null;
  return (
    <details className={classes['archives'] ?? ''}>
      <summary>{t.taskChoices.archives(archived.length)}</summary>
      <Text size="sm" c="gray.7" my="xs">
        {t.taskChoices.archivesHint}
      </Text>
      <ul className={classes['list'] ?? ''}>
        {archived.map((choice) => (
          <li key={choice.id}>
            <Group justify="space-between" wrap="nowrap" gap="xs" py={4}>
              <Text size="sm" c="gray.7" className={classes['label'] ?? ''}>
                {choice.label}
              </Text>
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={t.taskChoices.restore(choice.label)}
                leftSection={<ArchiveRestore size={15} aria-hidden />}
                onClick={() => actions.restore(choice)}
              >
                {t.taskChoices.restoreShort}
              </Button>
            </Group>
          </li>
        ))}
      </ul>
    </details>
  );
}
