import { randomBytes } from 'node:crypto';

export type FormValue =
  | { name: string; text: string }
  | { name: string; blob: { bytes: Uint8Array; name: string | null; mediaType: string | null } };

export interface FormBody {
  body: Uint8Array<ArrayBuffer>;
  contentType: string;
}

/** application/x-www-form-urlencoded in key order. */
export function urlEncodedBody(values: readonly FormValue[]): FormBody {
  const pairs = values.flatMap((value) =>
    'text' in value ? [`${formEncode(value.name)}=${formEncode(value.text)}`] : [],
  );
  return { body: new TextEncoder().encode(pairs.join('&')), contentType: 'application/x-www-form-urlencoded' };
}

function formEncode(value: string): string {
  return encodeURIComponent(Buffer.from(value).toString()).replace(/%20/g, '+');
}

/** multipart/form-data (RFC 7578) in key order, as one buffer of exactly its size. */
export function multipartBody(values: readonly FormValue[]): FormBody {
  const boundary = `----RelaisFormBoundary${randomBytes(12).toString('hex')}`;
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  for (const value of values) {
    pieces.push(encoder.encode(`--${boundary}\r\n${partHeader(value)}\r\n\r\n`));
    pieces.push('blob' in value ? value.blob.bytes : encoder.encode(value.text), encoder.encode('\r\n'));
  }
  pieces.push(encoder.encode(`--${boundary}--\r\n`));
  return { body: concatBytes(pieces), contentType: `multipart/form-data; boundary=${boundary}` };
}

function partHeader(value: FormValue): string {
  const disposition = `Content-Disposition: form-data; name="${escapeName(value.name)}"`;
  if ('text' in value) return disposition;
  const { name, mediaType } = value.blob;
  const file = name === null ? '' : `; filename="${escapeName(name)}"`;
  return `${disposition}${file}\r\nContent-Type: ${oneLine(mediaType ?? 'application/octet-stream')}`;
}

/** Escapes a name as browsers do (https://html.spec.whatwg.org/#multipart-form-data), against header injection. */
function escapeName(name: string): string {
  return name.replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/"/g, '%22');
}

function oneLine(value: string): string {
  return value.replace(/[\r\n]+/g, ' ');
}

function concatBytes(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const size = pieces.reduce((total, piece) => total + piece.byteLength, 0);
  const body = new Uint8Array(size);
  let offset = 0;
  for (const piece of pieces) {
    body.set(piece, offset);
    offset += piece.byteLength;
  }
  return body;
}
