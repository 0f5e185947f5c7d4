import { Button, Skeleton } from '@mantine/core';
import { Download, ScrollText } from 'lucide-react';
import type { AuditFilter } from '../../../../shared/audit/audit-trail.ts';
import { pathOf } from '../../../api/client.ts';
import { usePlace } from '../../../api/use-call.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { FailureNotice } from '../../../components/failure-notice.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { useText } from '../../../i18n/language.tsx';
import { useAddressFilter } from '../records/address-filter.ts';
import { RecordEnd } from '../records/record-end.tsx';
import { auditMembers, auditQueryOf } from './audit-filter.ts';
import { AuditFilters } from './audit-filters.tsx';
import { AuditTable } from './audit-table.tsx';
import { useAuditPages } from './use-audit-pages.ts';

/** What was done in the environment, by whom, to what. */
export function AuditPage() {
  const { t, timeZone } = useText();
  const { filter, change, clear } = useAddressFilter(auditMembers);
  const query = auditQueryOf(filter, timeZone);
  return (
    <>
      <PageHeader title={t.audit.title} hint={t.audit.hint} actions={<ExportButton query={query} />} />
      <AuditFilters address={filter} onChange={change} onClear={clear} />
      <AuditList query={query} filtered={Object.keys(filter).length > 0} />
    </>
  );
}

function AuditList({ query, filtered }: { readonly query: AuditFilter; readonly filtered: boolean }) {
  const { t } = useText();
  const { events, isPending, isPlaceholderData, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useAuditPages(query);
  if (isPending) return <Skeleton h={320} aria-label={t.words.loading} />;
  if (events.length === 0) {
    return error === null ? (
      <EmptyState
        icon={ScrollText}
        title={filtered ? t.audit.emptyTitle : t.audit.nothingYetTitle}
        hint={filtered ? t.audit.emptyHint : t.audit.nothingYetHint}
      />
    ) : (
      <FailureNotice error={error} onRetry={() => void refetch()} />
    );
  }
  return (
    <>
      <AuditTable events={events} busy={isPlaceholderData} />
      <RecordEnd
        shown={t.audit.shown(events.length)}
        end={t.audit.end}
        more={hasNextPage}
        loading={isFetchingNextPage}
        error={error}
        onMore={() => void fetchNextPage()}
      />
    </>
  );
}

/** A link, so that the browser streams the file to the disk. */
function ExportButton({ query }: { readonly query: AuditFilter }) {
  const { t, language } = useText();
  const { environment } = usePlace();
  return (
    <Button
      component="a"
      href={pathOf('exportAudit', { query: { ...query, language } }, environment)}
      download
      variant="default"
      title={t.audit.exportHint}
      leftSection={<Download size={16} aria-hidden />}
    >
      {t.audit.export}
    </Button>
  );
}
