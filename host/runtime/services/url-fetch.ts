import { anything, isPlainObject, listOf, optional, recordOf, text } from '../parameter.ts';
import { scopes } from '../scope-names.ts';
import { method, withScopes } from '../service-method.ts';
import { ServiceException, ServiceType, type ServiceObject } from '../service-object.ts';
import type { Session } from '../session.ts';
import { maxBodyBytes, prepareFetch, type PreparedFetch } from '../url-fetch-request.ts';
import { matchesUrlPrefix } from '../url-prefix.ts';
import { blobType, decodeText } from './blob.ts';

interface Response {
  status: number;
  headers: readonly [string, string][];
  body: Uint8Array;
}

const redirectStatuses = [301, 302, 303, 307, 308];
const maxRedirects = 10;

function headerNamed({ headers }: Response, name: string): string | undefined {
  return headers.find(([each]) => each.toLowerCase() === name)?.[1];
}

function charsetOf(response: Response): string {
  return /charset="?([^";\s]+)/i.exec(headerNamed(response, 'content-type') ?? '')?.[1] ?? 'UTF-8';
}

/** getAllHeaders returns repeated fields as lists, getHeaders the last one. */
function allHeaders({ headers }: Response): Map<string, string | string[]> {
  const all = new Map<string, string | string[]>();
  for (const [name, value] of headers) {
    const before = all.get(name);
    all.set(name, before === undefined ? value : [before, value].flat());
  }
  return all;
}

const responseType: ServiceType<Response> = new ServiceType<Response>('UrlFetchApp.HTTPResponse', {
  getResponseCode: method([], (self) => self.status),
  getContentText: method([optional(text)], (self, [charset]) => decodeText(self.body, charset ?? charsetOf(self))),
  getContent: method([], (self) => self.body),
  getHeaders: method([], (self) => new Map(self.headers)),
  getAllHeaders: method([], allHeaders),
  getBlob: method([], (self) =>
    blobType.create({
      bytes: self.body,
      name: null,
      mediaType: headerNamed(self, 'content-type')?.split(';')[0]?.trim() ?? 'application/octet-stream',
    }),
  ),
});

/** The loopback URL of a public one; null when its origin is not mapped. */
function toLoopbackUrl(url: string, origins: Record<string, string>): URL | null {
  const target = new URL(url);
  const origin = origins[target.origin];
  return origin === undefined ? null : new URL(target.pathname + target.search, origin);
}

function checkAllowed(url: string, session: Session): void {
  const allowed = session.manifest.urlFetchWhitelist;
  if (allowed === null || allowed.some((prefix) => matchesUrlPrefix(url, prefix))) return;
  throw new ServiceException(
    `Request to ${url} failed because the URL has not been whitelisted in the script manifest.`,
  );
}

function exchange(request: PreparedFetch, session: Session): Response {
  checkAllowed(request.url, session);
  const local = toLoopbackUrl(request.url, session.origins);
  if (!local) throw new ServiceException(`DNS error: ${request.url}`);
  const started = performance.now();
  const requestBytes = request.body?.byteLength ?? 0;
  const answer = session.transport.exchange({
    method: request.method,
    url: local.href,
    host: new URL(request.url).host,
    headers: {
      'User-Agent': 'Mozilla/5.0 (compatible; Google-Apps-Script)',
      'Accept-Encoding': 'gzip, deflate, br',
      ...request.headers,
    },
    body: request.body,
    timeout: request.timeout,
    maxResponseBytes: maxBodyBytes,
  });
  session.fetches.push({
    method: request.method,
    url: request.url,
    status: answer.kind === 'response' ? answer.status : 0,
    milliseconds: performance.now() - started,
    requestBytes,
    ...(session.recordBodies && answer.kind === 'response' ? { responseText: decodeText(answer.body, 'UTF-8') } : {}),
  });
  if (answer.kind === 'response') return answer;
  throw new ServiceException(failureText(answer.reason, request.url));
}

function failureText(reason: 'unreachable' | 'timeout' | 'tooLarge', url: string): string {
  if (reason === 'timeout') return `Timeout: ${url}`;
  return reason === 'tooLarge' ? 'Limit Exceeded: URLFetch Response Size.' : `Address unavailable: ${url}`;
}

/** RFC 9110 §15.4: 303 becomes GET, and so do 301 and 302 after a POST; 307 and 308 repeat the request. */
function redirect(request: PreparedFetch, status: number, location: string): PreparedFetch {
  const url = new URL(location, request.url).href;
  const repeats = status === 307 || status === 308 || request.method === 'GET';
  return repeats ? { ...request, url } : { ...request, url, method: 'GET', body: null };
}

function fetchFollowing(first: PreparedFetch, session: Session): Response {
  let request = first;
  for (let hops = 0; hops <= maxRedirects; hops++) {
    // The body's buffer is transferred to the other thread, so a redirect needs a copy.
    const copy = first.followRedirects && request.body ? { ...request, body: request.body.slice() } : request;
    const response = exchange(copy, session);
    const location = headerNamed(response, 'location');
    if (!request.followRedirects || !redirectStatuses.includes(response.status) || location === undefined)
      return response;
    request = redirect(request, response.status, location);
  }
  throw new ServiceException(`Too many redirects: ${first.url}`);
}

function fetchUrl(url: string, params: Record<string, unknown>, session: Session): ServiceObject {
  const request = prepareFetch(url, params);
  const response = fetchFollowing(request, session);
  if (response.status >= 400 && !request.muteHttpExceptions) {
    throw new ServiceException(
      `Request failed for ${new URL(url).origin} returned code ${String(response.status)}. Truncated server response: ` +
        `${decodeText(response.body, 'UTF-8').slice(0, 100)} (use muteHttpExceptions option to examine full response)`,
    );
  }
  return responseType.create(response);
}

function oneOfMany(entry: unknown, session: Session): ServiceObject {
  if (typeof entry === 'string') return fetchUrl(entry, {}, session);
  if (!isPlainObject(entry) || typeof entry['url'] !== 'string') {
    throw new ServiceException('Attribute provided with no value: url');
  }
  return fetchUrl(entry['url'], entry, session);
}

const fetchMethod = method([text, optional(recordOf(anything))], (_self: null, [url, params], session) =>
  fetchUrl(url, Object.fromEntries(params ?? []), session),
);

export const urlFetchApp: ServiceObject = new ServiceType<null>('UrlFetchApp', {
  fetch: withScopes([scopes.externalRequest], fetchMethod),
  fetchAll: withScopes(
    [scopes.externalRequest],
    method([listOf(anything)], (_self: null, [requests], session) =>
      requests.map((entry) => oneOfMany(entry, session)),
    ),
  ),
  getRequest: withScopes(
    [scopes.externalRequest],
    method([text, optional(recordOf(anything))], (_self: null, [url, params]) => {
      const { headers, method: verb, body } = prepareFetch(url, Object.fromEntries(params ?? []));
      return new Map<string, unknown>([
        ['url', url],
        ['method', verb.toLowerCase()],
        ['headers', new Map(Object.entries(headers))],
        ['payload', body === null ? '' : decodeText(body, 'UTF-8')],
      ]);
    }),
  ),
}).create(null);
