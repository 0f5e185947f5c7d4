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

-- What a user saved today, undone ones included: tasks_by_author has the others.
create index tasks_undone_by_author on tasks (environment_id, author_id, created_at desc, id desc)
  where undone_at is not null;

-- A company to be added is the one of that name in any case. Stored: under a policy no index serves lower().
alter table contacts add column name_key text not null generated always as (lower(name)) stored;
create index companies_by_name on contacts (environment_id, name_key) where kind = 'company';
