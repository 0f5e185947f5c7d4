import { sql, type SQL } from 'drizzle-orm';
import type { AdminUser, UserFilter, UserPage } from '../../../shared/users/admin-users.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { perFilter } from '../../platform/database/filtered-statement.ts';
import { instant, jsonList } from '../../platform/database/json.ts';
import { statement } from '../../platform/database/statement.ts';
import { rightsOf } from '../../access/sql/actor.ts';

export interface UserListQuery {
  readonly filter: Omit<UserFilter, 'text'>;
  /** From `queryWords` of platform/text/search-words.ts; empty: everybody. */
  readonly words: readonly string[];
  /** Users per page. */
  readonly limit: number;
  /** The last user of the page before; null for the first page. */
  readonly afterId: string | null;
}

const value = sql.placeholder;
const environmentId = value('environmentId');

const state: SQL = sql`case
  when listed.disabled_at is not null then 'disabled' when identity.subject is null then 'invited' else 'active'
end`;

/** AdminUser (shared/users/admin-users.ts) of the row `listed`, with its `identity`. */
const adminUser: SQL = sql`json_build_object(
  'id', listed.id, 'name', listed.name, 'email', listed.email,
  'rights', ${rightsOf(sql`listed`)},
  'admin', listed.admin,
  'state', ${state},
  'createdAt', ${instant(sql`listed.created_at`)},
  'invitation', (
    select json_build_object('sentAt', ${instant(sql`sent.sent_at`)}, 'expiresAt', ${instant(sql`sent.expires_at`)})
    from invitations sent
    where sent.environment_id = ${environmentId} and sent.user_id = listed.id and identity.subject is null
  ),
  'lastSeenAt', ${instant(sql`listed.last_seen_at`)},
  'accounts', (
    select count(*)::int from account_reps rep where rep.environment_id = ${environmentId} and rep.user_id = listed.id
  )
)`;

const listedRows: SQL = sql`users listed
  join identities identity on identity.environment_id = ${environmentId} and identity.user_id = listed.id
  where listed.environment_id = ${environmentId}`;

const conditions = {
  words: sql`not exists (
    select from unnest(${value('words')}::text[]) as word where strpos(listed.search_text, word) = 0
  )`,
  state: sql`${state} = ${value('state')}::text`,
  right: sql`case ${value('right')}::text
    when 'sales' then listed.sales or listed.sales_all_accounts
    when 'salesAllAccounts' then listed.sales_all_accounts
    when 'taskList' then listed.task_list
    when 'admin' then listed.admin
    when 'none' then not (listed.sales or listed.sales_all_accounts or listed.task_list)
  end`,
};

/** A sequential scan: an environment has some thousands of users at most. */
const pageOf = perFilter<{ users: AdminUser[]; total: number }>(
  'user_list',
  conditions,
  (condition) => sql`
  with filtered as materialized (select listed.id, listed.search_text from ${listedRows} and ${condition}),
  page as materialized (
    select filtered.id, filtered.search_text from filtered
    where ${value('afterId')}::uuid is null or (filtered.search_text, filtered.id) > (
      select last.search_text, last.id from users last
      where last.environment_id = ${environmentId} and last.id = ${value('afterId')}::uuid
    )
    order by filtered.search_text, filtered.id limit ${value('limit')}
  )
  select (select count(*)::int from filtered) as total, ${jsonList(
    sql`${adminUser} order by page.search_text, page.id`,
    sql`page join users listed on listed.environment_id = ${environmentId} and listed.id = page.id
      join identities identity on identity.environment_id = ${environmentId} and identity.user_id = listed.id`,
  )} as users`,
);

const userById = statement<{ user: AdminUser }>(
  'admin_user',
  sql`select ${adminUser} as user from ${listedRows} and listed.id = ${value('userId')}`,
);

/** One page of the users, by name. */
export async function selectUsers(environment: EnvironmentHandle, query: UserListQuery): Promise<UserPage> {
  const { limit, afterId } = query;
  const filter = { ...query.filter, words: query.words.length === 0 ? undefined : query.words };
  // One more than asked for tells whether there is a next page.
  const [row] = await run(environment, pageOf(filter), { ...filter, afterId, limit: limit + 1 });
  if (row === undefined) throw new Error('A select of one row answers one row.');
  const users = row.users.slice(0, limit);
  const last = users.at(-1);
  return { users, total: row.total, nextCursor: row.users.length > limit && last !== undefined ? last.id : null };
}

/** Null when the environment has no such user. */
export async function readUser(environment: EnvironmentHandle, userId: string): Promise<AdminUser | null> {
  const [row] = await run(environment, userById, { userId });
  return row?.user ?? null;
}
