import { Paper, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import type { CaptureDays } from '../../../../shared/capture-ledger/capture-ledger.ts';
import { useText } from '../../../i18n/language.tsx';
import { useReason } from './capture-reason.tsx';
import classes from './captures.module.css';

interface ReasonListProps {
  readonly reasons: CaptureDays['reasons'];
  readonly onChoose: (reason: string) => void;
}

/** Why attempts were refused or failed, most frequent first, each with what can be done. */
export function ReasonList({ reasons, onChoose }: ReasonListProps) {
  const { t, formats } = useText();
  const reasonText = useReason();
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="capture-reasons">
      <Title order={2} size="h4" id="capture-reasons" mb="xs">
        {t.captures.byReason}
      </Title>
      {reasons.length === 0 ? <Text c="dimmed">{t.captures.noReason}</Text> : null}
      <Stack gap={2}>
        {reasons.map(({ reason, count }) => {
          const { title, advice } = reasonText(reason);
          return (
            <UnstyledButton
              key={reason}
              className={classes['line'] ?? ''}
              title={t.captures.filterReason(title)}
              onClick={() => {
                onChoose(reason);
              }}
            >
              <span>
                <Text size="sm" fw={600}>
                  {title}
                </Text>
                <Text size="xs" c="dimmed">
                  {advice}
                </Text>
              </span>
              <Text fw={600}>{formats.number(count)}</Text>
            </UnstyledButton>
          );
        })}
      </Stack>
    </Paper>
  );
}
