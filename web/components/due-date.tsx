import { Text } from '@mantine/core';
import { useText } from '../i18n/language.tsx';
import { dueStateOf } from './due-state.ts';
import { useToday } from './today.ts';

interface DueDateProps {
  /** `YYYY-MM-DD`. */
  readonly dueOn: string;
  /** A closed task is never overdue. */
  readonly closed: boolean;
}

/** A due date, with words and a colour when it is today or overdue. */
export function DueDate({ dueOn, closed }: DueDateProps) {
  const { t, formats } = useText();
  const state = dueStateOf(dueOn, useToday().day, closed);
  const date = formats.date(dueOn);
  if (state.kind === 'later' || state.kind === 'past') return <time dateTime={dueOn}>{date}</time>;
  const words = state.kind === 'late' ? t.tasks.late(state.days) : t.tasks[state.kind];
  const color = { late: 'red.8', today: '#a8410a', tomorrow: 'dark' }[state.kind];
  return (
    <time dateTime={dueOn}>
      <Text span inherit fw={600} c={color} style={{ whiteSpace: 'nowrap' }}>
        {words}
      </Text>
      <Text span size="xs" c="gray.7" display="block" style={{ whiteSpace: 'nowrap' }}>
        {date}
      </Text>
    </time>
  );
}
