/** Decodes bytes (0–255) of a named charset; null when the platform does not know the charset. */
export type DecodeBytes = (bytes: readonly number[], charset: string) => string | null;

/** Windows-1252 at 0x80–0x9F; the rest of it is Latin-1 (WHATWG Encoding). Five bytes have no character. */
const windows1252 =
  '\u20AC\uFFFD\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\uFFFD\u017D\uFFFD' +
  '\uFFFD\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\uFFFD\u017E\u0178';

const latin1Labels = new Set(['iso-8859-1', 'iso8859-1', 'latin1', 'windows-1252', 'cp1252', 'us-ascii', 'ascii', '']);
const utf8Labels = new Set(['utf-8', 'utf8', 'unicode-1-1-utf-8']);

/** Whether the charset label means UTF-8. */
export function isUtf8(charset: string): boolean {
  return utf8Labels.has(charset.toLowerCase());
}

/**
 * Decodes UTF-8, ASCII, Latin-1 and Windows-1252 here, and anything else by `decodeBytes`. Charset sniffing, since
 * wrong labels are common: text labelled UTF-8 without a valid multi-byte sequence is Windows-1252, text labelled
 * Latin-1 and text of an unknown charset are UTF-8 where they are valid UTF-8. Null when the bytes cannot be decoded.
 */
export function decodeCharset(bytes: readonly number[], charset: string, decodeBytes: DecodeBytes): string | null {
  const label = charset.toLowerCase();
  if (utf8Labels.has(label)) {
    const { text, sequences, errors } = decodeUtf8(bytes);
    return errors > 0 && sequences === 0 ? decodeWindows1252(bytes) : text;
  }
  if (latin1Labels.has(label)) {
    const { text, sequences, errors } = decodeUtf8(bytes);
    return sequences > 0 && errors === 0 ? text : decodeWindows1252(bytes);
  }
  const decoded = decodeBytes(bytes, label);
  if (decoded !== null) return decoded;
  const { text, errors } = decodeUtf8(bytes);
  return errors === 0 ? text : null;
}

/** Decodes Windows-1252, and so Latin-1. Undefined bytes become U+FFFD. */
export function decodeWindows1252(bytes: readonly number[]): string {
  return joinPieces(bytes.length, (index) => {
    const byte = bytes[index] ?? 0;
    return byte >= 0x80 && byte <= 0x9f ? windows1252.charAt(byte - 0x80) : String.fromCharCode(byte);
  });
}

/** The text, the number of valid multi-byte sequences, and the number of bytes replaced by U+FFFD. */
export function decodeUtf8(bytes: readonly number[]): { text: string; sequences: number; errors: number } {
  const characters: string[] = [];
  let sequences = 0;
  let errors = 0;
  for (let index = 0; index < bytes.length;) {
    const sequence = utf8At(bytes, index);
    index += sequence.length;
    characters.push(sequence.text);
    if (sequence.text === '\uFFFD') errors += 1;
    else if (sequence.length > 1) sequences += 1;
  }
  return { text: characters.join(''), sequences, errors };
}

function utf8At(bytes: readonly number[], index: number): { text: string; length: number } {
  const lead = bytes[index] ?? 0;
  if (lead < 0x80) return { text: String.fromCharCode(lead), length: 1 };
  const length = sequenceLength(lead);
  if (lead < 0xc2 || lead > 0xf4) return { text: '\uFFFD', length: 1 };
  let code = lead & (0x7f >> length);
  for (let offset = 1; offset < length; offset++) {
    const next = bytes[index + offset] ?? 0;
    if ((next & 0xc0) !== 0x80) return { text: '\uFFFD', length: offset };
    code = code * 64 + (next & 0x3f);
  }
  return { text: isScalar(code, length) ? String.fromCodePoint(code) : '\uFFFD', length };
}

function sequenceLength(lead: number): number {
  return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
}

/** Refuses overlong sequences, surrogates and code points beyond Unicode (RFC 3629 §3). */
function isScalar(code: number, length: number): boolean {
  const least = length === 4 ? 0x10000 : length === 3 ? 0x800 : 0x80;
  return code >= least && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
}

/** Encodes a text as UTF-8. */
export function encodeUtf8(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return bytes;
}

/** Length in bytes of a text in UTF-8. */
export function utf8Length(text: string): number {
  if (/^[\u0000-\u007f]*$/.test(text)) return text.length;
  let count = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    count += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return count;
}

function joinPieces(length: number, piece: (index: number) => string): string {
  const pieces: string[] = [];
  for (let index = 0; index < length; index++) pieces.push(piece(index));
  return pieces.join('');
}
