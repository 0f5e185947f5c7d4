import { Paper, SimpleGrid, Text, UnstyledButton } from '@mantine/core';
import type { CaptureCounts, CaptureOutcome } from '../../../../shared/capture-ledger/capture-ledger.ts';
import { useText } from '../../../i18n/language.tsx';
import classes from './captures.module.css';
import { OutcomeDot } from './outcome-dot.tsx';
import { shownOutcomes } from './outcome-look.ts';

interface CaptureSummaryProps {
  readonly total: CaptureCounts;
  readonly chosen: string | undefined;
  /** Narrows down to one outcome, or to all again. */
  readonly onChoose: (outcome: CaptureOutcome | null) => void;
}

/** How the attempts of the period ended, in numbers. */
export function CaptureSummary({ total, chosen, onChoose }: CaptureSummaryProps) {
  const { t, formats } = useText();
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }} spacing="sm" mb="md">
      {shownOutcomes.map((outcome) => (
        <UnstyledButton
          key={outcome}
          className={classes['number'] ?? ''}
          aria-pressed={chosen === outcome}
          onClick={() => {
            onChoose(chosen === outcome ? null : outcome);
          }}
        >
          <Paper withBorder p="sm" h="100%" className={classes['card'] ?? ''} data-chosen={chosen === outcome}>
            <Text size="sm" fw={600} className={classes['label'] ?? ''}>
              <OutcomeDot outcome={outcome} />
              {t.captures.totals[outcome]}
            </Text>
            <Text fz={26} fw={650} lh={1.2}>
              {formats.number(total[outcome])}
            </Text>
            <Text size="xs" c="dimmed">
              {t.captures.outcomeHints[outcome]}
            </Text>
          </Paper>
        </UnstyledButton>
      ))}
    </SimpleGrid>
  );
}
