import { decodeCharset } from '../../shared/text/address/charset.ts';
import { decodeEncodedWords, type DecodeBytes } from '../../shared/text/address/encoded-words.ts';

interface IdentifiedPart {
  readonly contentId: string;
  readonly name: string;
  readonly mediaType: string;
}

/**
 * The Content-ID of each inline image, in order, null where none matches. GmailAttachment has no Content-ID, so it is
 * read from the part headers of the raw message (RFC 2045, RFC 2392) and matched by name, then by media type.
 */
export function findContentIds(
  raw: string,
  images: readonly { readonly name: string; readonly mediaType: string }[],
  decodeBytes: DecodeBytes,
): (string | null)[] {
  const parts = findIdentifiedParts(raw, decodeBytes);
  const take = (fits: (part: IdentifiedPart) => boolean): string | null => {
    const index = parts.findIndex(fits);
    return index < 0 ? null : (parts.splice(index, 1)[0]?.contentId ?? null);
  };
  const byName = images.map((image) => (image.name === '' ? null : take((part) => part.name === image.name)));
  return images.map(
    (image, index) =>
      byName[index] ?? take((part) => part.mediaType === image.mediaType.toLowerCase() && part.name === ''),
  );
}

/** All part headers, found after MIME boundaries: a search for "--" at the start of a line. Linear time. */
function findIdentifiedParts(raw: string, decodeBytes: DecodeBytes): IdentifiedPart[] {
  const parts: IdentifiedPart[] = [];
  for (let at = raw.indexOf('\n--'); at >= 0; at = raw.indexOf('\n--', at + 3)) {
    const start = raw.indexOf('\n', at + 3) + 1;
    const block = start === 0 ? '' : readHeaderBlock(raw, start);
    const contentId = /^content-id:[ \t]*<([^<>\s]+)>/im.exec(block)?.[1];
    if (contentId === undefined) continue;
    parts.push({ contentId, name: partNameOf(block, decodeBytes), mediaType: mediaTypeOf(block) });
  }
  return parts;
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

function partNameOf(block: string, decodeBytes: DecodeBytes): string {
  const written = /[;\s](?:file)?name[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^;\s"]+))/i.exec(block);
  if (written === null) return parseExtendedName(block, decodeBytes);
  const name = written[1]?.replace(/\\(.)/g, '$1') ?? written[2] ?? '';
  return decodeEncodedWords(name, decodeBytes);
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
