import { Paper, SimpleGrid, Skeleton, Title } from '@mantine/core';
import { Suspense } from 'react';
import { lazyPart } from '../../../shell/newer-version.tsx';
import type { CaptureDays } from '../../../../shared/capture-ledger/capture-ledger.ts';
import { useText } from '../../../i18n/language.tsx';
import type { CaptureAddress, CaptureMember } from './capture-filter.ts';
import { CaptureSummary } from './capture-summary.tsx';
import { CountsTable } from './counts-table.tsx';
import { ReasonList } from './reason-list.tsx';
import { UserCounts } from './user-counts.tsx';

/** Loaded lazily: the chart library is larger than the rest of the page. */
const CaptureChart = lazyPart(async () => (await import('./capture-chart.tsx')).CaptureChart);

interface CaptureOverviewProps {
  readonly counted: CaptureDays;
  readonly address: CaptureAddress;
  readonly onChange: (patch: Readonly<Partial<Record<CaptureMember, string | null>>>) => void;
}

/** The attempts of the period in numbers; a click on a number filters the page by it. */
export function CaptureOverview({ counted, address, onChange }: CaptureOverviewProps) {
  const { t } = useText();
  const { days, users, reasons, total } = counted;
  const any = users.length > 0;
  return (
    <>
      <CaptureSummary
        total={total}
        chosen={address.outcome}
        onChoose={(outcome) => {
          onChange({ outcome });
        }}
      />
      {any ? (
        <Paper withBorder p="md" mb="md" component="section" aria-labelledby="capture-days">
          <Title order={2} size="h4" id="capture-days" mb="sm">
            {t.captures.chart}
          </Title>
          <Suspense fallback={<Skeleton h={260} />}>
            <CaptureChart days={days} />
          </Suspense>
          <CountsTable days={days} />
        </Paper>
      ) : null}
      {any ? (
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md" mb="md">
          <ReasonList
            reasons={reasons}
            onChoose={(reason) => {
              onChange({ reason });
            }}
          />
          <UserCounts
            users={users}
            onChoose={(userId) => {
              onChange({ userId });
            }}
          />
        </SimpleGrid>
      ) : null}
    </>
  );
}
