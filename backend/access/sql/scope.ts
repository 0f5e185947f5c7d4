import { sql, type SQL } from 'drizzle-orm';
import type { Scope } from '../rules/rights.ts';
import { statement, type Statement } from '../../platform/database/statement.ts';

/**
 * The rules of access/rules/rights.ts as SQL conditions, for a viewer whose rights are SQL. The conditions refer to rows by
 * these aliases: `account` (of contacts: a contact's account) and `t` (of tasks). A property test compares them with the rules.
 */
export interface SqlViewer {
  readonly userId: SQL;
  readonly admin: SQL;
  readonly allAccounts: SQL;
  /** Has the rights of a rep, for attached accounts or for all. */
  readonly anyAccounts: SQL;
  readonly transverse: SQL;
}

const environmentId = sql.placeholder('environmentId');

/** A viewer whose rights are known before planning: constants, which the planner folds. Binds `viewerId`. */
export function viewerOf(scope: Scope): SqlViewer {
  return {
    userId: sql`${sql.placeholder('viewerId')}`,
    admin: constant(scope.admin),
    allAccounts: constant(scope.accounts === 'all'),
    anyAccounts: constant(scope.accounts !== 'none'),
    transverse: constant(scope.transverse),
  };
}

/** A prepared statement per scope, compiled on first use: each has a plan of its own. */
export function perScope<Row>(name: string, build: (scope: Scope) => SQL): (scope: Scope) => Statement<Row> {
  const compiled = new Map<string, Statement<Row>>();
  return (scope) => {
    const variant = `${name}_${scope.accounts}${scope.transverse ? '_transverse' : ''}${scope.admin ? '_admin' : ''}`;
    const known = compiled.get(variant) ?? statement<Row>(variant, build(scope));
    compiled.set(variant, known);
    return known;
  };
}

/** A viewer whose rights are read in the same statement, from the row `actor` of users. */
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

/** The rule `inScope` for `account`. */
export function accountInScope(viewer: SqlViewer): SQL {
  return sql`((${viewer.allAccounts} and account.relation <> 'other') or (${viewer.anyAccounts} and ${isAttached(viewer)}))`;
}

/** The rule `maySee` for a contact of `account`. */
export function accountVisible(viewer: SqlViewer): SQL {
  return sql`(${viewer.admin} or ${viewer.allAccounts} or ${accountInScope(viewer)})`;
}

/** The rule `mayWrite` for `t`. */
export function taskWritable(viewer: SqlViewer): SQL {
  const contactInScope = someRow(sql`
    task_contacts link
      join contacts account on account.environment_id = ${environmentId} and account.id = link.account_id
    where link.environment_id = ${environmentId} and link.task_id = t.id and ${accountInScope(viewer)}`);
  return sql`(
    ${viewer.admin} or t.author_id = ${viewer.userId} or t.assignee_id = ${viewer.userId} or ${contactInScope}
  )`;
}

/** The rule `mayRead` for `t`. It lets removed tasks through: `t.undone_at is null` is the statement's own condition. */
export function taskReadable(viewer: SqlViewer): SQL {
  return sql`((${viewer.transverse} and t.contact_count = 0) or ${taskWritable(viewer)})`;
}

/**
 * An access path: a rule that makes tasks readable, and the index that has just these tasks in the order of a list. A list
 * reads one branch per path. `attached accounts` are the tasks of the accounts that the viewer is attached to.
 */
export type AccessPath = TaskPath | 'attached accounts';
export interface TaskPath {
  /** Condition over `t` that the index serves. */
  readonly tasks: SQL;
  /** What is left of the rule: a condition over `t` that looks up the task's contacts. Null: nothing. */
  readonly check: SQL | null;
  /**
   * The path leads to a small part of all tasks: reading its index is the best plan, whatever other filters there are.
   */
  readonly selective: boolean;
  /** Condition that leaves out the tasks of an earlier path, for lists that check each row at some cost. Null: none. */
  readonly unlessEarlier: SQL | null;
}

/**
 * The access paths of a viewer: together they are the rule `mayRead`, and a task may be on several. Paths rather than one
 * condition with OR, because a page along an index costs the same at any depth, and however few tasks the viewer may read.
 */
