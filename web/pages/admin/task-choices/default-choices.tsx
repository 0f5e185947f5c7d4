import { NativeSelect, Paper, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useId } from 'react';
import type { TaskChoices, TaskDefaults } from '../../../../shared/task-choices/task-choices.ts';
import { useFailure } from '../../../components/failure-notice.tsx';
import { useText } from '../../../i18n/language.tsx';
import { activeOf, startOf, type Choice } from './choice-list.ts';
import classes from './task-choices.module.css';
import { useChoiceChange } from './use-choice-change.ts';

const kinds = ['mail', 'event', 'manual'] as const;
type Kind = (typeof kinds)[number];

/** What new tasks start with, by kind of source. */
export function DefaultChoices({ choices }: { readonly choices: TaskChoices }) {
  const { t } = useText();
  const heading = useId();
  const failure = useFailure();
  const { change, make } = useChoiceChange('putTaskDefaults');
  const set = (kind: Kind, part: Partial<TaskDefaults['mail']>) => {
    const body = { ...choices.defaults, [kind]: { ...choices.defaults[kind], ...part } };
    make({ body }).then(
      () => notifications.show({ message: t.taskChoices.defaultsSaved, autoClose: 3000 }),
      (error: unknown) => {
        const { title, hint } = failure(error);
        notifications.show({ color: 'red', title, message: hint });
      },
    );
  };
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={heading}>
      <Stack gap="sm">
        <div>
          <Title order={2} size="h4" id={heading}>
            {t.taskChoices.defaults}
          </Title>
          <Text size="sm" c="gray.7">
            {t.taskChoices.defaultsHint}
          </Text>
        </div>
        <div className={classes['heads'] ?? ''} aria-hidden>
          <span />
          <span>{t.words.type}</span>
          <span>{t.words.status}</span>
        </div>
        {kinds.map((kind) => (
          <div key={kind} className={classes['default'] ?? ''} role="group" aria-label={t.taskChoices.kinds[kind]}>
            <Text fw={600} size="sm">
              {t.taskChoices.kinds[kind]}
            </Text>
            <DefaultSelect
              label={t.words.type}
              choices={choices.types}
              value={choices.defaults[kind].typeId}
              busy={change.isPending}
              onChange={(typeId) => set(kind, { typeId })}
            />
            <DefaultSelect
              label={t.words.status}
              choices={choices.statuses}
              value={choices.defaults[kind].statusId}
              busy={change.isPending}
              onChange={(statusId) => set(kind, { statusId })}
            />
          </div>
        ))}
      </Stack>
    </Paper>
  );
}

interface DefaultSelectProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string | null;
  readonly busy: boolean;
  readonly onChange: (id: string | null) => void;
}

function DefaultSelect({ label, choices, value, busy, onChange }: DefaultSelectProps) {
  const { t } = useText();
  return (
    <NativeSelect
      label={label}
      classNames={{ label: classes['each'] ?? '' }}
      value={value ?? ''}
      aria-busy={busy}
      data={[
        { value: '', label: t.taskChoices.first(startOf(choices)?.label ?? '') },
        ...activeOf(choices).map((choice) => ({ value: choice.id, label: choice.label })),
      ]}
      onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? null : currentTarget.value)}
    />
  );
}
