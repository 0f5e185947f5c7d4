import { Table } from '@mantine/core';
import type { CaptureOutcome } from '../../../../shared/capture-ledger/capture-ledger.ts';
import { useText } from '../../../i18n/language.tsx';
import { columnClassOf } from './outcome-column.ts';

interface OutcomeHeadingsProps {
  /** Names what a row is of. */
  readonly first: string;
  readonly outcomes: readonly CaptureOutcome[];
}

/** The header of a table of counts: the name of the rows, then a column per outcome. */
export function OutcomeHeadings({ first, outcomes }: OutcomeHeadingsProps) {
  const { t } = useText();
  return (
    <Table.Thead>
      <Table.Tr>
        <Table.Th fz="xs">{first}</Table.Th>
        {outcomes.map((outcome) => (
          <Table.Th key={outcome} ta="right" fz="xs" className={columnClassOf(outcome)}>
            {t.captures.totals[outcome]}
          </Table.Th>
        ))}
      </Table.Tr>
    </Table.Thead>
  );
}

interface OutcomeCellsProps {
  readonly counts: Readonly<Record<CaptureOutcome, number>>;
  readonly outcomes: readonly CaptureOutcome[];
}

/** The counts of a row, in the columns of OutcomeHeadings. */
export function OutcomeCells({ counts, outcomes }: OutcomeCellsProps) {
  const { formats } = useText();
  return outcomes.map((outcome) => (
    <Table.Td key={outcome} ta="right" className={columnClassOf(outcome)}>
      {formats.number(counts[outcome])}
    </Table.Td>
  ));
}
