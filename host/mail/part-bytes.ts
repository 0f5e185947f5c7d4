import { decodeQuotedPrintable, decodeUuencode } from './transfer-encodings.ts';

/** A leaf part of a MIME message: its bytes, and what decides whether it is a file. */
export interface LeafPart {
  mediaType: string;
  disposition: string;
  /** Whether it is one of the forms of a multipart/alternative. */
  alternative: boolean;
  /** The values of its fields, one character a byte; '' when absent. */
  contentType: string;
  contentDisposition: string;
  /**
   * The exact decoded bytes, with their line ends. Null for files in base64, which the parser itself decodes exactly.
   */
  bytes: Uint8Array | null;
  /** The raw header and body. */
  header: Uint8Array;
  body: Uint8Array;
}

/** The multipart that a part stands in. */
interface Around {
  subtype: string;
  depth: number;
}

const maxDepth = 256;

/**
 * The leaf parts of a message in document order (RFC 2046 §5.1). The parser normalizes line ends of unencoded parts to
 * LF and appends one; a file must keep its bytes.
 */
export function leafParts(message: Uint8Array): LeafPart[] {
  const whole = Buffer.from(message.buffer, message.byteOffset, message.byteLength);
  return leavesOf(whole, { subtype: '', depth: 0 });
}

function leavesOf(part: Buffer, { subtype, depth }: Around): LeafPart[] {
  const bodyStart = startOfBody(part);
  const header = part.toString('latin1', 0, bodyStart).replace(/\r?\n[ \t]+/g, ' ');
  const body = part.subarray(bodyStart);
  const contentType = field(header, 'content-type');
  const contentDisposition = field(header, 'content-disposition');
  const mediaType = tokenOf(contentType) || (subtype === 'digest' ? 'message/rfc822' : 'text/plain');
  const boundary = boundaryOf(contentType);
  if (mediaType.startsWith('multipart/') && boundary !== null && depth < maxDepth) {
    const around = { subtype: mediaType.slice('multipart/'.length), depth: depth + 1 };
    return segments(body, boundary).flatMap((segment) => leavesOf(segment, around));
  }
  return [
    {
      mediaType,
      disposition: tokenOf(contentDisposition),
      alternative: subtype === 'alternative',
      contentType,
      contentDisposition,
      bytes: decodeBody(body, field(header, 'content-transfer-encoding'), mediaType),
      header: part.subarray(0, bodyStart),
      body,
    },
  ];
}

/** The first token of a field, in lower case. */
function tokenOf(value: string): string {
  return (/^\s*([^;\s]+)/.exec(value)?.[1] ?? '').toLowerCase();
}

/** Offset after the first empty line; a part may begin with one. */
export function startOfBody(part: Uint8Array): number {
  for (let line = 0; line < part.length;) {
    const feed = part.indexOf(0x0a, line);
    if (feed < 0) return part.length;
    if (feed === line || (feed === line + 1 && part[line] === 0x0d)) return feed + 1;
    line = feed + 1;
  }
  return part.length;
}

function field(header: string, name: string): string {
  const line = header.split(/\r?\n/).find((each) => each.toLowerCase().startsWith(`${name}:`));
  return line?.slice(name.length + 1) ?? '';
}

function boundaryOf(contentType: string): string | null {
  const match = /;\s*boundary\s*=\s*(?:"([^"]*)"|([^;\s]+))/i.exec(contentType);
  const boundary = match?.[1] ?? match?.[2] ?? '';
  return boundary === '' ? null : boundary;
}

/** The parts between MIME boundaries. The line end before a boundary belongs to the boundary. */
function segments(body: Buffer, boundary: string): Buffer[] {
  const found: Buffer[] = [];
  let start = -1;
  for (const delimiter of delimiters(body, `--${boundary}`)) {
    if (start >= 0) found.push(body.subarray(start, beforeLineEnd(body, delimiter.at, start)));
    if (delimiter.closes) return found;
    start = delimiter.next;
  }
  if (start >= 0) found.push(body.subarray(start));
  return found;
}

interface Delimiter {
  at: number;
  /** Offset of the line after it. */
  next: number;
  closes: boolean;
}

function* delimiters(body: Buffer, delimiter: string): Generator<Delimiter> {
  for (let at = body.indexOf(delimiter); at >= 0; at = body.indexOf(delimiter, at + delimiter.length)) {
    if (at > 0 && body[at - 1] !== 0x0a) continue;
    const feed = body.indexOf(0x0a, at);
    const end = feed < 0 ? body.length : feed;
    const rest = body.toString('latin1', at + delimiter.length, end);
    if (/^(?:--)?[ \t]*\r?$/.test(rest))
      yield { at, next: Math.min(end + 1, body.length), closes: rest.startsWith('--') };
  }
}

function beforeLineEnd(body: Buffer, end: number, floor: number): number {
  if (end <= floor || body[end - 1] !== 0x0a) return end;
  return end - 1 > floor && body[end - 2] === 0x0d ? end - 2 : end - 1;
}

/** Texts are decoded here, and to calendars the parser appends a line end, even after base64. */
const isDecodedHere = /^(?:text\/|application\/ics$)/;

function decodeBody(body: Buffer, encoding: string, mediaType: string): Uint8Array | null {
  const name = encoding.trim().toLowerCase();
  if (name.includes('base64')) {
    return isDecodedHere.test(mediaType) ? new Uint8Array(Buffer.from(body.toString('latin1'), 'base64')) : null;
  }
  if (name.includes('quoted-printable')) return decodeQuotedPrintable(body);
  return name.includes('uuencode') || name === 'x-uue' ? decodeUuencode(body) : new Uint8Array(body);
}