export function listAccessPaths(scope: Scope): readonly AccessPath[] {
  if (scope.admin) return [pathOfMany(sql`true`)];
  const viewer = viewerOf(scope);
  // Nearly all tasks are readable: one path reads them once.
  if (scope.accounts === 'all' && scope.transverse) return [pathOfMany(sql`true`, taskReadable(viewer))];
  return [
    ...listOwnPaths(scope),
    ...(scope.transverse ? [pathOfMany(sql`t.contact_count = 0`)] : []),
    ...(scope.accounts === 'all' ? [pathOfMany(sql`t.contact_count > 0`, taskWritable(viewer))] : []),
    ...(scope.accounts === 'attached' ? (['attached accounts'] as const) : []),
  ];
}

function pathOfMany(tasks: SQL, check: SQL | null = null): TaskPath {
  return { tasks, check, selective: false, unlessEarlier: null };
}

/** An author and an assignee may always read their tasks. */
export function listOwnPaths(scope: Scope): readonly TaskPath[] {
  const { userId } = viewerOf(scope);
  return [
    { tasks: sql`t.author_id = ${userId}`, check: null, selective: true, unlessEarlier: null },
    {
      tasks: sql`t.assignee_id = ${userId}`,
      check: null,
      selective: true,
      unlessEarlier: sql`t.author_id <> ${userId}`,
    },
  ];
}

/** The access paths to transverse tasks, which no contact makes readable. */
export function listTransversePaths(scope: Scope): readonly TaskPath[] {
  const transverse = sql`t.contact_count = 0`;
  if (scope.admin || scope.transverse) return [pathOfMany(transverse)];
  return listOwnPaths(scope).map((own) => ({ ...own, tasks: sql`${own.tasks} and ${transverse}` }));
}

/** The access paths to tasks of the accounts that the viewer is attached to, also for a viewer without the rights of a rep. */
export function listAttachedPaths(scope: Scope): readonly AccessPath[] {
  if (scope.admin || scope.accounts !== 'none') return ['attached accounts'];
  const check = ofAttachedAccount(viewerOf(scope), sql`t.id`);
  return listOwnPaths(scope).map((own) => ({ ...own, check }));
}

/** The task has a contact of an account that the viewer is attached to. */
export function ofAttachedAccount(viewer: SqlViewer, taskId: SQL): SQL {
  return someRow(sql`
    task_contacts its_link join account_reps rep
      on rep.environment_id = ${environmentId} and rep.user_id = ${viewer.userId} and rep.account_id = its_link.account_id
    where its_link.environment_id = ${environmentId} and its_link.task_id = ${taskId}`);
}

/**
 * The rule `mayRead` for a task `t` that has a contact of this standing. Null when that contact alone makes the task
 * readable.
 */
export function readableWithContact(scope: Scope, contact: 'seen' | 'in scope' | null): SQL | null {
  return scope.admin || contact === 'in scope' ? null : taskReadable(viewerOf(scope));
}

/**
 * The rule `mayRead` for a scan of very many `t`. `isOfAttachedAccount` is the caller's cheaper test of whether a task
 * belongs to one of the viewer's accounts.
 */
export function taskReadableAmongMany(scope: Scope, isOfAttachedAccount: SQL): SQL {
  const viewer = viewerOf(scope);
  if (scope.admin || scope.accounts !== 'attached') return taskReadable(viewer);
  return sql`(
    (${viewer.transverse} and t.contact_count = 0) or t.author_id = ${viewer.userId} or t.assignee_id = ${viewer.userId}
    or ${isOfAttachedAccount}
  )`;
}

/** The ids of the tasks of the accounts that the viewer is attached to, with repeats. */
export function tasksOfAttachedAccounts(viewer: SqlViewer): SQL {
  return sql`select link.task_id from account_reps rep
    join task_contacts link on link.environment_id = ${environmentId} and link.account_id = rep.account_id and not link.undone
    where rep.environment_id = ${environmentId} and rep.user_id = ${viewer.userId}`;
}

/**
 * Whether `from` has a row. A subquery with LIMIT 1 instead of EXISTS: the planner may turn EXISTS into a hash of the
 * whole table, even for a page of fifty rows.
 */
export function someRow(from: SQL): SQL {
  return sql`((select true from ${from} limit 1) is true)`;
}

function constant(value: boolean): SQL {
  return value ? sql`true` : sql`false`;
}
