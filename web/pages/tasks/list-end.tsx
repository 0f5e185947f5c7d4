import { Button, Center, Text } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { useEffect } from 'react';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { useText } from '../../i18n/language.tsx';

interface ListEndProps {
  readonly count: number;
  readonly more: boolean;
  readonly loading: boolean;
  readonly error: unknown;
  readonly onMore: () => void;
}

/** The end of the loaded pages: the next is loaded when it scrolls near, or by the button (infinite scroll). */
export function ListEnd({ count, more, loading, error, onMore }: ListEndProps) {
  const { t } = useText();
  const { ref, entry } = useIntersection({ rootMargin: '800px' });
  const near = entry?.isIntersecting === true;
  const failed = error !== null;
  useEffect(() => {
    if (near && more && !loading && !failed) onMore();
  }, [near, more, loading, failed, onMore]);
  if (failed && more) return <FailureNotice error={error} onRetry={onMore} />;
  return (
    <Center ref={ref} py="md">
      {more ? (
        <Button variant="default" loading={loading} onClick={onMore}>
          {t.words.more}
        </Button>
      ) : (
        <Text size="sm" c="gray.7">
          {t.tasks.shown(count, false)} · {t.tasks.end}
        </Text>
      )}
    </Center>
  );
}
