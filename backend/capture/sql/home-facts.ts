import { sql, type SQL } from 'drizzle-orm';
import type { DaySave } from '../../../shared/capture/home.ts';
import type { Preferences } from '../../../shared/preferences/preferences.ts';
import type { TaskOfKey } from '../rules/home.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { instant, jsonList } from '../../platform/database/json.ts';
import { preferencesObject } from '../../preferences/sql/preferences.ts';
import { accountVisible, actorViewer, taskReadable } from '../../access/sql/scope.ts';
import { hashOfSourceKey } from '../../tasks/sql/source-key.ts';
import type { OwnAddresses } from '../../environments/rules/own-addresses.ts';
import { ownAddressesObject } from '../../environments/sql/own-addresses.ts';
import { statement } from '../../platform/database/statement.ts';
import { type Actor, actorObject, actorRows } from '../../access/sql/actor.ts';

export interface HomeQuery {
  readonly userId: string;
  readonly since: Date;
  /** In canonical form, with and without their tags. */
  readonly addresses: readonly string[];
  readonly sourceKeys: readonly string[];
}

export interface HomeFacts {
  readonly actor: Actor;
  /** Null when the user has saved no preferences. */
  readonly preferences: Preferences | null;
  /** The user's own saves, newest first, at most 20, undone ones included. */
  readonly saves: Omit<DaySave, 'undoUntil'>[];
  readonly saveCount: number;
  /** The given addresses that belong to users. */
  readonly users: string[];
  readonly own: OwnAddresses;
  /** The newest task of each source key that the user may read, undone ones left out. */
  readonly tasks: ReadonlyMap<string, TaskOfKey>;
}

interface Row extends Omit<HomeFacts, 'tasks'> {
  readonly tasks: { readonly hash: string; readonly task: TaskOfKey }[];
}

const value = sql.placeholder;
const environmentId = value('environmentId');

/** Most saves that the card shows. */
const maxSaves = sql.raw('20');

/**
 * The user's own tasks of the day. Undone tasks and all others have a partial index each, so each set is a branch of
 * the UNION.
 */
function selectOwnTasks(undone: SQL): SQL {
  return sql`
    select t.id, t.number, t.title, t.type_id, t.status_id, t.created_at, t.undone_at from tasks t
    where t.environment_id = ${environmentId} and t.author_id = ${value('userId')} and t.created_at >= ${value('since')}
      and ${undone}`;
}

const newestFirst = sql`order by created_at desc, id desc limit ${maxSaves}`;
const kept = selectOwnTasks(sql`t.undone_at is null`);
const undone = selectOwnTasks(sql`t.undone_at is not null`);

/** The newest tasks that `userId` saved since `since`, as `saved`. */
export const daySaveRows: SQL = sql`(
  (${kept} ${newestFirst}) union all (${undone} ${newestFirst}) ${newestFirst}
) saved`;

const daySaves = jsonList(
  sql`json_build_object(
    'id', saved.id, 'number', saved.number, 'title', saved.title,
    'type', json_build_object('id', type.id, 'label', type.label),
    'status', json_build_object('id', status.id, 'label', status.label, 'closed', status.closed),
    'contact', (
      select json_build_object('name', min(contact.name), 'more', count(*) - 1)
      from task_contacts link
        join contacts contact on contact.environment_id = ${environmentId} and contact.id = link.contact_id
        join contacts account on account.environment_id = ${environmentId} and account.id = contact.account_id
      where link.environment_id = ${environmentId} and link.task_id = saved.id and ${accountVisible(actorViewer)}
      having count(*) > 0
    ),
    'createdAt', ${instant(sql`saved.created_at`)}, 'undoneAt', ${instant(sql`saved.undone_at`)}
  ) order by saved.created_at desc, saved.id desc`,
  sql`${daySaveRows}
    join task_types type on type.environment_id = ${environmentId} and type.id = saved.type_id
    join task_statuses status on status.environment_id = ${environmentId} and status.id = saved.status_id`,
);

const tasksOfKeys = jsonList(
  sql`json_build_object('hash', asked.hash, 'task', json_build_object('id', made.id, 'number', made.number))`,
  sql`unnest(${value('sourceKeyHashes')}::text[]) as asked (hash) cross join lateral (
    select t.id, t.number
    from task_source_keys key join tasks t on t.environment_id = ${environmentId} and t.id = key.task_id
    where key.environment_id = ${environmentId} and key.source_key_sha256 = asked.hash and t.undone_at is null
      and ${taskReadable(actorViewer)}
    order by t.number desc limit 1
  ) made`,
);

const facts = statement<{ facts: Row }>(
  'home',
  sql`select json_build_object(
    'actor', ${actorObject},
    'preferences', ${preferencesObject},
    'saves', ${daySaves},
    'saveCount', (select count(*) from (${kept}) t) + (select count(*) from (${undone}) t),
    'users', ${jsonList(
      sql`other.email_canonical`,
      sql`users other
        where other.environment_id = ${environmentId} and other.email_canonical = any(${value('addresses')}::text[])`,
    )},
    'own', ${ownAddressesObject},
    'tasks', ${tasksOfKeys}
  ) as facts from ${actorRows}`,
);

/** Everything the homepage needs, the actor included, in one statement. Null when there is no such user. */
export async function readHomeFacts(environment: EnvironmentHandle, query: HomeQuery): Promise<HomeFacts | null> {
  const { sourceKeys, since, ...values } = query;
  const keyOfHash = new Map(sourceKeys.map((key) => [hashOfSourceKey(key), key]));
  const sourceKeyHashes = [...keyOfHash.keys()];
  const [row] = await run(environment, facts, { ...values, since: since.toISOString(), sourceKeyHashes });
  if (row === undefined) return null;
  const tasks = new Map(row.facts.tasks.map(({ hash, task }) => [keyOfHash.get(hash) ?? '', task]));
  return { ...row.facts, tasks };
}
