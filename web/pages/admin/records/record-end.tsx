import { Button, Center, Stack, Text } from '@mantine/core';
import { FailureNotice } from '../../../components/failure-notice.tsx';
import { useText } from '../../../i18n/language.tsx';

interface RecordEndProps {
  /** How many lines are shown, in words. */
  readonly shown: string;
  /** Said after the last line. */
  readonly end: string;
  readonly more: boolean;
  readonly loading: boolean;
  readonly error: unknown;
  readonly onMore: () => void;
}

/** The end of the lines that are shown, from where older ones are read. */
export function RecordEnd({ shown, end, more, loading, error, onMore }: RecordEndProps) {
  const { t } = useText();
  if (error !== null) return <FailureNotice error={error} onRetry={onMore} />;
  return (
    <Center py="md">
      <Stack align="center" gap="xs">
        <Text size="sm" c="dimmed" role="status">
          {more ? shown : `${shown} · ${end}`}
        </Text>
        {more ? (
          <Button variant="default" loading={loading} onClick={onMore}>
            {t.words.more}
          </Button>
        ) : null}
      </Stack>
    </Center>
  );
}
