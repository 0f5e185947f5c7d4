import { Button, Group, Select, SimpleGrid } from '@mantine/core';
import { X } from 'lucide-react';
import { maxCountedDays } from '../../../../shared/capture-ledger/capture-ledger.ts';
import { DateRangeField } from '../../../components/date-range-field.tsx';
import { useText } from '../../../i18n/language.tsx';
import { PersonSelect } from '../records/person-select.tsx';
import {
  isTooLong,
  periodOf,
  periods,
  type CaptureAddress,
  type CaptureMember,
  type CaptureRange,
} from './capture-filter.ts';
import { shownOutcomes } from './outcome-look.ts';

interface CaptureFiltersProps {
  readonly address: CaptureAddress;
  readonly range: CaptureRange;
  readonly onChange: (patch: Readonly<Partial<Record<CaptureMember, string | null>>>) => void;
  readonly onClear: () => void;
}

const sources = ['mail', 'event', 'manual'] as const;

/** Which attempts are shown and counted. */
export function CaptureFilters({ address, range, onChange, onClear }: CaptureFiltersProps) {
  const { t } = useText();
  const period = periodOf(address);
  return (
    <>
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }} spacing="sm" mb="xs">
        <Select
          label={t.captures.period}
          data={[...periods, 'own' as const].map((value) => ({ value, label: t.captures.periods[value] }))}
          value={period}
          allowDeselect={false}
          onChange={(value) => {
            if (value === 'own') onChange({ days: null, from: range.from, to: range.to });
            else onChange({ days: value, from: null, to: null });
          }}
        />
        <PersonSelect
          label={t.captures.user}
          everybody={t.captures.anybody}
          value={address.userId}
          onChange={(userId) => {
            onChange({ userId });
          }}
        />
        <Select
          label={t.captures.outcome}
          placeholder={t.captures.anyOutcome}
          data={shownOutcomes.map((value) => ({ value, label: t.captures.outcomes[value] }))}
          value={address.outcome ?? null}
          clearable
          clearButtonProps={{ 'aria-label': t.words.remove }}
          onChange={(outcome) => {
            onChange({ outcome });
          }}
        />
        <ReasonSelect
          value={address.reason}
          onChange={(reason) => {
            onChange({ reason });
          }}
        />
        <Select
          label={t.captures.source}
          placeholder={t.captures.anySource}
          data={sources.map((value) => ({ value, label: t.words.sources[value] }))}
          value={address.source ?? null}
          clearable
          clearButtonProps={{ 'aria-label': t.words.remove }}
          onChange={(source) => {
            onChange({ source });
          }}
        />
      </SimpleGrid>
      <Group mb="md" gap="md" align="flex-end">
        {period === 'own' ? (
          <DateRangeField
            label={t.captures.days}
            error={isTooLong(range) ? t.captures.tooLong(maxCountedDays) : null}
            days={{ from: range.from, to: range.to }}
            onChange={({ from, to }) => {
              onChange({ days: null, from, to: to ?? from });
            }}
          />
        ) : null}
        {Object.keys(address).length === 0 ? null : (
          <Button variant="subtle" size="compact-sm" mb={4} leftSection={<X size={14} aria-hidden />} onClick={onClear}>
            {t.captures.clear}
          </Button>
        )}
      </Group>
    </>
  );
}

interface ReasonSelectProps {
  readonly value: string | undefined;
  readonly onChange: (reason: string | null) => void;
}

function ReasonSelect({ value, onChange }: ReasonSelectProps) {
  const { t } = useText();
  const known = Object.entries(t.captures.reasons).map(([code, { title }]) => ({ value: code, label: title }));
  const own = value === undefined || known.some((reason) => reason.value === value) ? [] : [{ value, label: value }];
  return (
    <Select
      label={t.captures.reason}
      placeholder={t.captures.anyReason}
      data={[...known, ...own]}
      value={value ?? null}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t.words.remove }}
      onChange={onChange}
    />
  );
}
