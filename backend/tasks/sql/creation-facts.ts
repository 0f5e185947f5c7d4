import { sql } from 'drizzle-orm';
import type { CreationCase } from '../rules/create-task.ts';
import { assigneeStanding } from './assignees.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { actorViewer, isAttached } from '../../access/sql/scope.ts';
import { statement } from '../../platform/database/statement.ts';
import { claimedKey } from './task-parts.ts';
import type { NewTask } from './task-record.ts';
import { type Actor, actorObject, actorRows } from '../../access/sql/actor.ts';

/** CreationCase (rules/create-task.ts) but for what the request says itself. */
export interface CreationFacts extends Pick<
  CreationCase,
  'claimed' | 'contacts' | 'assignee' | 'typeKnown' | 'statusKnown'
> {
  readonly actor: Actor;
}

const environmentId = sql.placeholder('environmentId');

const creationFacts = statement<{ facts: CreationFacts }>(
  'creation_facts',
  sql`select json_build_object(
    'actor', ${actorObject},
    'claimed', ${claimedKey},
    'contacts', (
      select coalesce(json_agg(json_build_object(
        'id', contact.id, 'relation', account.relation, 'attached', ${isAttached(actorViewer)}
      )), '[]')
      from contacts contact
        join contacts account on account.environment_id = ${environmentId} and account.id = contact.account_id
      where contact.environment_id = ${environmentId} and contact.id = any(${sql.placeholder('contactIds')}::uuid[])
    ),
    'assignee', ${assigneeStanding},
    'typeKnown', exists (
      select from task_types type
      where type.environment_id = ${environmentId} and type.id = ${sql.placeholder('typeId')} and type.archived_at is null
    ),
    'statusKnown', exists (
      select from task_statuses status
      where status.environment_id = ${environmentId} and status.id = ${sql.placeholder('statusId')}
        and status.archived_at is null
    )
  ) as facts from ${actorRows}`,
);

/** The facts to decide on the request to save `task`; null when there is no such user. */
export async function readCreationFacts(
  environment: EnvironmentHandle,
  task: NewTask,
  userId: string,
): Promise<CreationFacts | null> {
  const { idempotencyKey, contactIds, typeId, statusId, assigneeId } = task;
  const values = { userId, idempotencyKey, contactIds: [...contactIds], typeId, statusId, assigneeId };
  const [row] = await run(environment, creationFacts, values);
  return row?.facts ?? null;
}
