import { sql, type SQL } from 'drizzle-orm';
import type { TaskStatus, TaskType } from '../../shared/draft.ts';
import type { Preferences } from '../../shared/preferences.ts';
import { run, type EnvironmentHandle } from './environment-scope.ts';
import { statement } from './statement.ts';
import { offeredStatuses, offeredTypes } from './task-choices.ts';

export interface StoredPreferences {
  /** Null when the user never chose. They may name what was archived since. */
  readonly preferences: Preferences | null;
  readonly types: TaskType[];
  readonly statuses: TaskStatus[];
}

const value = sql.placeholder;

/** Preferences (shared/preferences.ts) of the user `userId`, null when they never chose. */
export const preferencesObject: SQL = sql`(
  select json_build_object(
    'language', preference.language,
    'description', preference.description,
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
    'preferences', ${preferencesObject}, 'types', ${offeredTypes}, 'statuses', ${offeredStatuses}
  ) as stored`,
);

const replacePreferences = statement<object>(
  'replace_preferences',
  sql`insert into user_preferences (
    environment_id, user_id, language, description, mail_type_id, mail_status_id, event_type_id, event_status_id
  ) values (
    ${value('environmentId')}, ${value('userId')}, ${value('language')}, ${value('description')}, ${value('mailTypeId')},
    ${value('mailStatusId')}, ${value('eventTypeId')}, ${value('eventStatusId')}
  ) on conflict (environment_id, user_id) do update set
    language = excluded.language, description = excluded.description,
    mail_type_id = excluded.mail_type_id, mail_status_id = excluded.mail_status_id,
    event_type_id = excluded.event_type_id, event_status_id = excluded.event_status_id`,
);

/** What a user prefers, and what can be preferred. */
export async function readPreferences(environment: EnvironmentHandle, userId: string): Promise<StoredPreferences> {
  const [row] = await run(environment, preferencesOfUser, { userId });
  if (row === undefined) throw new Error('A select without tables answers one row.');
  return row.stored;
}

/** Replaces what a user prefers; its types and statuses must be of the environment. */
export async function writePreferences(
  environment: EnvironmentHandle,
  userId: string,
  { language, description, defaults: { mail, event } }: Preferences,
): Promise<void> {
  await run(environment, replacePreferences, {
    userId,
    language,
    description,
    mailTypeId: mail.typeId,
    mailStatusId: mail.statusId,
    eventTypeId: event.typeId,
    eventStatusId: event.statusId,
  });
}
