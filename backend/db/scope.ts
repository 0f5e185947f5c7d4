import { sql, type SQL } from 'drizzle-orm';
import type { Scope } from '../domain/rights.ts';
import { statement, type Statement } from './statement.ts';

/**
 * A Scope as SQL: the conditions of domain/rights.ts over rows. They name these tables:
 * `account` (contacts: the account of a contact) and `t` (tasks). A property test holds them to the pure rules.
 */
export interface SqlViewer {
  readonly userId: SQL;
  readonly admin: SQL;
  readonly allAccounts: SQL;
  /** Rep of the attached accounts at least: also true with all accounts. */
  readonly anyAccounts: SQL;
  readonly transverse: SQL;
}

const environmentId = sql.placeholder('environmentId');

/** A viewer whose rights are known: constants, so that the planner drops what does not apply. Binds `viewerId`. */
export function viewerOf(scope: Scope): SqlViewer {
  return {
    userId: sql`${sql.placeholder('viewerId')}`,
    admin: constant(scope.admin),
    allAccounts: constant(scope.accounts === 'all'),
    anyAccounts: constant(scope.accounts !== 'none'),
    transverse: constant(scope.transverse),
  };
}

/** One statement per scope, made when first asked for: each is prepared and planned by itself. */
export function perScope<Row>(name: string, build: (scope: Scope) => SQL): (scope: Scope) => Statement<Row> {
  const made = new Map<string, Statement<Row>>();
  return (scope) => {
    const variant = `${name}_${scope.accounts}${scope.transverse ? '_transverse' : ''}${scope.admin ? '_admin' : ''}`;
    const known = made.get(variant) ?? statement<Row>(variant, build(scope));
    made.set(variant, known);
    return known;
  };
}

/** A viewer read in the same statement: `actor` is a row of users. */
export const actorViewer: SqlViewer = {
  userId: sql`actor.id`,
  admin: sql`actor.admin`,
  allAccounts: sql`actor.sales_all_accounts`,
  anyAccounts: sql`(actor.sales or actor.sales_all_accounts)`,
  transverse: sql`actor.task_list`,
};

/** The viewer is attached to `account`. */
export function isAttached(viewer: SqlViewer): SQL {
  return someRow(sql`
    account_reps rep
    where rep.environment_id = ${environmentId} and rep.user_id = ${viewer.userId} and rep.account_id = account.id`);
}

/** `account` is in scope: domain `inScope`. */
function accountInScope(viewer: SqlViewer): SQL {
  return sql`((${viewer.allAccounts} and account.relation <> 'other') or (${viewer.anyAccounts} and ${isAttached(viewer)}))`;
}

/** The name of a contact of `account` may be shown: domain `maySee`. */
export function accountVisible(viewer: SqlViewer): SQL {
  return sql`(${viewer.admin} or ${viewer.allAccounts} or ${accountInScope(viewer)})`;
}

/** `t` may be written: domain `mayWrite`. */
export function taskWritable(viewer: SqlViewer): SQL {
  const contactInScope = someRow(sql`
    task_contacts link
      join contacts contact on contact.environment_id = ${environmentId} and contact.id = link.contact_id
      join contacts account on account.environment_id = ${environmentId} and account.id = contact.account_id
    where link.environment_id = ${environmentId} and link.task_id = t.id and ${accountInScope(viewer)}`);
  return sql`(
    ${viewer.admin} or t.author_id = ${viewer.userId} or t.assignee_id = ${viewer.userId} or ${contactInScope}
  )`;
}

/** `t` may be read: domain `mayRead`. */
export function taskReadable(viewer: SqlViewer): SQL {
  return sql`((${viewer.transverse} and t.contact_count = 0) or ${taskWritable(viewer)})`;
}

/**
 * The newest tasks that may be read, older than (`before`, `beforeId`), at most `limit`, as (created_at, id): one branch
 * per reason to read, each over the index that has just those tasks in order, so that a page costs the same at any depth
 * and however few of all tasks the viewer may read.
 */
export function readablePage(scope: Scope): SQL {
  const branches = branchesOf(scope).map((branch) => sql`(${branch})`);
  return sql`
    select readable.created_at, readable.id from (${sql.join(branches, sql` union `)}) readable
    order by readable.created_at desc, readable.id desc limit ${sql.placeholder('limit')}`;
}

function branchesOf(scope: Scope): SQL[] {
  if (scope.admin) return [newest(sql`true`)];
  const viewer = viewerOf(scope);
  return [
    newest(sql`t.author_id = ${viewer.userId}`),
    newest(sql`t.assignee_id = ${viewer.userId}`),
    ...(scope.transverse ? [newest(sql`t.contact_count = 0`)] : []),
    ...(scope.accounts === 'all' ? [newest(sql`t.contact_count > 0 and ${taskWritable(viewer)}`)] : []),
    ...(scope.accounts === 'attached' ? [newestOfAttached(viewer)] : []),
  ];
}

const olderThan = sql`(${sql.placeholder('before')}::timestamptz, ${sql.placeholder('beforeId')}::uuid)`;

function newest(condition: SQL): SQL {
  return sql`
    select t.created_at, t.id from tasks t
    where t.environment_id = ${environmentId} and t.undone_at is null and (t.created_at, t.id) < ${olderThan} and ${condition}
    order by t.created_at desc, t.id desc limit ${sql.placeholder('limit')}`;
}

/**
 * Asks each of the rep's accounts for its own newest tasks, from one index alone; a task of several of its contacts counts
 * once for the limit.
 */
function newestOfAttached(viewer: SqlViewer): SQL {
  return sql`
    select distinct of_account.created_at, of_account.id
    from account_reps rep
      cross join lateral (
        select distinct link.task_created_at as created_at, link.task_id as id
        from task_contacts link
        where link.environment_id = ${environmentId} and link.account_id = rep.account_id and not link.undone
          and (link.task_created_at, link.task_id) < ${olderThan}
        order by link.task_created_at desc, link.task_id desc limit ${sql.placeholder('limit')}
      ) of_account
    where rep.environment_id = ${environmentId} and rep.user_id = ${viewer.userId}
    order by of_account.created_at desc, of_account.id desc limit ${sql.placeholder('limit')}`;
}

/** Whether there is a row; not EXISTS, which the planner may answer by hashing the whole table for a page of fifty. */
function someRow(from: SQL): SQL {
  return sql`((select true from ${from} limit 1) is true)`;
}

function constant(value: boolean): SQL {
  return value ? sql`true` : sql`false`;
}
