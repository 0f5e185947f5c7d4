import { decodeText } from './charset.ts';

/** Decodes a header block, each field by itself: bytes of an old sender in one spoil no other. */
export function decodeHeader(block: Uint8Array): string {
  return fieldsOf(block)
    .map((field) => decodeText(Buffer.from(field, 'latin1'), ''))
    .join('');
}

/**
 * A header block as UTF-8 whose encoded words and RFC 2231 values are all labelled UTF-8: what is in a charset that
 * the parser does not know, in one that lies, or in bytes that are no ASCII is read here.
 */
export function withUtf8Values(block: Uint8Array): Uint8Array {
  const fields = fieldsOf(block).map((field) => {
    const words = field.replace(encodedWords, asUtf8Words).replace(extendedValue, asUtf8Value);
    return decodeText(Buffer.from(words, 'latin1'), '');
  });
  return Buffer.from(fields.join(''));
}

/** The fields with their folded lines and line ends, one character a byte. */
function fieldsOf(block: Uint8Array): string[] {
  return Buffer.from(block)
    .toString('latin1')
    .split(/(?<=\n)(?![ \t])/);
}

/**
 * Adjacent encoded words of one charset (RFC 2047, the language of RFC 2231 §5 included). They are decoded together,
 * since mailers split characters.
 */
const encodedWords = /=\?([^?*\s]+)(?:\*[^?\s]*)?\?[bq]\?[^?]*\?=(?:[ \t\r\n]+=\?\1(?:\*[^?\s]*)?\?[bq]\?[^?]*\?=)*/gi;

function asUtf8Words(run: string, charset: string): string {
  const words = [...run.matchAll(/\?([bq])\?([^?]*)\?=/gi)];
  const bytes = words.map(([, encoding = '', text = '']) => decodeWord(encoding, text));
  return `=?utf-8?B?${Buffer.from(decodeText(Buffer.concat(bytes), charset)).toString('base64')}?=`;
}

/** Bytes beyond ASCII, which an encoded word may not have, stand for themselves. */
function decodeWord(encoding: string, text: string): Buffer {
  if (encoding.toUpperCase() === 'B') return Buffer.from(text, 'base64');
  const spaced = text.replace(/=\s+(?=[0-9a-f])/gi, '=').replace(/[_\s]/g, ' ');
  return Buffer.from(decodeEscapes(spaced, '='), 'latin1');
}

/** A parameter value with its charset (RFC 2231 §4), whole: `filename*=iso-8859-1'fr'd%E9tail.pdf`. */
const extendedValue = /(;\s*[\w-]+\*=)([\w.:+-]+)'([^';\s]*)'([^;\s]*)/g;

function asUtf8Value(...match: string[]): string {
  const [, name = '', charset = '', language = '', value = ''] = match;
  const text = decodeText(Buffer.from(decodeEscapes(value, '%'), 'latin1'), charset);
  const escapes = Array.from(Buffer.from(text), (byte) => `%${byte.toString(16).padStart(2, '0')}`);
  return `${name}utf-8'${language}'${escapes.join('')}`;
}

function decodeEscapes(text: string, mark: '=' | '%'): string {
  return text.replace(mark === '=' ? /=([0-9a-f]{2})/gi : /%([0-9a-f]{2})/gi, (_escape, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
