import { sql, type SQL } from 'drizzle-orm';
import type { Scope } from '../../access/rules/rights.ts';
import { instant, userRef } from '../../platform/database/json.ts';
import { accountVisible, viewerOf } from '../../access/sql/scope.ts';
import { statusObject } from '../../task-choices/sql/offered-choices.ts';
import { companyName, firstEmail } from '../../contacts/sql/known-contact.ts';

const environmentId = sql.placeholder('environmentId');

/** The members of a TaskSummary (shared/tasks/task.ts) for json_build_object, from the rows of `joinSummaryRows`. */
export const summaryMembers: SQL = sql`
  'id', t.id, 'number', t.number, 'title', t.title,
  'type', json_build_object('id', type.id, 'label', type.label),
  'status', ${statusObject},
  'transverse', t.contact_count = 0,
  'contacts', linked.visible, 'hiddenContacts', linked.hidden,
  'author', ${userRef(sql`author`)},
  'assignee', case when assignee.id is not null then ${userRef(sql`assignee`)} end,
  'dueOn', t.due_on,
  'attachmentCount', (
    select count(*) from attachments file where file.environment_id = ${environmentId} and file.task_id = t.id
  ),
  'createdAt', ${instant(sql`t.created_at`)}`;

/** The rows that a task `t` is shown with: its type, status, people, and the contacts that the viewer may see. */
export function joinSummaryRows(scope: Scope): SQL {
  return sql`
  join task_types type on type.environment_id = ${environmentId} and type.id = t.type_id
  join task_statuses status on status.environment_id = ${environmentId} and status.id = t.status_id
  join users author on author.environment_id = ${environmentId} and author.id = t.author_id
  left join users assignee on assignee.environment_id = ${environmentId} and assignee.id = t.assignee_id
  cross join lateral (
    select
      coalesce(json_agg(of_task.contact order by of_task.name, of_task.id) filter (where of_task.is_visible), '[]') as visible,
      count(*) filter (where not of_task.is_visible) as hidden
    from (
      select contact.id, contact.name, ${accountVisible(viewerOf(scope))} as is_visible, json_build_object(
        'id', contact.id, 'name', contact.name, 'email', ${firstEmail}, 'company', ${companyName}
      ) as contact
      from task_contacts link
        join contacts contact on contact.environment_id = ${environmentId} and contact.id = link.contact_id
        join contacts account on account.environment_id = ${environmentId} and account.id = contact.account_id
      where link.environment_id = ${environmentId} and link.task_id = t.id
    ) of_task
  ) linked`;
}
