import { sql, type SQL } from 'drizzle-orm';
import type { TaskStatus, TaskType } from '../../../shared/task-choices/task-choice.ts';
import type { TaskDefaults } from '../../../shared/task-choices/task-choices.ts';
import type { PagePreferences, PreferencesRequest } from '../../../shared/preferences/page-preferences.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { statement } from '../../platform/database/statement.ts';
import { taskDefaultsObject } from '../../task-choices/sql/change-choices.ts';
import { offeredStatuses, offeredTypes } from '../../task-choices/sql/offered-choices.ts';

export interface StoredPreferences {
  /** Null when the user has saved none. May name types and statuses that are archived by now. */
  readonly preferences: PagePreferences | null;
  /** The environment's own. */
  readonly defaults: TaskDefaults;
  readonly types: TaskType[];
  readonly statuses: TaskStatus[];
}

const value = sql.placeholder;

/** PagePreferences (shared/preferences/page-preferences.ts) of the user `userId`; null when they have saved none. */
export const preferencesObject: SQL = sql`(
  select json_build_object(
    'language', preference.language,
    'description', preference.description,
    'timeZone', preference.time_zone,
    'defaults', json_build_object(
      'mail', json_build_object('typeId', preference.mail_type_id, 'statusId', preference.mail_status_id),
      'event', json_build_object('typeId', preference.event_type_id, 'statusId', preference.event_status_id)
    )
  ) from user_preferences preference
  where preference.environment_id = ${value('environmentId')} and preference.user_id = ${value('userId')}
)`;

const preferencesOfUser = statement<{ stored: StoredPreferences }>(
  'preferences',
  sql`select json_build_object(
    'preferences', ${preferencesObject}, 'defaults', ${taskDefaultsObject}, 'types', ${offeredTypes}, 'statuses', ${offeredStatuses}
  ) as stored`,
);

const replacePreferences = statement<object>(
  'replace_preferences',
  sql`insert into user_preferences as known (
    environment_id, user_id, language, description, mail_type_id, mail_status_id, event_type_id, event_status_id,
    time_zone, mail_learned_since, event_learned_since
  ) values (
    ${value('environmentId')}, ${value('userId')}, ${value('language')}, ${value('description')}, ${value('mailTypeId')},
    ${value('mailStatusId')}, ${value('eventTypeId')}, ${value('eventStatusId')}, ${value('timeZone')},
    ${timeOfFirstChoice(sql`${value('mailTypeId')}`, sql`${value('mailStatusId')}`)},
    ${timeOfFirstChoice(sql`${value('eventTypeId')}`, sql`${value('eventStatusId')}`)}
  ) on conflict (environment_id, user_id) do update set
    language = excluded.language, description = excluded.description,
    mail_type_id = excluded.mail_type_id, mail_status_id = excluded.mail_status_id,
    event_type_id = excluded.event_type_id, event_status_id = excluded.event_status_id,
    time_zone = case when ${value('keepsTimeZone')}::boolean then known.time_zone else excluded.time_zone end,
    mail_learned_since = case
      when (known.mail_type_id, known.mail_status_id) is distinct from (excluded.mail_type_id, excluded.mail_status_id)
      then ${value('at')} else known.mail_learned_since end,
    event_learned_since = case
      when (known.event_type_id, known.event_status_id) is distinct from (excluded.event_type_id, excluded.event_status_id)
      then ${value('at')} else known.event_learned_since end`,
);

/**
 * Since when tasks are learned from, for a user without stored preferences: from `at` on when defaults are chosen,
 * because they overrule what was learned before; otherwise from the beginning.
 */
function timeOfFirstChoice(typeId: SQL, statusId: SQL): SQL {
  return sql`case when coalesce(${typeId}::uuid, ${statusId}::uuid) is null then '-infinity' else ${value('at')}::timestamptz end`;
}

/** A user's preferences, with the types and statuses that are offered. */
export async function readPreferences(environment: EnvironmentHandle, userId: string): Promise<StoredPreferences> {
  const [row] = await run(environment, preferencesOfUser, { userId });
  if (row === undefined) throw new Error('A select without tables answers one row.');
  return row.stored;
}

/**
 * Replaces a user's preferences; an absent `timeZone` keeps the stored one. Types and statuses must belong to the
 * environment. Other defaults for a kind of source overrule what was learned for it before: the latest choice counts.
 */
export async function writePreferences(
  environment: EnvironmentHandle,
  { language, description, timeZone, defaults: { mail, event } }: PreferencesRequest,
  by: { readonly userId: string; readonly at: Date },
): Promise<void> {
  await run(environment, replacePreferences, {
    userId: by.userId,
    at: by.at.toISOString(),
    language,
    description,
    mailTypeId: mail.typeId,
    mailStatusId: mail.statusId,
    eventTypeId: event.typeId,
    eventStatusId: event.statusId,
    timeZone: timeZone ?? null,
    keepsTimeZone: timeZone === undefined,
  });
}
