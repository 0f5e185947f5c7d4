import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

/**
 * Decodes the text of a mail, whose label is often wrong: bytes that are UTF-8 are read as UTF-8 where one-byte
 * characters are declared, and text that declares UTF-8 or nothing is Windows-1252, the most usual of old senders,
 * where it has more bytes that are no UTF-8 than characters that are. A byte that nothing explains is U+FFFD.
 */
export function decodeText(bytes: Uint8Array, charset: string): string {
  const encoding = encodingOf(charset);
  if (encoding === 'utf-8') return isMostlyUtf8(bytes) ? decodeUtf8(bytes) : iconv.decode(bytes, 'windows-1252');
  if (oneByteEncoding.test(encoding) && isUtf8(bytes)) return decodeUtf8(bytes);
  // Of what both know, TextDecoder of Node 20 reads Windows-1252 as Latin-1.
  return iconv.encodingExists(encoding) ? iconv.decode(bytes, encoding) : new TextDecoder(encoding).decode(bytes);
}

export function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function isMostlyUtf8(bytes: Uint8Array): boolean {
  if (isUtf8(bytes)) return true;
  const beyondAscii = decodeUtf8(bytes).match(/[^\u0000-\u007f]/gu) ?? [];
  const strays = beyondAscii.filter((character) => character === '\ufffd').length;
  return strays < beyondAscii.length - strays;
}

const oneByteEncoding = /^(?:windows-|iso-8859-|koi8-|macintosh$|x-mac-|ibm\d|cp[478]\d\d$)/;

/** Labels that iconv-lite takes for transfer encodings. */
const noCharset = /^(?:base64|hex|binary)$/;

/** The WHATWG name of a charset, or else a label that iconv-lite knows (UTF-7, code pages of DOS). */
function encodingOf(charset: string): string {
  const label = charset.trim().toLowerCase() || 'utf-8';
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return !noCharset.test(label) && iconv.encodingExists(label) ? label : 'windows-1252';
  }
}
