import { decodeCharset } from '../../shared/text/address/charset.ts';

/** Byte order marks and their charsets (WHATWG Encoding §6). */
const marks: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/**
 * Decodes a text file. Charset sniffing: byte order mark, then the media type's charset, then UTF-8 if valid, then
 * Windows-1252. Null when it cannot be decoded or is binary (has a NUL).
 */
export function textOf(bytes: Uint8Array, mediaType: string): string | null {
  const mark = marks.find(([start]) => start.every((byte, index) => bytes[index] === byte));
  const charset = mark?.[1] ?? /;\s*charset="?([^\s";]+)/i.exec(mediaType)?.[1] ?? 'us-ascii';
  const content = mark === undefined ? bytes : bytes.subarray(mark[0].length);
  const text = decodeCharset([...content], charset, decodeByBrowser);
  return text === null || text.includes('\0') ? null : text;
}

function decodeByBrowser(bytes: readonly number[], charset: string): string | null {
  try {
    return new TextDecoder(charset).decode(Uint8Array.from(bytes));
  } catch {
    return null;
  }
}
