import { isPermissionError } from './permission.ts';

/** The response; null without one: no connection, time-out, refused by Google. */
export type HttpAnswer = { readonly status: number; readonly text: string; readonly requestId: string | null } | null;

/** The values of a multipart body by name, in the order in which they are sent. */
export type Parts = Record<string, GoogleAppsScript.Base.Blob>;

export interface HttpRequest {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  readonly url: string;
  readonly token?: string;
  /** JSON, or the parts of a multipart body in order; UrlFetchApp sends multipart because they are Blobs. */
  readonly body?: { readonly json: string } | { readonly parts: Parts };
}

/** Sends a request through UrlFetchApp. An error status does not throw; only Google's "no permission" does. */
export function sendRequest(wanted: HttpRequest): HttpAnswer {
  const options: GoogleAppsScript.URL_Fetch.URLFetchRequestOptions = {
    method: wanted.method,
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
  const response = fetchOrNull(wanted.url, options);
  if (response === null) return null;
  return {
    status: response.getResponseCode(),
    text: response.getContentText(),
    requestId: requestIdOf(response.getAllHeaders()),
  };
}

function fetchOrNull(
  url: string,
  options: GoogleAppsScript.URL_Fetch.URLFetchRequestOptions,
): GoogleAppsScript.URL_Fetch.HTTPResponse | null {
  try {
    return UrlFetchApp.fetch(url, options);
  } catch (error) {
    if (isPermissionError(error)) throw error;
    return null;
  }
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
