import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import type { CaptureDays } from '../../../../shared/capture-ledger/capture-ledger.ts';
import { useText } from '../../../i18n/language.tsx';
import classes from './captures.module.css';
import { OutcomeDot } from './outcome-dot.tsx';
import { outcomeColors, shownOutcomes } from './outcome-look.ts';

/** Attempts by day, stacked by how they ended. A picture only: the numbers are in a table beside it. */
export function CaptureChart({ days }: { readonly days: CaptureDays['days'] }) {
  const { t, formats } = useText();
  const seen = shownOutcomes.filter((outcome) => days.some(({ counts }) => counts[outcome] > 0));
  return (
    <div aria-hidden>
      <BarChart
        h={220}
        data={days.map(({ day, counts }) => ({ day: formats.shortDate(day), ...counts }))}
        dataKey="day"
        type="stacked"
        series={seen.map((outcome) => ({
          name: outcome,
          label: t.captures.totals[outcome],
          color: outcomeColors[outcome],
        }))}
        yAxisProps={{ allowDecimals: false, width: 44 }}
        xAxisProps={{ minTickGap: 24 }}
        maxBarWidth={36}
        valueFormatter={(value) => formats.number(value)}
        barProps={{ isAnimationActive: false }}
        tooltipAnimationDuration={0}
        barChartProps={{ accessibilityLayer: false, margin: { top: 10 } }}
      />
      <ul className={classes['legend'] ?? ''}>
        {seen.map((outcome) => (
          <li key={outcome} className={classes['label'] ?? ''}>
            <OutcomeDot outcome={outcome} />
            {t.captures.totals[outcome]}
          </li>
        ))}
      </ul>
    </div>
  );
}
