import { decodeCharset } from '../../shared/text/address/charset.ts';
import { decodeEntities } from '../../shared/text/html/html-entities.ts';
import { decodeEncodedWords, type DecodeBytes } from '../../shared/text/address/encoded-words.ts';

interface IdentifiedPart {
  readonly contentId: string;
  /** What its headers call it: `name` and `filename` may differ. */
  readonly names: readonly string[];
  readonly mediaType: string;
}

/** What of a mail tells which part each image is. */
interface CitingMail {
  /** The whole message, one character a byte. */
  readonly raw: string;
  readonly html: string;
}

/**
 * The Content-ID of each inline image, in order, null where none matches. GmailAttachment has no Content-ID, so it is
 * read from the part headers of the raw message (RFC 2045, RFC 2392) and matched by name, then by media type. A part
 * that the HTML cites comes before one that it does not; the parts of attached mails belong to these.
 */
export function findContentIds(
  { raw, html }: CitingMail,
  images: readonly { readonly name: string; readonly mediaType: string }[],
  decodeBytes: DecodeBytes,
): (string | null)[] {
  const cited = citedIds(html);
  const parts = findIdentifiedParts(raw, decodeBytes);
  const left = [
    ...parts.filter(({ contentId }) => cited.has(contentId)),
    ...parts.filter(({ contentId }) => !cited.has(contentId)),
  ];
  const take = (fits: (part: IdentifiedPart) => boolean): string | null => {
    const index = left.findIndex(fits);
    return index < 0 ? null : (left.splice(index, 1)[0]?.contentId ?? null);
  };
  const byName = images.map((image) => (image.name === '' ? null : take(({ names }) => names.includes(image.name))));
  return images.map(
    (image, index) =>
      byName[index] ??
      take(({ mediaType, names }) => mediaType === image.mediaType.toLowerCase() && names.length === 0),
  );
}

/** What `cid:` URLs name; they are percent-encoded (RFC 2392). */
function citedIds(html: string): Set<string> {
  const ids = new Set<string>();
  const pattern = /\bcid:([^"'\s>)]{1,1000})/gi;
  for (let found = pattern.exec(html); found !== null; found = pattern.exec(html)) {
    ids.add(decodePercent(decodeEntities(found[1] ?? '')));
  }
  return ids;
}

function decodePercent(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

/** A multipart that is open, and whether it belongs to an attached mail. */
interface OpenMultipart {
  readonly boundary: string;
  readonly attached: boolean;
}

// Deeper than any real mail; each line of a message is compared with as many boundaries.
const deepest = 30;

/** All part headers outside attached mails, found after MIME boundaries at the start of a line. Linear time. */
function findIdentifiedParts(raw: string, decodeBytes: DecodeBytes): IdentifiedPart[] {
  const parts: IdentifiedPart[] = [];
  const open: OpenMultipart[] = [];
  enter(open, readHeaderBlock(raw, 0), false);
  for (let at = raw.indexOf('\n--'); at >= 0; at = raw.indexOf('\n--', at + 3)) {
    const end = raw.indexOf('\n', at + 3);
    const line = raw.slice(at + 3, Math.min(end < 0 ? raw.length : end, at + 3 + 200)).trim();
    const index = findMultipart(open, line);
    const multipart = open[index];
    if (multipart === undefined || end < 0) continue;
    open.length = line === multipart.boundary ? index + 1 : index;
    if (line !== multipart.boundary) continue;
    const block = readHeaderBlock(raw, end + 1);
    enterPart(open, { raw, block, start: end + 1, attached: multipart.attached });
    const contentId = multipart.attached ? null : contentIdOf(block);
    if (contentId !== null) {
      parts.push({ contentId, names: namesOf(block, decodeBytes), mediaType: mediaTypeOf(block) });
    }
  }
  return parts;
}

interface PartHeader {
  readonly raw: string;
  readonly block: string;
  /** Where the block begins. */
  readonly start: number;
  readonly attached: boolean;
}

/** Opens the multipart that a part is, or that the mail which it carries is. */
function enterPart(open: OpenMultipart[], { raw, block, start, attached }: PartHeader): void {
  const isMail = mediaTypeOf(block) === 'message/rfc822';
  if (isMail) enter(open, readHeaderBlock(raw, skipHeaderBlock(raw, start)), true);
  else enter(open, block, attached);
}

/** The innermost open multipart that the line delimits or closes; without any, the line begins one. */
function findMultipart(open: OpenMultipart[], line: string): number {
  if (open.length === 0 && line !== '') open.push({ boundary: line, attached: false });
  let index = open.length - 1;
  while (index >= 0 && line !== open[index]?.boundary && line !== `${open[index]?.boundary ?? ''}--`) index -= 1;
  return index;
}

function enter(open: OpenMultipart[], block: string, attached: boolean): void {
  const [, quoted, bare] =
    /^content-type:[ \t]*multipart\/[^\n]*?[;\s]boundary[ \t]*=[ \t]*(?:"([^"\n]{1,70})"|([^;\s"]{1,70}))/im.exec(
      block,
    ) ?? [];
  const boundary = quoted ?? bare;
  if (boundary !== undefined && open.length < deepest) open.push({ boundary: boundary.trim(), attached });
}

