import { isPermissionError } from './permission.ts';

/** A response. */
export interface HttpResponse {
  readonly status: number;
  readonly text: string;
  readonly requestId: string | null;
}

/** What became of a request: `none` without a response, `blocked` when Google does not let the script reach the address. */
export type HttpAnswer = HttpResponse | 'none' | 'blocked';

/** The values of a multipart body by name, in the order in which they are sent. */
export type Parts = Record<string, GoogleAppsScript.Base.Blob>;

export interface HttpRequest {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  readonly url: string;
  readonly token?: string;
  /** When to give up, in whole seconds. */
  readonly timeoutSeconds: number;
  /** JSON, or the parts of a multipart body in order; UrlFetchApp sends multipart because they are Blobs. */
  readonly body?: { readonly json: string } | { readonly parts: Parts };
}

/** The published types lack `timeoutSeconds`, whose default of 360 s is longer than a callback lives. */
interface FetchOptions extends GoogleAppsScript.URL_Fetch.URLFetchRequestOptions {
  timeoutSeconds: number;
}

/** Sends a request through UrlFetchApp. An error status does not throw; only Google's "no permission" does. */
export function sendRequest(wanted: HttpRequest): HttpAnswer {
  const options: FetchOptions = {
    method: wanted.method,
    timeoutSeconds: wanted.timeoutSeconds,
    muteHttpExceptions: true,
    followRedirects: false,
  };
  if (wanted.token !== undefined) options.headers = { Authorization: `Bearer ${wanted.token}` };
  if (wanted.body !== undefined) {
    if ('json' in wanted.body) {
      options.contentType = 'application/json';
      options.payload = wanted.body.json;
    } else {
      options.payload = wanted.body.parts;
    }
  }
  const response = fetchOrRefusal(wanted.url, options);
  if (typeof response === 'string') return response;
  return {
    status: response.getResponseCode(),
    text: response.getContentText(),
    requestId: requestIdOf(response.getAllHeaders()),
  };
}

function fetchOrRefusal(
  url: string,
  options: GoogleAppsScript.URL_Fetch.URLFetchRequestOptions,
): GoogleAppsScript.URL_Fetch.HTTPResponse | 'none' | 'blocked' {
  try {
    return UrlFetchApp.fetch(url, options);
  } catch (error) {
    if (isPermissionError(error)) throw error;
    return isBlocked(error) ? 'blocked' : 'none';
  }
}

/**
 * Whether a list of allowed addresses refused the request: the manifest's ("has not been whitelisted in the script
 * manifest"), or the Workspace admin's, whose wording is documented nowhere. The message itself quotes the address, so it
 * is not logged.
 */
function isBlocked(error: unknown): boolean {
  const message = typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
  return /white-?list|allow-?list|administrator|not allowed|polic(?:y|ies)\b/i.test(withoutUrls(message));
}

function withoutUrls(message: string): string {
  return message.replace(/https?:\/\/\S+/gi, '');
}

// Header names have whatever case the server or a proxy wrote.
function requestIdOf(headers: object): string | null {
  for (const [name, value] of Object.entries(headers)) {
    if (name.toLowerCase() === 'x-request-id') return String(value);
  }
  return null;
}

/** A JSON part of a multipart body. */
export function toJsonPart(value: unknown): GoogleAppsScript.Base.Blob {
  return Utilities.newBlob(JSON.stringify(value), 'application/json', 'task.json');
}

/** Waits; Apps Script has no timers. */
export function pause(milliseconds: number): void {
  Utilities.sleep(milliseconds);
}
