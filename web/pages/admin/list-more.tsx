import { Button, Center, Text } from '@mantine/core';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { useText } from '../../i18n/language.tsx';

interface ListMoreProps {
  /** How many there are, or are shown. */
  readonly summary: string;
  readonly more: boolean;
  readonly loading: boolean;
  readonly error: unknown;
  readonly onMore: () => void;
}

/** The end of what is shown of a list, and the way to what follows. */
export function ListMore({ summary, more, loading, error, onMore }: ListMoreProps) {
  const { t } = useText();
  if (error !== null) return <FailureNotice error={error} onRetry={onMore} />;
  return (
    <Center py="md">
      {more ? (
        <Button variant="default" loading={loading} onClick={onMore}>
          {t.words.more}
        </Button>
      ) : (
        <Text size="sm" c="gray.7">
          {summary}
        </Text>
      )}
    </Center>
  );
}
