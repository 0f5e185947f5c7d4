import { sql, type SQL } from 'drizzle-orm';
import type { Account, AccountPage } from '../../../shared/contacts/accounts.ts';
import type { Relation } from '../../../shared/contacts/contact.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { perFilter } from '../../platform/database/filtered-statement.ts';
import { jsonList, userRef } from '../../platform/database/json.ts';

export interface AccountListQuery {
  /** From `queryWords` of platform/text/search-words.ts, the longest first; empty: all. */
  readonly words: readonly string[];
  /** Id of an attached user; `none`: accounts without reps; null: all accounts. */
  readonly rep: string | null;
  readonly relation: Relation | null;
  /** Accounts per page. */
  readonly limit: number;
  /** The last account of the page before; null for the first page. */
  readonly afterId: string | null;
}

const value = sql.placeholder;
const environmentId = value('environmentId');

/** Most reps named per account. */
const namedReps = 20;

/** Upper bound of a prefix range, in byte order. */
const afterAll = '\u{10FFFF}';

const repsOfAccount: SQL = sql`account_reps rep
  where rep.environment_id = ${environmentId} and rep.account_id = account.id`;

const conditions = {
  accountId: sql`account.id = ${value('accountId')}::uuid`,
  /** The longest word, which is the most selective, is read from the index of words. */
  firstWord: sql`account.id in (
    select found.contact_id from contact_words found
    where found.environment_id = ${environmentId}
      and found.word >= ${value('firstWord')}::text and found.word < ${value('afterFirstWord')}::text
  )`,
  otherWords: sql`not exists (
    select from unnest(${value('otherWords')}::text[]) as word
    where not exists (
      select from contact_words found
      where found.environment_id = ${environmentId} and found.contact_id = account.id
        and found.word >= word and found.word < word || ${value('afterAll')}::text
    )
  )`,
  repId: sql`account.id in (
    select rep.account_id from account_reps rep
    where rep.environment_id = ${environmentId} and rep.user_id = ${value('repId')}::uuid
  )`,
  nobody: sql`${value('nobody')}::boolean and not exists (select from ${repsOfAccount})`,
  relation: sql`account.relation = ${value('relation')}::text`,
  afterId: sql`(account.sort_name, account.id) > (
    select last.sort_name, last.id from contacts last
    where last.environment_id = ${environmentId} and last.id = ${value('afterId')}::uuid
  )`,
};

/** Account (shared/contacts/accounts.ts) of the row `account`. */
const accountObject: SQL = sql`json_build_object(
  'id', account.id, 'kind', account.kind, 'name', account.name, 'relation', account.relation,
  'contacts', (
    select count(*)::int from contacts person
    where person.environment_id = ${environmentId} and person.account_id = account.id and person.id <> account.id
  ),
  'reps', ${jsonList(
    sql`${userRef(sql`attached`)} order by attached.search_text, attached.id`,
    sql`(
      select attached.* from account_reps rep
        join users attached on attached.environment_id = ${environmentId} and attached.id = rep.user_id
      where rep.environment_id = ${environmentId} and rep.account_id = account.id
      order by attached.search_text, attached.id limit ${sql.raw(String(namedReps))}
    ) attached`,
  )},
  'repCount', (select count(*)::int from ${repsOfAccount})
)`;

const pageOf = perFilter<{ accounts: Account[] }>(
  'account_list',
  conditions,
  (condition) => sql`
  with page as materialized (
    select account.id from contacts account
    where account.environment_id = ${environmentId} and account.company_id is null and ${condition}
    order by account.sort_name, account.id limit ${value('limit')}
  )
  select ${jsonList(
    sql`${accountObject} order by account.sort_name, account.id`,
    sql`page join contacts account on account.environment_id = ${environmentId} and account.id = page.id`,
  )} as accounts`,
);

/** One page of the accounts, by name. */
export async function selectAccounts(environment: EnvironmentHandle, query: AccountListQuery): Promise<AccountPage> {
  const { limit } = query;
  const filter = filterOf(query);
  // One extra row tells whether there is a next page.
  const [row] = await run(environment, pageOf(filter), { ...filter, limit: limit + 1 });
  if (row === undefined) throw new Error('A select of one row answers one row.');
  const accounts = row.accounts.slice(0, limit);
  const last = accounts.at(-1);
  return { accounts, nextCursor: row.accounts.length > limit && last !== undefined ? last.id : null };
}

/** One account; null: the environment has none with this id. */
export async function readAccount(environment: EnvironmentHandle, accountId: string): Promise<Account | null> {
  const [row] = await run(environment, pageOf({ accountId }), { accountId, limit: 1 });
  return row?.accounts[0] ?? null;
}

function filterOf({ words, rep, relation, afterId }: AccountListQuery): Record<string, unknown> {
  const [firstWord, ...otherWords] = words;
  return {
    firstWord,
    afterFirstWord: firstWord === undefined ? undefined : firstWord + afterAll,
    otherWords: otherWords.length === 0 ? undefined : otherWords,
    afterAll,
    repId: rep === null || rep === 'none' ? undefined : rep,
    nobody: rep === 'none' ? true : undefined,
    relation: relation ?? undefined,
    afterId: afterId ?? undefined,
  };
}
