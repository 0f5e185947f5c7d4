import { sql, type SQL } from 'drizzle-orm';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { statement } from '../../platform/database/statement.ts';

/** Ids without duplicates. */
export interface AccountRepsChange {
  readonly userIds: readonly string[];
  readonly accountIds: readonly string[];
}

/** The pairs that changed, by rep. Nothing was written when a user or an account is not of the environment. */
export interface ChangedAccountReps {
  readonly allUsers: boolean;
  readonly allAccounts: boolean;
  /** The names of the accounts per user. Pairs that were already so are left out. */
  readonly changed: readonly { readonly userId: string; readonly accounts: readonly string[] }[];
}

const value = sql.placeholder;
const environmentId = value('environmentId');

/**
 * An advisory lock that serializes these changes: each locks many rows, and two of them in different orders could
 * deadlock.
 */
const lockAccountReps = statement<object>(
  'lock_account_reps',
  sql`select pg_advisory_xact_lock(hashtextextended('account_reps ' || ${environmentId}::text, 0))`,
);

/** The CTEs `known` and `pair`; `pair` is empty when an id is unknown. */
const pairs: SQL = sql`
  known as materialized (
    select
      (select count(*) from users rep
        where rep.environment_id = ${environmentId} and rep.id = any(${value('userIds')}::uuid[])
      ) = cardinality(${value('userIds')}::uuid[]) as all_users,
      (select count(*) from contacts account
        where account.environment_id = ${environmentId} and account.id = any(${value('accountIds')}::uuid[])
          and account.company_id is null
      ) = cardinality(${value('accountIds')}::uuid[]) as all_accounts
  ), pair as (
    select rep.id as user_id, account.id as account_id
    from known, unnest(${value('userIds')}::uuid[]) as rep(id), unnest(${value('accountIds')}::uuid[]) as account(id)
    where known.all_users and known.all_accounts
  )`;

const answer: SQL = sql`
  select known.all_users as "allUsers", known.all_accounts as "allAccounts", (
    select coalesce(json_agg(of_rep.item), '[]') from (
      select json_build_object(
        'userId', changed.user_id, 'accounts', json_agg(account.name order by account.sort_name, account.id)
      ) as item
      from changed join contacts account on account.environment_id = ${environmentId} and account.id = changed.account_id
      group by changed.user_id
    ) of_rep
  ) as changed
  from known`;

const attach = statement<ChangedAccountReps>(
  'attach_reps',
  sql`with ${pairs}, changed as (
    insert into account_reps (environment_id, user_id, account_id)
    select ${environmentId}, pair.user_id, pair.account_id from pair
    on conflict do nothing
    returning user_id, account_id
  ) ${answer}`,
);

const detach = statement<ChangedAccountReps>(
  'detach_reps',
  sql`with ${pairs}, changed as (
    delete from account_reps held using pair
    where held.environment_id = ${environmentId} and held.user_id = pair.user_id and held.account_id = pair.account_id
    returning held.user_id, held.account_id
  ) ${answer}`,
);

/** Attaches every user to every account. */
export function attachReps(environment: EnvironmentHandle, change: AccountRepsChange): Promise<ChangedAccountReps> {
  return changeReps(environment, change, attach);
}

/** Detaches every user from every account. */
export function detachReps(environment: EnvironmentHandle, change: AccountRepsChange): Promise<ChangedAccountReps> {
  return changeReps(environment, change, detach);
}

async function changeReps(
  environment: EnvironmentHandle,
  { userIds, accountIds }: AccountRepsChange,
  change: typeof attach,
): Promise<ChangedAccountReps> {
  await run(environment, lockAccountReps);
  const [row] = await run(environment, change, { userIds, accountIds });
  if (row === undefined) throw new Error('A select of one row answers one row.');
  return row;
}
