import { Table } from '@mantine/core';
import type { CaptureDays } from '../../../../shared/capture-ledger/capture-ledger.ts';
import { useText } from '../../../i18n/language.tsx';
import classes from './captures.module.css';
import { OutcomeCells, OutcomeHeadings } from './outcome-cells.tsx';
import { shownOutcomes } from './outcome-look.ts';

/** The numbers of the chart, latest day first; days on which nothing happened are left out. */
export function CountsTable({ days }: { readonly days: CaptureDays['days'] }) {
  const { t, formats } = useText();
  const seen = shownOutcomes.filter((outcome) => days.some(({ counts }) => counts[outcome] > 0));
  const busy = days.filter(({ counts }) => seen.some((outcome) => counts[outcome] > 0)).reverse();
  return (
    <details className={classes['numbers'] ?? ''}>
      <summary>{t.captures.chartNumbers}</summary>
      <Table aria-label={t.captures.chartTable} verticalSpacing={4} horizontalSpacing={4} mt="xs">
        <OutcomeHeadings first={t.captures.day} outcomes={seen} />
        <Table.Tbody>
          {busy.map(({ day, counts }) => (
            <Table.Tr key={day}>
              <Table.Th scope="row" fw={500} className={classes['when'] ?? ''}>
                {formats.date(day)}
              </Table.Th>
              <OutcomeCells counts={counts} outcomes={seen} />
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </details>
  );
}
