import { Box, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { FailureNotice } from '../../../components/failure-notice.tsx';
import { useText } from '../../../i18n/language.tsx';
import classes from './environment.module.css';
import type { EnvironmentFormState } from './use-environment-form.ts';

interface SaveBarProps {
  readonly form: EnvironmentFormState;
  /** Whoever saves this could no longer sign in. */
  readonly lockedOut: boolean;
}

/** Stays in view while there are unsaved changes: what prevents saving, and the buttons to save or discard. */
export function SaveBar({ form: { changed, busy, error, freeDomain, discard }, lockedOut }: SaveBarProps) {
  const { t } = useText();
  const obstacle = lockedOut
    ? t.environment.lockedOutTitle
    : freeDomain === null
      ? null
      : t.environment.domainFree(freeDomain);
  return (
    <Box className={classes['bar'] ?? ''} data-shown={changed || undefined}>
      {changed ? (
        <Paper withBorder shadow="md" p="sm">
          <Stack gap="sm">
            {error === null ? null : <FailureNotice error={error} />}
            <Group justify="space-between" gap="sm" wrap="nowrap" className={classes['actions'] ?? ''}>
              <Text size="sm" role="status" {...(obstacle === null ? {} : { c: 'red.9', fw: 600 })}>
                {obstacle ?? t.environment.unsaved}
              </Text>
              <Group gap="xs" wrap="nowrap">
                <Button variant="default" onClick={discard}>
                  {t.environment.discard}
                </Button>
                <Button type="submit" loading={busy} disabled={lockedOut}>
                  {t.words.save}
                </Button>
              </Group>
            </Group>
          </Stack>
        </Paper>
      ) : null}
    </Box>
  );
}
