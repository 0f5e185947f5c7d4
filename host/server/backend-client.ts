import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import * as z from 'zod';
import { endpoints } from '../../shared/endpoints.ts';
import { problemSchema } from '../../shared/errors.ts';
import type { HostUser } from '../contract.ts';
import type { People } from './people.ts';
import { ApiError, problem } from './problem.ts';

/** Renew a session this long before it ends. Milliseconds. */
const sessionMargin = 60_000;
/** The service begins to answer within this, or the page says that it does not. Milliseconds. */
const answerTimeout = 20_000;

/** Whose session, and in which environment. */
export interface Caller {
  user: HostUser;
  environment: string;
}

/** Bytes on their way through, with the headers that the service gave them. */
export interface ForwardedFile {
  headers: Record<string, string>;
  body: Readable;
}

const forwardedHeaders = ['content-type', 'content-length', 'content-disposition'];

/** The service as the page sees it: the same endpoints as the add-on, with sessions obtained the same way. */
export class BackendClient {
  readonly #origin: string;
  readonly #people: People;
  readonly #sessions = new Map<string, { token: string; renewAt: number }>();

  constructor(origin: string, people: People) {
    this.#origin = origin;
    this.#people = people;
  }

  /** The environments that the user's Google identity belongs to. */
  async environments(user: HostUser): Promise<z.infer<typeof endpoints.listEnvironments.response>> {
    const identityToken = await this.#people.identityToken(user);
    const response = await this.#post(endpoints.listEnvironments.path, { identityToken });
    return read(response, endpoints.listEnvironments.response);
  }

  /** One page of `GET /v1/tasks`. */
  async tasks(caller: Caller, query: URLSearchParams): Promise<z.infer<typeof endpoints.listTasks.response>> {
    const response = await this.#get(caller, `${endpoints.listTasks.path}?${query.toString()}`);
    return read(response, endpoints.listTasks.response);
  }

  async task(caller: Caller, taskId: string): Promise<z.infer<typeof endpoints.getTask.response>> {
    const response = await this.#get(caller, fill(endpoints.getTask.path, { taskId }));
    return read(response, endpoints.getTask.response);
  }

  /** The bytes are handed on as they come, never kept. */
  async attachment(caller: Caller, ids: { taskId: string; attachmentId: string }): Promise<ForwardedFile> {
    const response = await this.#get(caller, fill(endpoints.getAttachment.path, ids));
    const headers: Record<string, string> = {};
    for (const name of forwardedHeaders) {
      const value = response.headers.get(name);
      if (value !== null) headers[name] = value;
    }
    return { headers, body: bodyStream(response) };
  }

  async #get(caller: Caller, path: string): Promise<Response> {
    const response = await this.#request(path, { headers: { authorization: await this.#authorization(caller) } });
    if (response.status !== 401) return accepted(response);
    // The session ended early (service restarted with another secret): sign in again, once.
    this.#sessions.delete(sessionName(caller));
    return accepted(await this.#request(path, { headers: { authorization: await this.#authorization(caller) } }));
  }

  async #authorization(caller: Caller): Promise<string> {
    const name = sessionName(caller);
    const kept = this.#sessions.get(name);
    if (kept !== undefined && kept.renewAt > Date.now()) return `Bearer ${kept.token}`;
    const identityToken = await this.#people.identityToken(caller.user);
    const body = { environment: caller.environment, identityToken };
    const response = await this.#post(endpoints.createSession.path, body);
    const { token, expiresAt } = await read(response, endpoints.createSession.response);
    this.#sessions.set(name, { token, renewAt: Date.parse(expiresAt) - sessionMargin });
    return `Bearer ${token}`;
  }

  async #post(path: string, body: object): Promise<Response> {
    const headers = { 'content-type': 'application/json' };
    return accepted(await this.#request(path, { method: 'POST', headers, body: JSON.stringify(body) }));
  }

  async #request(path: string, init: RequestInit): Promise<Response> {
    // Only the wait for the headers is limited: a browser may take a file as slowly as it likes.
    const waiting = new AbortController();
    const timer = setTimeout(() => waiting.abort(), answerTimeout);
    try {
      return await fetch(new URL(path, this.#origin), { ...init, signal: waiting.signal });
    } catch {
      throw problem(503, 'backend_unreachable', 'The service does not answer.');
    } finally {
      clearTimeout(timer);
    }
  }
}

function sessionName({ user, environment }: Caller): string {
  return JSON.stringify([user.sub, environment]);
}

function fill(path: string, parameters: Record<string, string>): string {
  return path.replace(/:(\w+)/g, (_match, name: string) => encodeURIComponent(parameters[name] ?? ''));
}

/** @throws ApiError with the service's own code when it refused. */
async function accepted(response: Response): Promise<Response> {
  if (response.ok) return response;
  const parsed = z.safeParse(problemSchema, await response.json().catch(() => null));
  if (!parsed.success) throw problem(502, 'internal', `The service answered ${String(response.status)}.`);
  throw new ApiError(response.status, parsed.data.code, parsed.data.detail);
}

/** @throws ApiError `internal` when the service answers something else than its own contract. */
async function read<S extends z.core.$ZodType>(response: Response, schema: S): Promise<z.output<S>> {
  const parsed = z.safeParse(schema, await response.json().catch(() => null));
  if (!parsed.success) throw problem(502, 'internal', 'The answer of the service is not the one it announces.');
  return parsed.data;
}

function bodyStream(response: Response): Readable {
  if (response.body === null) return Readable.from([]);
  // The DOM and Node name the same stream by two types.
  return Readable.fromWeb(response.body as ReadableStream<Uint8Array>);
}
