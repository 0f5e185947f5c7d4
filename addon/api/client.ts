import type * as z from 'zod/mini';
import { addOnEndpoints, type AddOnEndpoints } from '../../shared/add-on-endpoints.ts';
import { problemSchema } from '../../shared/errors.ts';
import { secondsLeft } from '../google/callback-clock.ts';
import { sendRequest, type HttpRequest, type HttpResponse } from '../google/http.ts';
import { failureFor, failureForBlocked, failureOf, type Failure, type Result } from '../state/failure.ts';
import { parseJson } from '../state/json.ts';
import { backendOrigin } from './origin.ts';

export interface CallOptions {
  readonly token?: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: HttpRequest['body'];
  /** Whole seconds after which it is given up; by default those of a look-up. */
  readonly timeoutSeconds?: number;
}

/** A card that opens waits no longer for a service that hangs. */
const lookUpSeconds = 8;

/** UrlFetchApp takes them in lower case. */
const methods = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'delete' } as const;

type EndpointName = keyof AddOnEndpoints;
type ResponseOf<N extends EndpointName> = z.infer<AddOnEndpoints[N]['response']>;

/** Calls an endpoint of the backend; the response is parsed by the endpoint's schema. */
export function call<N extends EndpointName>(name: N, options: CallOptions = {}): Result<ResponseOf<N>> {
  const endpoint = addOnEndpoints[name];
  const answer = sendRequest({
    method: methods[endpoint.method],
    url: backendOrigin + pathOf(endpoint.path, options.params ?? {}) + queryOf(options.query ?? {}),
    timeoutSeconds: Math.min(options.timeoutSeconds ?? lookUpSeconds, secondsLeft()),
    ...(options.token === undefined ? {} : { token: options.token }),
    ...(options.body === undefined ? {} : { body: options.body }),
  });
  if (answer === 'none') return { ok: false, failure: failureFor('backend_unreachable') };
  if (answer === 'blocked') return { ok: false, failure: failureForBlocked(backendOrigin) };
  // The schema of this endpoint; the type of the table cannot express it for a generic name.
  return parseAnswer(answer, endpoint.response as unknown as z.ZodMiniType<ResponseOf<N>>);
}

function pathOf(path: string, params: Readonly<Record<string, string>>): string {
  return path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ''));
}

/** Throws on a lone surrogate, as encodeURIComponent does. */
function queryOf(query: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function parseAnswer<T>(answer: HttpResponse, schema: z.ZodMiniType<T>): Result<T> {
  const json = parseJson(answer.text);
  if (answer.status >= 200 && answer.status < 300) {
    const body = schema.safeParse(json);
    if (body.success) return { ok: true, value: body.data };
    return { ok: false, failure: failureFor('internal', answer.requestId) };
  }
  const problem = problemSchema.safeParse(json);
  return { ok: false, failure: problem.success ? failureOf(problem.data) : failureOfStatus(answer) };
}

// A proxy answered in the backend's place: it gave up, or the body exceeds its limit.
function failureOfStatus({ status, requestId }: HttpResponse): Failure {
  if (status === 413) return failureFor('payload_too_large', requestId);
  if (status === 429 || (status >= 502 && status <= 504)) return failureFor('unavailable', requestId);
  return failureFor('internal', requestId);
}
