import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { builderOf, type EnvironmentHandle } from '../../backend/platform/database/environment-scope.ts';
import { hashOfSourceKey } from '../../backend/tasks/sql/source-key.ts';
import type { TestEnvironment } from './environment.ts';

export interface TaskRow {
  readonly authorId: string;
  readonly assigneeId: string | null;
  readonly contactIds: readonly string[];
  readonly sourceKey: string;
  readonly createdAt: Date;
}

/** Inserts a task as if its author had had every right then: rights change after tasks were saved. Returns its id. */
export async function insertTaskRow(handle: EnvironmentHandle, environment: TestEnvironment, row: TaskRow) {
  const id = randomUUID();
  const builder = builderOf(handle);
  const at = row.createdAt.toISOString();
  await builder.execute(sql`
    insert into tasks (environment_id, id, number, title, type_id, status_id, saved_status_id, description_html, description_text,
      description_truncated, author_id, assignee_id, source_kind, contact_count, created_at,
      updated_at)
    select ${handle.environmentId}, ${id}, coalesce(max(number), 0) + 1, 'Task', ${environment.typeId}::uuid,
      ${environment.statusId}::uuid, ${environment.statusId}::uuid, '', '', false, ${row.authorId}::uuid, ${row.assigneeId}::uuid, 'mail',
      ${row.contactIds.length}::int, ${at}::timestamptz, ${at}::timestamptz
    from tasks where environment_id = ${handle.environmentId}`);
  await builder.execute(sql`
    insert into task_source_keys (environment_id, task_id, source_key, source_key_sha256)
    values (${handle.environmentId}, ${id}, ${row.sourceKey}, ${hashOfSourceKey(row.sourceKey)})`);
  for (const contactId of row.contactIds) {
    await builder.execute(sql`
      insert into task_contacts (environment_id, task_id, contact_id, account_id, task_created_at, author_id)
      select ${handle.environmentId}, ${id}, id, account_id, ${at}::timestamptz, ${row.authorId}::uuid
      from contacts where environment_id = ${handle.environmentId} and id = ${contactId}`);
  }
  return id;
}
