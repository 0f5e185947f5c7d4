import { sql, type SQL } from 'drizzle-orm';
import type { LearnedChoice } from '../../../shared/preferences/preferences.ts';
import type { Viewer } from '../../access/rules/rights.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { instant, jsonList } from '../../platform/database/json.ts';
import { accountVisible, perScope, viewerOf } from '../../access/sql/scope.ts';
import { statement } from '../../platform/database/statement.ts';
import { companyName, firstEmail } from '../../contacts/sql/known-contact.ts';

const value = sql.placeholder;
const environmentId = value('environmentId');

/** Most contacts in the list of learned choices. */
const maxLearnedContacts = 100;

/** A timestamp of the preferences of `userId`; '-infinity' when the user has saved none. */
function since(column: SQL): SQL {
  return sql`coalesce((
    select ${column} from user_preferences preference
    where preference.environment_id = ${environmentId} and preference.user_id = ${value('userId')}
  ), '-infinity')`;
}

const learnedSince = since(sql`preference.learned_since`);

/** Since when tasks of this kind of source are learned from. */
function kindSince(kind: SQL): SQL {
  return since(sql`greatest(
    preference.learned_since,
    case when ${kind} = 'mail' then preference.mail_learned_since else preference.event_learned_since end
  )`);
}

/** The user's newest task of this kind of source, undone ones left out, as `t`. */
function newestOfKind(kind: SQL): SQL {
  return sql`tasks t
    where t.environment_id = ${environmentId} and t.author_id = ${value('userId')} and t.source_kind = ${kind}
      and t.undone_at is null and t.created_at > ${kindSince(kind)}
    order by t.created_at desc, t.id desc limit 1`;
}

/**
 * Only tasks that began with a proposal are learned from: a task made by hand says nothing about mails and meetings.
 */
const proposed = sql`t.source_kind <> 'manual' and t.undone_at is null`;

/** Tasks of a contact that are looked through for one of the same kind: older ones are no habit. */
const maxLookedThrough = 100;

/**
 * The user's own tasks of the contact from sources of the kind `sourceKind`, not undone, newest first, as `t`: what was
 * learned of mails never decides a meeting.
 */
function tasksOfContact(contactId: SQL): SQL {
  return sql`(
      select task_id, task_created_at from task_contacts
      where environment_id = ${environmentId} and author_id = ${value('userId')} and contact_id = ${contactId}
        and task_created_at > ${learnedSince}
      order by task_created_at desc, task_id desc limit ${sql.raw(String(maxLookedThrough))}
    ) link join tasks t on t.environment_id = ${environmentId} and t.id = link.task_id
    where ${proposed} and t.source_kind = ${value('sourceKind')}
    order by link.task_created_at desc, link.task_id desc`;
}

/**
 * `Learned` (capture/rules/proposal.ts) of the user `userId`, for the kind `sourceKind` and the contacts that have one
 * of `addresses`.
 */
export const learnedObject: SQL = sql`json_build_object(
  'ofKind', (
    select json_build_object('typeId', t.type_id, 'statusId', t.saved_status_id)
    from ${newestOfKind(sql`${value('sourceKind')}::text`)}
  ),
  'ofContacts', ${jsonList(
    sql`json_build_object(
      'contactId', holder.contact_id, 'typeId', used.type_id, 'statusId', used.status_id,
      'savedAt', ${instant(sql`used.created_at`)}
    )`,
    sql`(
      select distinct match.contact_id from contact_emails match
      where match.environment_id = ${environmentId} and match.email_canonical = any(${value('addresses')}::text[])
    ) holder cross join lateral (
      select t.type_id, t.saved_status_id as status_id, t.created_at from ${tasksOfContact(sql`holder.contact_id`)} limit 1
    ) used`,
  )}
)`;

const choiceMembers = sql`
  'sourceKind', used.source_kind,
  'type', json_build_object('id', type.id, 'label', type.label),
  'status', json_build_object('id', status.id, 'label', status.label, 'closed', status.closed),
  'savedAt', ${instant(sql`used.created_at`)}`;

const choiceRows = sql`
  join task_types type on type.environment_id = ${environmentId} and type.id = used.type_id
  join task_statuses status on status.environment_id = ${environmentId} and status.id = used.status_id`;

const learnedChoices = perScope<{ kinds: LearnedChoice[]; contacts: LearnedChoice[] }>(
  'learned_choices',
  (scope) => sql`select
    ${jsonList(
      sql`json_build_object('contact', null, ${choiceMembers}) order by used.created_at desc`,
      sql`(values ('mail'), ('event')) kind (name) cross join lateral (
        select t.source_kind, t.type_id, t.saved_status_id as status_id, t.created_at from ${newestOfKind(sql`kind.name`)}
      ) used ${choiceRows}`,
    )} as kinds,
    ${jsonList(
      sql`json_build_object('contact', used.contact, ${choiceMembers}) order by used.created_at desc`,
      sql`(
        select newest.*, json_build_object(
          'id', contact.id, 'name', contact.name, 'email', ${firstEmail}, 'company', ${companyName}
        ) as contact
        from (
          select distinct on (link.contact_id, t.source_kind) link.contact_id, t.source_kind, t.type_id, t.saved_status_id as status_id,
            t.created_at
          from task_contacts link join tasks t on t.environment_id = ${environmentId} and t.id = link.task_id
          where link.environment_id = ${environmentId} and link.author_id = ${value('userId')}
            and link.task_created_at > ${learnedSince} and ${proposed}
          order by link.contact_id, t.source_kind, link.task_created_at desc, link.task_id desc
        ) newest
          join contacts contact on contact.environment_id = ${environmentId} and contact.id = newest.contact_id
          join contacts account on account.environment_id = ${environmentId} and account.id = contact.account_id
        where ${accountVisible(viewerOf(scope))}
        order by newest.created_at desc, newest.contact_id, newest.source_kind limit ${sql.raw(String(maxLearnedContacts))}
      ) used ${choiceRows}`,
    )} as contacts`,
);

const forget = statement<object>(
  'forget_learned',
  sql`insert into user_preferences (environment_id, user_id, language, description, learned_since)
    values (${environmentId}, ${value('userId')}, 'google', 'whole', ${value('at')})
    on conflict (environment_id, user_id) do update set learned_since = excluded.learned_since`,
);

/**
 * What was learned from the viewer's own tasks: by kind of source, then by contact that they may see, each newest
 * first, at most 100 contacts.
 */
export async function readLearned(environment: EnvironmentHandle, viewer: Viewer): Promise<LearnedChoice[]> {
  const values = { userId: viewer.userId, viewerId: viewer.userId };
  const [row] = await run(environment, learnedChoices(viewer.scope), values);
  return row === undefined ? [] : [...row.kinds, ...row.contacts];
}

/** Tasks saved until `at` are not learned from any more. */
export async function deleteLearned(
  environment: EnvironmentHandle,
  by: { readonly userId: string; readonly at: Date },
): Promise<void> {
  await run(environment, forget, { userId: by.userId, at: by.at.toISOString() });
}
