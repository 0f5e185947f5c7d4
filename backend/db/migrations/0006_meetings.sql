-- When a meeting takes place: instants, or days whose end is exclusive.
alter table tasks
  add column meeting_starts_at timestamptz(3),
  add column meeting_ends_at timestamptz(3),
  add column meeting_first_day date,
  add column meeting_end_day date,
  add constraint tasks_meeting_whole check (
    (meeting_starts_at is null) = (meeting_ends_at is null)
    and (meeting_first_day is null) = (meeting_end_day is null)
    and (meeting_starts_at is null or meeting_first_day is null)
  ),
  add constraint tasks_meeting_ordered check (
    meeting_ends_at >= meeting_starts_at and meeting_end_day >= meeting_first_day
  );

alter table task_omissions
  drop constraint task_omissions_reason_check,
  add constraint task_omissions_reason_check
    check (reason in ('tooLarge', 'tooMany', 'unreadable', 'notChosen', 'trackingPixel'));
