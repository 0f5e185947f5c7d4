import { Table } from '@mantine/core';
import type { CaptureDays } from '../../../../shared/capture-ledger.ts';
import { useText } from '../../../i18n/language.tsx';
import classes from './captures.module.css';
import { columnClass } from './outcome-column.ts';
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
        <Table.Thead>
          <Table.Tr>
            <Table.Th fz="xs">{t.captures.day}</Table.Th>
            {seen.map((outcome) => (
              <Table.Th key={outcome} ta="right" fz="xs" className={columnClass(outcome)}>
                {t.captures.totals[outcome]}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {busy.map(({ day, counts }) => (
            <Table.Tr key={day}>
              <Table.Th scope="row" fw={500} className={classes['when'] ?? ''}>
                {formats.date(day)}
              </Table.Th>
              {seen.map((outcome) => (
                <Table.Td key={outcome} ta="right" className={columnClass(outcome)}>
                  {formats.number(counts[outcome])}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </details>
  );
}
