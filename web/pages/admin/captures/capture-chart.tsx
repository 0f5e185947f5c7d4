import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import type { CaptureDays } from '../../../../shared/capture-ledger.ts';
import { useText } from '../../../i18n/language.tsx';
import { outcomeColors, shownOutcomes } from './outcome-look.ts';

/** Attempts by day, stacked by how they ended. A picture only: the numbers are in a table beside it. */
export function CaptureChart({ days }: { readonly days: CaptureDays['days'] }) {
  const { t, formats } = useText();
  const seen = shownOutcomes.filter((outcome) => days.some(({ counts }) => counts[outcome] > 0));
  return (
    <div aria-hidden>
      <BarChart
        h={250}
        data={days.map(({ day, counts }) => ({ day: formats.shortDate(day), ...counts }))}
        dataKey="day"
        type="stacked"
        series={seen.map((outcome) => ({
          name: outcome,
          label: t.captures.totals[outcome],
          color: outcomeColors[outcome],
        }))}
        withLegend
        legendProps={{ position: 'bottom' }}
        yAxisProps={{ allowDecimals: false, width: 44 }}
        xAxisProps={{ minTickGap: 24 }}
        maxBarWidth={36}
        valueFormatter={(value) => formats.number(value)}
        barProps={{ isAnimationActive: false }}
        tooltipAnimationDuration={0}
        barChartProps={{ accessibilityLayer: false }}
      />
    </div>
  );
}
