import { sql } from 'drizzle-orm';
import { builderOf, type EnvironmentHandle } from '../../backend/platform/database/environment-scope.ts';
import { wordsOfTask } from '../../backend/platform/text/search-words.ts';
import type { ListedTask } from './listed-task.ts';

/** Inserts a task just as it is described, whoever might have been allowed to save it; with `ids`, one of each id. */
export async function insertListedTask(
  handle: EnvironmentHandle,
  task: ListedTask,
  ids: readonly string[] = [task.id],
): Promise<void> {
  const builder = builderOf(handle);
  const { environmentId } = handle;
  const words = wordsOfTask(task).map((word) => environmentId.slice(0, 8) + word);
  await builder.execute(sql`
    insert into tasks (environment_id, id, number, title, type_id, status_id, saved_status_id, description_html,
      description_text, description_truncated, author_id, assignee_id, due_on, source_kind, contact_count, created_at,
      updated_at, undone_at, removal)
    select ${environmentId}, given.id, last.number + given.place, ${task.title}, ${task.typeId}::uuid,
      ${task.status.id}::uuid, ${task.status.id}::uuid, '', ${task.text}, false, ${task.authorId}::uuid,
      ${task.assigneeId}::uuid, ${task.dueOn}::date, ${task.source}, ${task.contacts.length}::int,
      ${task.createdAt}::timestamptz, ${task.updatedAt}::timestamptz,
      ${task.undone ? task.createdAt : null}::timestamptz, ${task.undone ? 'undone' : null}
    from unnest(${sql.param(ids)}::uuid[]) with ordinality as given (id, place),
      (select coalesce(max(number), 0) as number from tasks where environment_id = ${environmentId}) as last`);
  await builder.execute(sql`
    insert into task_search (environment_id, task_id, words, task_created_at, author_id, contact_count, undone,
      task_type_id, task_status_id, task_assignee_id, task_source_kind, task_due_on, task_updated_at)
    select ${environmentId}, id, array_to_tsvector(${sql.param(words)}::text[]), ${task.createdAt}::timestamptz,
      ${task.authorId}::uuid, ${task.contacts.length}::int, ${task.undone}, ${task.typeId}::uuid,
      ${task.status.id}::uuid, ${task.assigneeId}::uuid, ${task.source}, ${task.dueOn}::date,
      ${task.updatedAt}::timestamptz
    from unnest(${sql.param(ids)}::uuid[]) as given (id)`);
  for (const { id, accountId } of task.contacts) {
    await builder.execute(sql`
      insert into task_contacts (environment_id, task_id, contact_id, account_id, task_created_at, author_id, undone)
      select ${environmentId}, given.id, ${id}::uuid, ${accountId}::uuid, ${task.createdAt}::timestamptz,
        ${task.authorId}::uuid, ${task.undone}
      from unnest(${sql.param(ids)}::uuid[]) as given (id)`);
  }
}
