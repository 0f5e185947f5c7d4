import { sql } from 'drizzle-orm';
import type {
  CaptureChannel,
  CaptureOperation,
  CaptureOutcome,
} from '../../../shared/capture-ledger/capture-ledger.ts';
import type { TaskSource } from '../../../shared/values/source.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { statement } from '../../platform/database/statement.ts';

/** One attempt to save, as the ledger keeps it. */
export interface CaptureLine {
  readonly id: string;
  /** When it began, ISO 8601. */
  readonly at: string;
  readonly userId: string;
  readonly operation: CaptureOperation;
  readonly outcome: CaptureOutcome;
  /** Error code; null unless refused or failed. */
  readonly reason: string | null;
  readonly channel: CaptureChannel;
  readonly source: TaskSource | null;
  readonly files: number | null;
  readonly bytes: number | null;
  /** Stored only if the environment has this task. */
  readonly taskId: string | null;
  readonly requestId: string;
}

const insertLines = statement<object>(
  'capture_lines',
  sql`insert into capture_events (
    environment_id, id, at, user_id, operation, outcome, reason, channel, source_kind, files, bytes, task_id, request_id
  )
  select author.environment_id, line.id, line.at, author.id, line.operation, line.outcome, line.reason, line.channel,
    line.source, line.files, line.bytes, task.id, line."requestId"
  from jsonb_to_recordset(${sql.placeholder('lines')}::jsonb) as line (
      id uuid, at timestamptz, "userId" uuid, operation text, outcome text, reason text, channel text, source text,
      files integer, bytes bigint, "taskId" uuid, "requestId" uuid
    )
    join users author on author.environment_id = ${sql.placeholder('environmentId')} and author.id = line."userId"
    left join tasks task on task.environment_id = ${sql.placeholder('environmentId')} and task.id = line."taskId"
  on conflict (environment_id, id) do nothing`,
);

/**
 * Writes lines of users of this environment. A line that exists already, because an earlier commit was not
 * acknowledged, is skipped.
 */
export async function insertCaptures(environment: EnvironmentHandle, lines: readonly CaptureLine[]): Promise<void> {
  await run(environment, insertLines, { lines: JSON.stringify(lines) });
}
