import type { FastifyInstance, FastifyRequest } from 'fastify';
import type {
  CaptureChannel,
  CaptureOperation,
  CaptureOutcome,
} from '../../../shared/capture-ledger/capture-ledger.ts';
import { idSchema } from '../../../shared/ids.ts';
import type { MessageRequest } from '../../../shared/tasks/requests.ts';
import type { Task, TaskCreated } from '../../../shared/tasks/task.ts';
import { outcomeOfCode } from '../rules/capture-outcome.ts';
import { openCaptureLedger, type CaptureLedger } from '../ledger.ts';
import type { Failure, Outcome } from '../../platform/outcome.ts';
import type { Context } from '../../platform/context.ts';
import { failureOf } from '../../platform/http/errors.ts';
import { principalOf } from '../../access/routes/principal.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * The operation to record: every request to the route by an authenticated user writes one line of the capture
     * ledger.
     */
    capture?: CaptureOperation;
  }
  interface FastifyRequest {
    /** Null on routes without `config.capture`. */
    capture: CaptureAttempt | null;
  }
}

/** An attempt to save, from authentication until its line is written. */
interface CaptureAttempt {
  readonly operation: CaptureOperation;
  readonly at: Date;
  announced: MessageRequest | null;
  /** Null until the attempt has ended. */
  end: AttemptEnd | null;
  recorded: boolean;
}

interface AttemptEnd {
  readonly outcome: CaptureOutcome;
  readonly reason: string | null;
  /** Null: the task of the path, if there is one. */
  readonly taskId: string | null;
}

export interface CaptureRecording {
  readonly context: Pick<Context, 'now' | 'newId'>;
  readonly ledger: CaptureLedger;
  readonly channel: CaptureChannel;
}

/** Opens the ledger and closes it with the application. Logs the lines that were lost: ids, codes and counts. */
export function openLedger(app: FastifyInstance, { database }: Pick<Context, 'database'>): CaptureLedger {
  const ledger = openCaptureLedger(database, (lost, error) =>
    app.log.error(
      { err: error, lost: lost.map(({ environmentId, line }) => ({ environmentId, ...line })) },
      'captures not written',
    ),
  );
  app.addHook('onClose', () => ledger.close());
  return ledger;
}

/**
 * Records every request to a route with `config.capture` in this scope, however it ends: refused before its body is
 * read, aborted, failed or answered. The line is written before the response is sent, so that whoever has the response
 * finds the line.
 */
export function recordCaptures(app: FastifyInstance, recording: CaptureRecording): void {
  app.decorateRequest('capture', null);
  app.addHook('onRequest', (request, _reply, next) => {
    const { capture } = request.routeOptions.config;
    if (capture !== undefined) request.capture = begin(capture, recording.context.now());
    next();
  });
  app.addHook('onError', async (request, _reply, error) => {
    noteFailure(request, failureOf(error));
    await record(request, recording);
  });
  app.addHook('onSend', async (request) => {
    await record(request, recording);
  });
}

/** Notes the announced source and files, before the request is decided on; again once the files are measured. */
export function noteAnnounced(request: FastifyRequest, announced: MessageRequest): void {
  if (request.capture !== null) request.capture.announced = announced;
}

/**
 * Notes that a task or a message was saved, now or by an earlier request with the same key. Failures are noted in the
 * `onError` hook.
 */
export function noteSaved(request: FastifyRequest, saving: Outcome<TaskCreated>): Outcome<TaskCreated> {
  if (saving.ok) {
    const { task, replayed } = saving.value;
    note(request, { outcome: replayed ? 'repeated' : 'saved', reason: null, taskId: task.id });
  }
  return saving;
}

/** Notes that a task was undone, now or earlier. */
export function noteUndone(request: FastifyRequest, undo: Outcome<Task>): Outcome<Task> {
  const { capture } = request;
  if (undo.ok && capture !== null) {
    const { id, undoneAt } = undo.value;
    const before = undoneAt !== null && undoneAt < capture.at.toISOString();
    note(request, { outcome: before ? 'repeated' : 'undone', reason: null, taskId: id });
  }
  return undo;
}

function noteFailure(request: FastifyRequest, failure: Failure): void {
  const taskId = failure.code === 'idempotency_conflict' ? failure.taskId : null;
  note(request, { outcome: outcomeOfCode(failure.code), reason: failure.code, taskId });
}

/** The first end counts: a saved task stays saved even if sending the response fails. */
function note({ capture }: FastifyRequest, end: AttemptEnd): void {
  if (capture !== null) capture.end ??= end;
}

function begin(operation: CaptureOperation, at: Date): CaptureAttempt {
  return { operation, at, announced: null, end: null, recorded: false };
}

async function record(request: FastifyRequest, { context, ledger, channel }: CaptureRecording): Promise<void> {
  const { capture } = request;
  const end = capture?.end ?? null;
  if (capture === null || end === null || capture.recorded) return;
  capture.recorded = true;
  const { environmentId, userId } = principalOf(request);
  const { operation, at } = capture;
  await ledger.record({
    environmentId,
    line: {
      id: context.newId(),
      at: at.toISOString(),
      userId,
      operation,
      outcome: end.outcome,
      reason: end.reason,
      channel,
      ...sizeOf(request, capture.announced),
      taskId: end.taskId ?? taskIdOf(request),
      requestId: request.id,
    },
  });
}

function sizeOf({ headers }: FastifyRequest, announced: MessageRequest | null) {
  const sent = Number(headers['content-length']);
  if (announced === null) return { source: null, files: null, bytes: countable(sent) };
  const sizes = announced.files.flatMap(({ size }) => size ?? []);
  const whole = sizes.length === announced.files.length;
  const bytes = whole ? sizes.reduce((sum, size) => sum + size, 0) : sent;
  return { source: announced.source.kind, files: announced.files.length, bytes: countable(bytes) };
}

function countable(bytes: number): number | null {
  return Number.isSafeInteger(bytes) && bytes >= 0 ? bytes : null;
}

function taskIdOf({ params }: FastifyRequest): string | null {
  const named = typeof params === 'object' && params !== null && 'taskId' in params ? params.taskId : null;
  const id = idSchema.safeParse(named);
  return id.success ? id.data : null;
}
