import { Button, SimpleGrid, Skeleton } from '@mantine/core';
import { Download, SquareActivity } from 'lucide-react';
import { pathOf } from '../../../api/client.ts';
import { usePlace, useRead } from '../../../api/use-call.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { FailureNotice } from '../../../components/failure-notice.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { useToday } from '../../../components/today.ts';
import { useText } from '../../../i18n/language.tsx';
import { useAddressFilter } from '../records/address-filter.ts';
import { RecordEnd } from '../records/record-end.tsx';
import { captureMembers, isTooLong, rangeOf, type CaptureRange } from './capture-filter.ts';
import { CaptureFilters } from './capture-filters.tsx';
import { CaptureOverview } from './capture-overview.tsx';
import { CaptureTable } from './capture-table.tsx';
import { useCapturePages } from './use-capture-pages.ts';

/** How captures went: in numbers, by day, by user, by reason, and one by one. */
export function CapturesPage() {
  const { t } = useText();
  const { filter, change, clear } = useAddressFilter(captureMembers);
  const range = rangeOf(filter, useToday());
  const tooLong = isTooLong(range);
  const counted = useRead('countCaptures', { query: range }, { keepPrevious: true, enabled: !tooLong });
  return (
    <>
      <PageHeader title={t.captures.title} hint={t.captures.hint} actions={<ExportButton range={range} />} />
      <CaptureFilters address={filter} range={range} onChange={change} onClear={clear} />
      {counted.error === null || tooLong ? null : (
        <FailureNotice error={counted.error} onRetry={() => void counted.refetch()} />
      )}
      {counted.isLoading ? <CountsSkeleton /> : null}
      {counted.data === undefined || tooLong ? null : (
        <CaptureOverview counted={counted.data} address={filter} onChange={change} />
      )}
      <CaptureList range={range} />
    </>
  );
}

function CaptureList({ range }: { readonly range: CaptureRange }) {
  const { t } = useText();
  const { captures, isPending, isPlaceholderData, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useCapturePages(range);
  if (isPending) return <Skeleton h={240} aria-label={t.words.loading} />;
  if (captures.length === 0 && error === null) {
    return <EmptyState icon={SquareActivity} title={t.captures.emptyTitle} hint={t.captures.emptyHint} />;
  }
  return (
    <>
      <CaptureTable captures={captures} busy={isPlaceholderData} />
      <RecordEnd
        shown={t.captures.shown(captures.length)}
        end={t.captures.end}
        more={hasNextPage}
        loading={isFetchingNextPage}
        error={error}
        onMore={() => void (captures.length === 0 ? refetch() : fetchNextPage())}
      />
    </>
  );
}

/** A link, so that the browser streams the file to the disk. */
function ExportButton({ range }: { readonly range: CaptureRange }) {
  const { t, language } = useText();
  const { environment } = usePlace();
  return (
    <Button
      component="a"
      href={pathOf('exportCaptures', { query: { ...range, language } }, environment)}
      download
      variant="default"
      leftSection={<Download size={16} aria-hidden />}
    >
      {t.captures.export}
    </Button>
  );
}

function CountsSkeleton() {
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }} mb="md">
      {Array.from({ length: 5 }, (_, index) => (
        <Skeleton key={index} h={108} />
      ))}
    </SimpleGrid>
  );
}
