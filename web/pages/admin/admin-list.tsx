import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Pages } from '../../api/use-pages.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { useText } from '../../i18n/language.tsx';

interface AdminListProps {
  readonly pages: Pages<unknown>;
  /** How many there are, or are shown; screen readers announce it once the list is loaded. */
  readonly summary: string;
  readonly children: ReactNode;
}

/** A list of a page for admins: a skeleton while the first page loads, its error, or the list. */
export function AdminList({ pages, summary, children }: AdminListProps) {
  const { t } = useText();
  if (pages.data === undefined) {
    return pages.error === null ? (
      <ListSkeleton />
    ) : (
      <FailureNotice error={pages.error} onRetry={() => void pages.refetch()} />
    );
  }
  return (
    <>
      <VisuallyHidden role="status">{pages.isFetching ? t.words.loading : summary}</VisuallyHidden>
      {children}
    </>
  );
}

function ListSkeleton() {
  return (
    <Stack gap="lg" aria-hidden>
      {['a', 'b', 'c', 'd', 'e', 'f'].map((line) => (
        <Skeleton key={line} height={28} />
      ))}
    </Stack>
  );
}
