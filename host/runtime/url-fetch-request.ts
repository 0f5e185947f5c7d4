import { ServiceException, serviceObjectOf } from './service-object.ts';
import { isPlainObject } from './parameter.ts';
import { multipartBody, urlEncodedBody, type FormValue } from './url-fetch-body.ts';

/** Google's published limits: URL 2 KB, 100 headers of 8 KB, 50 MB each way. */
const maxUrlLength = 2048;
const maxHeaders = 100;
const maxHeaderBytes = 8 * 1024;
export const maxBodyBytes = 50 * 1024 * 1024;

const methods = ['get', 'delete', 'patch', 'post', 'put'];
const ownHeaders = ['host', 'content-length', 'connection', 'transfer-encoding'];

/** A validated request of UrlFetchApp. */
export interface PreparedFetch {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer> | null;
  muteHttpExceptions: boolean;
  followRedirects: boolean;
  /** Milliseconds. */
  timeout: number;
}

/** In seconds. */
const defaultTimeout = 360;

/** Reads the arguments of `UrlFetchApp.fetch`. Throws ServiceException with Google's words. */
export function prepareFetch(url: string, params: Record<string, unknown>): PreparedFetch {
  checkUrl(url);
  const method = readMethod(params['method']);
  const headers = readHeaders(params['headers']);
  const { body, contentType } = readPayload(params['payload'], method);
  const type = typeof params['contentType'] === 'string' ? params['contentType'] : contentType;
  if (body && body.byteLength > maxBodyBytes) throw new ServiceException('Limit Exceeded: URLFetch POST Size.');
  return {
    url,
    method: method.toUpperCase(),
    headers: type !== null && body ? { ...withoutContentType(headers), 'Content-Type': type } : headers,
    body,
    muteHttpExceptions: params['muteHttpExceptions'] === true,
    followRedirects: params['followRedirects'] !== false,
    timeout: readTimeout(params['timeoutSeconds']) * 1000,
  };
}

function checkUrl(url: string): void {
  if (url === '') throw new ServiceException('Attribute provided with no value: url');
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) throw new ServiceException(`Invalid argument: ${url}`);
  if (url.length > maxUrlLength) throw new ServiceException('Limit Exceeded: URLFetch URL Length.');
}

function readMethod(given: unknown): string {
  if (given === undefined) return 'get';
  const method = typeof given === 'string' ? given.toLowerCase() : '';
  if (!methods.includes(method)) {
    throw new ServiceException(`Attribute provided with invalid value: method`);
  }
  return method;
}

function readTimeout(given: unknown): number {
  if (given === undefined || given === null) return defaultTimeout;
  if (typeof given !== 'number' || !Number.isInteger(given) || given < 1) {
    throw new ServiceException('Attribute provided with invalid value: timeoutSeconds');
  }
  return given;
}

function readHeaders(given: unknown): Record<string, string> {
  if (given === undefined || given === null) return {};
  if (!isPlainObject(given)) throw new ServiceException('Attribute provided with invalid value: headers');
  const entries = Object.entries(given).map(([name, value]) => [name, headerValue(name, value)] as const);
  if (entries.length > maxHeaders) throw new ServiceException('Limit Exceeded: URLFetch Header Count.');
  return Object.fromEntries(entries);
}

function headerValue(name: string, value: unknown): string {
  const printed =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
  const legal = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name) && !ownHeaders.includes(name.toLowerCase());
  if (printed === null || !legal || /[^\t\x20-\x7e\x80-\xff]/.test(printed)) {
    throw new ServiceException(`Attribute provided with invalid value: Header:${name}`);
  }
  if (name.length + printed.length > maxHeaderBytes)
    throw new ServiceException('Limit Exceeded: URLFetch Header Size.');
  return printed;
}

function withoutContentType(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-type'));
}

interface Payload {
  body: Uint8Array<ArrayBuffer> | null;
  contentType: string | null;
}

const formType = 'application/x-www-form-urlencoded';

function readPayload(payload: unknown, method: string): Payload {
  if (payload === undefined || payload === null) {
    return { body: method === 'get' || method === 'delete' ? null : new Uint8Array(), contentType: formType };
  }
  if (typeof payload === 'string') return { body: new TextEncoder().encode(payload), contentType: formType };
  const blob = blobOf(payload);
  if (blob) return { body: blob.bytes.slice(), contentType: blob.mediaType ?? 'application/octet-stream' };
  if (Array.isArray(payload))
    return { body: Uint8Array.from(payload.map((byte) => Number(byte) & 0xff)), contentType: formType };
  if (!isPlainObject(payload)) throw new ServiceException('Attribute provided with invalid value: payload');
  return formPayload(payload);
}

/** An object becomes multipart/form-data when one of its values is a Blob, in key order; otherwise it is URL-encoded. */
function formPayload(payload: Record<string, unknown>): Payload {
  const values = Object.entries(payload).map(([name, value]): FormValue => {
    const blob = blobOf(value);
    return blob ? { name, blob } : { name, text: String(value) };
  });
  return values.some((value) => 'blob' in value) ? multipartBody(values) : urlEncodedBody(values);
}

interface BlobLike {
  bytes: Uint8Array;
  name: string | null;
  mediaType: string | null;
}

function blobOf(value: unknown): BlobLike | null {
  const object = serviceObjectOf(value);
  if (!object) return null;
  if (!['Blob', 'GmailAttachment'].includes(object.type.name)) {
    throw new ServiceException('Attribute provided with invalid value: payload');
  }
  // Both classes keep the same state.
  return object.state as BlobLike;
}
