import '@mantine/dates/styles.css';
import 'dayjs/locale/fr';
import { VisuallyHidden } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { useState } from 'react';
import { useText } from '../i18n/language.tsx';

interface RangeDays {
  readonly from: string | null;
  readonly to: string | null;
}

interface DateRangeFieldProps {
  readonly label: string;
  /** `YYYY-MM-DD`, both included. */
  readonly days: RangeDays;
  readonly onChange: (days: RangeDays) => void;
  /** The label is for screen readers only: another field above shows it. */
  readonly quiet?: boolean;
  /** What is wrong with the days. */
  readonly error?: string | null;
}

/** The first and the last day of a range, in a calendar whose weeks begin on Monday. */
export function DateRangeField({ label, days, onChange, quiet = false, error = null }: DateRangeFieldProps) {
  const { t, language } = useText();
  const [begun, setBegun] = useState<string | null>(null);
  return (
    <DatePickerInput
      type="range"
      mt={quiet ? 6 : 0}
      label={quiet ? <VisuallyHidden>{label}</VisuallyHidden> : label}
      placeholder={t.tasks.panel.fromTo}
      locale={language}
      firstDayOfWeek={1}
      weekendDays={[]}
      valueFormat="D MMM YYYY"
      allowSingleDateInRange
      error={error}
      clearable
      clearButtonProps={{ 'aria-label': t.words.remove }}
      value={begun === null ? [days.from, days.to] : [begun, null]}
      onChange={([from, to]) => {
        const half = from !== null && to === null;
        setBegun(half ? from : null);
        if (!half) onChange({ from, to });
      }}
    />
  );
}