/** `<a@b>`; some mailers leave the brackets out. */
function contentIdOf(block: string): string | null {
  const [, bracketed, bare] = /^content-id:[ \t]*(?:<([^<>\n]+)>|([^<>\s]+))/im.exec(block) ?? [];
  return bracketed?.trim() ?? bare ?? null;
}

// Longer than any real part header.
const longestBlock = 8192;

function readHeaderBlock(raw: string, start: number): string {
  // A header ends at the next boundary, so that nothing is read twice.
  const delimiter = raw.indexOf('\n--', start - 1);
  const limit = Math.min(start + longestBlock, delimiter < 0 ? raw.length : delimiter);
  const window = raw.slice(start, limit).replace(/\r\n/g, '\n');
  const end = window.startsWith('\n') ? 0 : window.indexOf('\n\n');
  return (end < 0 ? window : window.slice(0, end)).replace(/\n[ \t]+/g, ' ');
}

function mediaTypeOf(block: string): string {
  return (/^content-type:[ \t]*([^;\s]+)/im.exec(block)?.[1] ?? '').toLowerCase();
}

/** Where the body begins after the header block at `start`. */
function skipHeaderBlock(raw: string, start: number): number {
  const window = raw.slice(start, start + longestBlock);
  const end = /^\r?\n|\r?\n\r?\n/.exec(window);
  return end === null ? raw.length : start + end.index + end[0].length;
}

function namesOf(block: string, decodeBytes: DecodeBytes): string[] {
  const plain: string[] = [];
  const pattern = /[;\s](?:file)?name[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^;\s"]+))/gi;
  for (let found = pattern.exec(block); found !== null; found = pattern.exec(block)) {
    plain.push(decodeEncodedWords(found[1]?.replace(/\\(.)/g, '$1') ?? found[2] ?? '', decodeBytes));
  }
  return [...plain, parseExtendedName(block, decodeBytes)].filter((name) => name !== '');
}

/** A parameter in RFC 2231 form: `name*=charset'language'percent-encoded`, possibly in numbered continuations. */
function parseExtendedName(block: string, decodeBytes: DecodeBytes): string {
  const pieces: string[] = [];
  const pattern = /[;\s](?:file)?name\*(?:\d+\*?)?=[ \t]*"?([^;\s"]*)/gi;
  for (let piece = pattern.exec(block); piece !== null; piece = pattern.exec(block)) pieces.push(piece[1] ?? '');
  const [charset = '', , ...value] = pieces.join('').split("'");
  if (value.length === 0) return pieces.join('');
  const bytes: number[] = [];
  const encoded = value.join("'");
  for (let at = 0; at < encoded.length; at += 1) {
    const hexadecimal = encoded.charAt(at) === '%' ? Number.parseInt(encoded.slice(at + 1, at + 3), 16) : Number.NaN;
    if (Number.isNaN(hexadecimal)) bytes.push(encoded.charCodeAt(at) & 0xff);
    else {
      bytes.push(hexadecimal);
      at += 2;
    }
  }
  return decodeCharset(bytes, charset, decodeBytes) ?? '';
}
