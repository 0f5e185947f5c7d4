import type { MeetingTime } from '../../../shared/tasks/task.ts';

/** Both ends are written alike (ISO 8601 in UTC, or days), so that their text is in their order. A meeting may last no time. */
export function endsBeforeStart({ start, end }: MeetingTime): boolean {
  return end < start;
}
