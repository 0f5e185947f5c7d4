import { Select, Skeleton } from '@mantine/core';
import { Suspense, useState } from 'react';
import { lazyPart } from '../../../shell/newer-version.tsx';
import type { Days } from '../filter/periods.ts';
import { useText } from '../../../i18n/language.tsx';

const DateRangeField = lazyPart(async () => (await import('../../../components/date-range-field.tsx')).DateRangeField);

interface PeriodFilterProps<P extends string> {
  readonly label: string;
  readonly periods: readonly P[];
  readonly period: P | undefined;
  readonly days: Days;
  /** A period, or days of one's own; the other one is given up. */
  readonly onPeriod: (period: P | undefined) => void;
  readonly onDays: (days: Days) => void;
  readonly words: Readonly<Record<P, string>>;
}

/** Days by a period around today, or chosen in a calendar. */
export function PeriodFilter<P extends string>(props: PeriodFilterProps<P>) {
  const { t } = useText();
  const { label, periods, period, days, words } = props;
  const hasDays = days.from !== null || days.to !== null;
  const [choosing, setChoosing] = useState(hasDays);
  const own = period === undefined && (choosing || hasDays);
  return (
    <div>
      <Select
        label={label}
        placeholder={t.tasks.panel.anyDay}
        data={[
          ...periods.map((value) => ({ value, label: words[value] })),
          { value: 'own', label: t.tasks.panel.ownDays },
        ]}
        value={own ? 'own' : (period ?? null)}
        clearable
        clearButtonProps={{ 'aria-label': t.words.remove }}
        onChange={(value) => {
          setChoosing(value === 'own');
          if (value === 'own') props.onDays(days);
          else props.onPeriod(periods.find((each) => each === value));
        }}
      />
      {own ? (
        <Suspense fallback={<Skeleton h={36} mt={6} />}>
          <DateRangeField quiet label={label} days={days} onChange={props.onDays} />
        </Suspense>
      ) : null}
    </div>
  );
}
