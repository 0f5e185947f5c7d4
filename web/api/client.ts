import type * as z from 'zod/mini';
import { endpoints, type EndpointName, type Endpoints, type ResponseOf } from '../../shared/endpoints.ts';
import { followServiceClock } from '../components/service-clock.ts';
import { CallError, problemOf } from './problem.ts';

type Part<N extends EndpointName, K extends string> =
  Endpoints[N] extends Readonly<Record<K, infer S extends z.ZodMiniType>>
    ? Readonly<Record<K, z.input<S>>>
    : Readonly<Partial<Record<K, never>>>;

/** The input of an endpoint: the parts that its row of the endpoint table has. */
export type CallInput<N extends EndpointName> = Part<N, 'params'> & Part<N, 'query'> & Part<N, 'body'>;

interface AnyInput {
  readonly params?: Readonly<Record<string, string>> | undefined;
  readonly query?: Readonly<Record<string, string | undefined>> | undefined;
  readonly body?: unknown;
}

/** The languages in which the service answers what people read. */
export type CallLanguage = 'fr' | 'en';

/** The target of a call: `environment` is null for endpoints of the browser's session. */
export interface CallPlace {
  readonly environment: string | null;
  readonly language: CallLanguage;
  readonly signal?: AbortSignal | undefined;
}

/** Calls an endpoint with the session cookie and validates the response against its contract. Throws CallError. */
export async function call<N extends EndpointName>(
  name: N,
  input: CallInput<N>,
  place: CallPlace,
): Promise<ResponseOf<N>> {
  const row = endpoints[name];
  const { body } = anyInput(input);
  const answer = await send(pathOf(name, input, place.environment), {
    method: row.method,
    headers: {
      accept: 'application/json',
      'accept-language': place.language,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: body === undefined ? null : JSON.stringify(body),
    signal: place.signal ?? null,
  });
  if (!answer.ok) throw await problemOf(answer);
  // Endpoints that answer bytes are linked to, never called.
  const schema: z.ZodMiniType | null = row.response;
  return schema?.parse(await answer.json()) as ResponseOf<N>;
}

/** Sends a request with the session cookie. Throws CallError when there is no response. */
export async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    const answer = await fetch(path, { ...init, credentials: 'same-origin', cache: 'no-store' });
    followServiceClock(answer.headers.get('date'));
    return answer;
  } catch (cause) {
    if (init.signal?.aborted === true) throw cause;
    throw new CallError(null, { cause });
  }
}

/** The URL of an endpoint, e.g. for a link or an image. Endpoints of the browser's session have no environment. */
export function pathOf<N extends EndpointName>(name: N, input: CallInput<N>, environment: string | null): string {
  const { params = {}, query = {} } = anyInput(input);
  const path = endpoints[name].path.replace(/:(\w+)/g, (_match, key: string) => encodeURIComponent(params[key] ?? ''));
  const given = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
  const search = given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
  return inEnvironment(path + search, endpoints[name].access === 'session' ? environment : null);
}

/** The path under which pages reach the API: `/v1/…` of an environment is below `/e/<name>`. */
export function inEnvironment(path: string, environment: string | null): string {
  return environment === null ? path : `/e/${encodeURIComponent(environment)}${path}`;
}

/** TypeScript cannot follow which parts an endpoint has; callers are checked by CallInput. */
function anyInput<N extends EndpointName>(input: CallInput<N>): AnyInput {
  return input as AnyInput;
}
