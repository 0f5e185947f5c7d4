import { sql, type SQL } from 'drizzle-orm';
import type { TextSearch } from './task-text.ts';

const environmentId = sql.placeholder('environmentId');

/** What a list is filtered and sorted by, as columns of the row at hand. */
export interface TaskColumns {
  readonly id: SQL;
  readonly type: SQL;
  readonly status: SQL;
  readonly author: SQL;
  readonly assignee: SQL;
  readonly source: SQL;
  readonly due: SQL;
  readonly created: SQL;
  readonly updated: SQL;
}

/** Rows of which each is a task, or leads to one. */
export interface TaskRows {
  readonly from: SQL;
  readonly columns: TaskColumns;
  readonly conditions: readonly SQL[];
  /** One task may come several times. */
  readonly repeats: boolean;
}

const ofTask: TaskColumns = {
  id: sql`t.id`,
  type: sql`t.type_id`,
  status: sql`t.status_id`,
  author: sql`t.author_id`,
  assignee: sql`t.assignee_id`,
  source: sql`t.source_kind`,
  due: sql`t.due_on`,
  created: sql`t.created_at`,
  updated: sql`t.updated_at`,
};

const ofLink: TaskColumns = {
  id: sql`link.task_id`,
  type: sql`link.task_type_id`,
  status: sql`link.task_status_id`,
  author: sql`link.author_id`,
  assignee: sql`link.task_assignee_id`,
  source: sql`link.task_source_kind`,
  due: sql`link.task_due_on`,
  created: sql`link.task_created_at`,
  updated: sql`link.task_updated_at`,
};

/** The task `t`. */
const alive = sql`t.environment_id = ${environmentId} and t.undone_at is null`;

/** Tasks as `t`. */
export function tasksWhere(...conditions: readonly SQL[]): TaskRows {
  return { from: sql`tasks t`, columns: ofTask, conditions: [alive, ...conditions], repeats: false };
}

/** Links of tasks to contacts as `link`, which know all of a task that a list asks for; with `t` where it is wanted too. */
export function linksWhere(condition: SQL, task: 'alone' | 'with the task'): TaskRows {
  const joined = task === 'alone' ? sql`` : sql` join tasks t on ${alive} and t.id = link.task_id`;
  return {
    from: sql`task_contacts link${joined}`,
    columns: ofLink,
    conditions: [sql`link.environment_id = ${environmentId} and not link.undone and ${condition}`],
    repeats: true,
  };
}

/** The tasks that the setting app.task_search shows, as `t`, behind `found`, which has them newest or oldest first. */
export function tasksFound({ query }: TextSearch, { direction, after }: { direction: SQL; after: SQL }): TaskRows {
  const created = sql`found.task_created_at`;
  return {
    // Task by task, so that those that come first are enough.
    from: sql`(
        select found.task_id, found.task_created_at from task_search found
        where found.environment_id = ${environmentId} and found.words @@ ${query}::tsquery and ${after}
        order by found.task_created_at ${direction}, found.task_id ${direction}
      ) found
      cross join lateral (
        select t.* from tasks t where ${alive} and t.id = found.task_id limit 1
      ) t`,
    columns: { ...ofTask, created, id: sql`found.task_id` },
    conditions: [],
    repeats: false,
  };
}
