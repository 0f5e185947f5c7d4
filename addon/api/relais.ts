import type { ContactAdded, ContactPage, ContactRequest } from '../../shared/contacts/contact.ts';
import type { Draft } from '../../shared/capture/draft.ts';
import type { DraftRequest } from '../../shared/capture/requests.ts';
import type { Environments } from '../../shared/identity/session.ts';
import type { Task, TaskCreated } from '../../shared/tasks/task.ts';
import type { Me } from '../../shared/access/user.ts';
import { secondsLeft } from '../google/callback-clock.ts';
import { pause, type Parts } from '../google/http.ts';
import type { Result } from '../state/failure.ts';
import { call } from './client.ts';
import { withIdentityToken } from './identity.ts';
import { createSession, sessionMargins, withSession } from './session.ts';

/** The environments of whoever is signed in to Google. */
export function listEnvironments(): Result<Environments> {
  return withIdentityToken((identityToken) =>
    call('listEnvironments', { body: { json: JSON.stringify({ identityToken }) } }),
  );
}

/** Whether this user may sign in to an environment, and as whom. */
export function verifyEnvironment(environment: string): Result<Me> {
  const session = createSession(environment);
  return session.ok ? { ok: true, value: session.value.me } : session;
}

/** The proposal for an open source. */
export function createDraft(environment: string, draftRequest: DraftRequest): Result<Draft> {
  const body = { json: JSON.stringify(draftRequest) };
  return withSession(environment, sessionMargins.lookUp, ({ token }) => call('createDraft', { token, body }));
}

/** The contacts that have every word of `query`, at most 200 UTF-16 units of it. */
export function searchContacts(environment: string, query: string): Result<ContactPage> {
  return withSession(environment, sessionMargins.lookUp, ({ token }) =>
    call('searchContacts', { token, query: { query } }),
  );
}

/** Adds a person; the same address again answers the contact that is there. */
export function createContact(environment: string, contactRequest: ContactRequest): Result<ContactAdded> {
  const body = { json: JSON.stringify(contactRequest) };
  return withSession(environment, sessionMargins.lookUp, ({ token }) => call('createContact', { token, body }));
}

/** Takes a saved task back; `undo_expired` when it is too late. */
export function undoTask(environment: string, taskId: string): Result<Task> {
  return withSession(environment, sessionMargins.lookUp, ({ token }) =>
    call('undoTask', { token, params: { taskId } }),
  );
}

// Google ends a callback after 30 s: a retry starts only while it has time to finish.
const latestRetry = 12_000;
const pauseBeforeRetry = 400;

/** Where a save goes. */
export interface SaveTarget {
  readonly environment: string;
  /** Called before the second attempt, which Google may end before it has its answer. */
  readonly beforeRetry: () => void;
}

/**
 * Saves a task. When the response is lost or the service is briefly unavailable, the identical request is sent once
 * more; its idempotency key ensures that it makes one task.
 */
export function createTask(target: SaveTarget, parts: Parts): Result<TaskCreated> {
  return sendWithRetry(target, (token) =>
    call('createTask', { token, body: { parts }, timeoutSeconds: secondsLeft() }),
  );
}

/** Adds a mail to a task, with the same retry. */
export function addMessage(target: SaveTarget, taskId: string, parts: Parts): Result<TaskCreated> {
  return sendWithRetry(target, (token) =>
    call('addMessage', { token, params: { taskId }, body: { parts }, timeoutSeconds: secondsLeft() }),
  );
}

function sendWithRetry(
  { environment, beforeRetry }: SaveTarget,
  send: (token: string) => Result<TaskCreated>,
): Result<TaskCreated> {
  return withSession(environment, sessionMargins.save, ({ token }) => {
    const started = Date.now();
    const first = send(token);
    if (first.ok || !isAmbiguous(first.failure.code) || Date.now() - started > latestRetry) return first;
    beforeRetry();
    pause(pauseBeforeRetry);
    return send(token);
  });
}

function isAmbiguous(code: string): boolean {
  return code === 'backend_unreachable' || code === 'unavailable' || code === 'upload_incomplete';
}
