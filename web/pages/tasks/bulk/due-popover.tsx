import { Button, Popover, SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { CalendarDays } from 'lucide-react';
import { Suspense, useState } from 'react';
import { lazyPart } from '../../../shell/newer-version.tsx';
import { dayNumber, isoDay } from '../../../../shared/text/dates/calendar-days.ts';
import { useToday } from '../../../components/today.ts';
import { useText } from '../../../i18n/language.tsx';
import type { BulkPartProps } from './bulk-edit.ts';

const DayCalendar = lazyPart(async () => (await import('../../../components/day-calendar.tsx')).DayCalendar);

/** Gives the tasks a due date, or none. */
export function DuePopover({ disabled, onEdit }: BulkPartProps) {
  const { t } = useText();
  const [opened, setOpened] = useState(false);
  const today = dayNumber(useToday().day);
  const give = (dueOn: string | null) => {
    setOpened(false);
    onEdit({ field: 'due', dueOn });
  };
  const quick = [
    { label: t.tasks.today, dueOn: isoDay(today) },
    { label: t.tasks.tomorrow, dueOn: isoDay(today + 1) },
    { label: t.tasks.bulk.inAWeek, dueOn: isoDay(today + 7) },
    { label: t.tasks.bulk.noDue, dueOn: null },
  ];
  return (
    <Popover opened={opened} onChange={setOpened} position="top" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          size="sm"
          disabled={disabled}
          leftSection={<CalendarDays size={16} aria-hidden />}
          onClick={() => {
            setOpened(!opened);
          }}
        >
          {t.tasks.bulk.due}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="xs" aria-label={t.tasks.bulk.due}>
        <Stack gap="xs">
          <SimpleGrid cols={2} spacing={4} verticalSpacing={4}>
            {quick.map(({ label, dueOn }) => (
              <Button
                key={label}
                variant="default"
                size="xs"
                onClick={() => {
                  give(dueOn);
                }}
              >
                {label}
              </Button>
            ))}
          </SimpleGrid>
          <Suspense fallback={<Skeleton h={270} w={252} />}>
            <DayCalendar onChoose={give} />
          </Suspense>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
