import { sql, type SQL } from 'drizzle-orm';
import type { Scope } from '../rules/rights.ts';
import { statement, type Statement } from '../../platform/database/statement.ts';

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
export function accountInScope(viewer: SqlViewer): SQL {
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
      join contacts account on account.environment_id = ${environmentId} and account.id = link.account_id
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
 * A way in which tasks become readable: all that meet the condition `tasks` over `t`, of which each is asked `each` where that
 * takes looking at its contacts; or those of the accounts of the viewer.
 */
export type ReadingReason = TasksToRead | 'attached accounts';
export interface TasksToRead {
  readonly tasks: SQL;
  readonly each: SQL | null;
  /** Few of all tasks, from an index of their own. */
  readonly few: boolean;
  /** Leaves out those that come for another reason too: for what costs much to ask of each. Null: there are none. */
  readonly once: SQL | null;
}

/**
 * The reasons for which tasks may be read, domain `mayRead` taken apart: each has an index with just its tasks in order, so
 * that a page costs the same at any depth and however few of all tasks the viewer may read. One task may have several.
 */
export function reasonsToRead(scope: Scope): readonly ReadingReason[] {
  if (scope.admin) return [many(sql`true`)];
  const viewer = viewerOf(scope);
  // Nearly all tasks, so that taking them apart would only read them several times.
  if (scope.accounts === 'all' && scope.transverse) return [many(sql`true`, taskReadable(viewer))];
  return [
    ...ownReasons(scope),
    ...(scope.transverse ? [many(sql`t.contact_count = 0`)] : []),
    ...(scope.accounts === 'all' ? [many(sql`t.contact_count > 0`, taskWritable(viewer))] : []),
    ...(scope.accounts === 'attached' ? (['attached accounts'] as const) : []),
  ];
}

function many(tasks: SQL, each: SQL | null = null): TasksToRead {
  return { tasks, each, few: false, once: null };
}

/** Author and assignee may always read. */
export function ownReasons(scope: Scope): readonly TasksToRead[] {
  const { userId } = viewerOf(scope);
  return [
    { tasks: sql`t.author_id = ${userId}`, each: null, few: true, once: null },
    { tasks: sql`t.assignee_id = ${userId}`, each: null, few: true, once: sql`t.author_id <> ${userId}` },
  ];
}

/** The reasons to read transverse tasks, which no contact makes readable. */
export function transverseReasons(scope: Scope): readonly TasksToRead[] {
  const transverse = sql`t.contact_count = 0`;
  if (scope.admin || scope.transverse) return [many(transverse)];
  return ownReasons(scope).map((own) => ({ ...own, tasks: sql`${own.tasks} and ${transverse}` }));
}

/** The reasons to read tasks of accounts that the viewer is attached to, rep or not. */
export function attachedReasons(scope: Scope): readonly ReadingReason[] {
  if (scope.admin || scope.accounts !== 'none') return ['attached accounts'];
  const each = ofAttachedAccount(viewerOf(scope), sql`t.id`);
  return ownReasons(scope).map((own) => ({ ...own, each }));
}

/** The task has a contact of an account that the viewer is attached to. `taskId` may be of a `link`. */
export function ofAttachedAccount(viewer: SqlViewer, taskId: SQL): SQL {
  return someRow(sql`
    task_contacts its_link join account_reps rep
      on rep.environment_id = ${environmentId} and rep.user_id = ${viewer.userId} and rep.account_id = its_link.account_id
    where its_link.environment_id = ${environmentId} and its_link.task_id = ${taskId}`);
}

/** `t`, which has a contact that the viewer may see, may be read; null when it always may. */
export function readableWithContact(scope: Scope, contact: 'seen' | 'in scope' | null): SQL | null {
  return scope.admin || contact === 'in scope' ? null : taskReadable(viewerOf(scope));
}

/** `t` may be read: `taskReadable` for very many tasks, given what tells that one is of the viewer's accounts. */
export function taskReadableAmongMany(scope: Scope, isOfAttachedAccount: SQL): SQL {
  const viewer = viewerOf(scope);
  if (scope.admin || scope.accounts !== 'attached') return taskReadable(viewer);
  return sql`(
    (${viewer.transverse} and t.contact_count = 0) or t.author_id = ${viewer.userId} or t.assignee_id = ${viewer.userId}
    or ${isOfAttachedAccount}
  )`;
}

/** The ids of the tasks of the accounts that the viewer is attached to, some of them several times. */
export function tasksOfAttachedAccounts(viewer: SqlViewer): SQL {
  return sql`select link.task_id from account_reps rep
    join task_contacts link on link.environment_id = ${environmentId} and link.account_id = rep.account_id and not link.undone
    where rep.environment_id = ${environmentId} and rep.user_id = ${viewer.userId}`;
}

/** Whether there is a row; not EXISTS, which the planner may answer by hashing the whole table for a page of fifty. */
export function someRow(from: SQL): SQL {
  return sql`((select true from ${from} limit 1) is true)`;
}

function constant(value: boolean): SQL {
  return value ? sql`true` : sql`false`;
}
