import { sql, type SQL } from 'drizzle-orm';

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

/** The tasks of a WITH clause `found`, see tasksFound, as `t`. */
export const foundRows: TaskRows = { from: sql`found t`, columns: ofTask, conditions: [], repeats: false };
