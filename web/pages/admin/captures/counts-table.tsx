import { VisuallyHidden } from '@mantine/core';
import type { CaptureDays } from '../../../../shared/capture-ledger.ts';
import { useText } from '../../../i18n/language.tsx';
import { shownOutcomes } from './outcome-look.ts';

/** The numbers of the chart for those who cannot see it; days on which nothing happened are left out. */
export function CountsTable({ days }: { readonly days: CaptureDays['days'] }) {
  const { t, formats } = useText();
  const busy = days.filter(({ counts }) => Object.values(counts).some((count) => count > 0));
  return (
    <VisuallyHidden>
      <table>
        <caption>{t.captures.chartTable}</caption>
        <thead>
          <tr>
            <th scope="col">{t.captures.day}</th>
            {shownOutcomes.map((outcome) => (
              <th scope="col" key={outcome}>
                {t.captures.totals[outcome]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {busy.map(({ day, counts }) => (
            <tr key={day}>
              <th scope="row">{formats.date(day)}</th>
              {shownOutcomes.map((outcome) => (
                <td key={outcome}>{formats.number(counts[outcome])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </VisuallyHidden>
  );
}
