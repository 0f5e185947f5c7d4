import { sql, type SQL } from 'drizzle-orm';

const environmentId = sql.placeholder('environmentId');

/** The columns that a list filters and sorts by. Three tables have them: tasks, task_contacts and task_search. */
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
  /** The task has no contact. */
  readonly transverse: SQL;
}

/** What a list is read from: a FROM clause and a WHERE clause, and the columns of their rows. */
export interface TaskRows {
  readonly from: SQL;
  readonly columns: TaskColumns;
  readonly conditions: readonly SQL[];
  /** A task may have several rows. */
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
  transverse: sql`t.contact_count = 0`,
};

/** Copies of the task's columns, which triggers keep: an index of links can so be in the order of a list of tasks. */
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
  transverse: sql`false`,
};

const isAlive = sql`t.environment_id = ${environmentId} and t.undone_at is null`;

/** Rows of tasks, as `t`. */
export function scanTasks(...conditions: readonly SQL[]): TaskRows {
  return { from: sql`tasks t`, columns: ofTask, conditions: [isAlive, ...conditions], repeats: false };
}

/** Rows of task_contacts, as `link`; joined to their tasks `t` where a condition needs more than the copied columns. */
export function scanLinks(condition: SQL, task: 'alone' | 'with the task'): TaskRows {
  const joined = task === 'alone' ? sql`` : sql` join tasks t on ${isAlive} and t.id = link.task_id`;
  return {
    from: sql`task_contacts link${joined}`,
    columns: ofLink,
    conditions: [sql`link.environment_id = ${environmentId} and not link.undone and ${condition}`],
    repeats: true,
  };
}

/** Rows of the CTE `found` (selectMatches in words.ts), as `t`. */
export const foundRows: TaskRows = { from: sql`found t`, columns: ofTask, conditions: [], repeats: false };
