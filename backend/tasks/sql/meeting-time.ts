import { sql, type SQL } from 'drizzle-orm';
import type { MeetingTime } from '../../../shared/tasks/task.ts';
import { instant } from '../../platform/database/json.ts';

/** MeetingTime of the task `t`; null when it has no meeting. */
export const meetingObject: SQL = sql`case
  when t.meeting_starts_at is not null then json_build_object(
    'start', ${instant(sql`t.meeting_starts_at`)}, 'end', ${instant(sql`t.meeting_ends_at`)}
  )
  when t.meeting_first_day is not null then json_build_object('start', t.meeting_first_day, 'end', t.meeting_end_day)
end`;

/** The values of a new task's meeting columns. */
export function bindMeeting(meeting: MeetingTime | null): Record<string, unknown> {
  const timed = meeting?.start.includes('T') === true;
  const { start = null, end = null } = meeting ?? {};
  return {
    meetingStartsAt: timed ? start : null,
    meetingEndsAt: timed ? end : null,
    meetingFirstDay: timed ? null : start,
    meetingEndDay: timed ? null : end,
  };
}
