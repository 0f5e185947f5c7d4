import { utf8Length } from '../../../shared/text/address/charset.ts';

/** Most bytes of UTF-8 in a file name on the usual file systems. */
const maxBytes = 255;
/** Bytes. A longer "extension" is text after a full stop. */
const maxExtensionBytes = 32;
const nameless = 'sans-nom';

/** Control characters, bidirectional and zero-width marks, line separators. */
const removed = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;
const reservedCharacters = /[<>:"|?*]/g;
/** Devices of Windows, with or without an extension (learn.microsoft.com, "Naming Files, Paths, and Namespaces"). */
const reservedName = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?: *\.|$)/i;

/**
 * A file name that is safe to store and to offer for download: no folders, control characters, bidirectional marks or
 * characters that a file system refuses; at most 255 bytes of UTF-8 with its extension kept; never empty. Idempotent;
 * never throws. The name is data: no path is ever made of it.
 */
export function safeFileName(name: string): string {
  const visible = name
    .normalize('NFC')
    .replace(/[\ud800-\udfff]/gu, '\ufffd')
    .replace(removed, '');
  const last = lastSegment(visible).replace(reservedCharacters, '_');
  const trimmed = shorten(trimDotsAndSpaces(last));
  if (trimmed === '') return nameless;
  return reservedName.test(trimmed) ? shorten(`_${trimmed}`) : trimmed;
}

/** A file name with a number before its extension, such as `devis (2).pdf`, still of at most 255 bytes. */
function addNumber(name: string, number: number): string {
  const { stem, extension } = split(name);
  const suffix = ` (${String(number)})${extension}`;
  return `${prefixOf(stem, maxBytes - utf8Length(suffix)).trimEnd()}${suffix}`;
}

/** Safe file names for one folder, in order. No two are equal in a case-insensitive file system. */
export function uniqueFileNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const safe = safeFileName(name);
    let unique = safe;
    for (let number = 2; taken.has(unique.toLowerCase()); number += 1) unique = addNumber(safe, number);
    taken.add(unique.toLowerCase());
    return unique;
  });
}

/**
 * The value of a Content-Disposition header that makes a browser save rather than show (RFC 6266), with the name in
 * ASCII for old clients and in UTF-8 (RFC 8187).
 */
export function contentDisposition(name: string): string {
  const safe = safeFileName(name);
  const ascii = safe
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^\u0020-\u007e]|["\\%]/gu, '_');
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeExtended(safe)}`;
}

/** attr-char of RFC 8187 §3.2.1 is narrower than what encodeURIComponent leaves alone. */
function encodeExtended(text: string): string {
  return encodeURIComponent(text).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

function lastSegment(path: string): string {
  const segments = path.split(/[/\\]/).map(trimDotsAndSpaces);
  return segments.reverse().find((segment) => segment !== '') ?? '';
}

/** Windows drops dots and spaces at the end of a name; `..` alone would be a folder. */
function trimDotsAndSpaces(text: string): string {
  let end = text.length;
  while (end > 0 && /^[.\s]$/.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end).trimStart();
}

function shorten(name: string): string {
  if (utf8Length(name) <= maxBytes) return name;
  const { stem, extension } = split(name);
  return trimDotsAndSpaces(`${prefixOf(stem, maxBytes - utf8Length(extension)).trimEnd()}${extension}`);
}

function split(name: string): { stem: string; extension: string } {
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && utf8Length(name.slice(dot)) <= maxExtensionBytes ? name.slice(dot) : '';
  return { stem: extension === '' ? name : name.slice(0, dot), extension };
}

/** The longest prefix of at most so many bytes that cuts no character. */
function prefixOf(text: string, bytes: number): string {
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += utf8Length(character);
    if (used > bytes) break;
    end += character.length;
  }
  return text.slice(0, end);
}
