import { Button, Center, Text } from '@mantine/core';
import type { Pages } from '../../api/use-pages.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { useText } from '../../i18n/language.tsx';

interface ListMoreProps {
  /** How many there are, or are shown. */
  readonly summary: string;
  readonly pages: Pages<unknown>;
}

/** The end of the loaded lines, with the button that loads more. */
export function ListMore({ summary, pages }: ListMoreProps) {
  const { t } = useText();
  const readMore = () => void pages.fetchNextPage();
  if (pages.error !== null) return <FailureNotice error={pages.error} onRetry={readMore} />;
  return (
    <Center py="md">
      {pages.hasNextPage ? (
        <Button variant="default" loading={pages.isFetchingNextPage} onClick={readMore}>
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
