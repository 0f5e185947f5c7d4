import { decodeCharset, encodeUtf8, isUtf8, type DecodeBytes } from './charset.ts';

export type { DecodeBytes } from './charset.ts';

/** An encoded word (RFC 2047) of a header; `end` is the offset after its `?=`. */
interface EncodedWord {
  charset: string;
  encoding: 'B' | 'Q';
  text: string;
  end: number;
}

const charsetCharacter = /^[A-Za-z0-9_.:+()'-]$/;
const maxCharsetLength = 40;
/** Literal question marks tolerated in a word (RFC 2047 forbids them). Bounded, so that the scan stays linear. */
const maxQuestionMarks = 8;

/**
 * Decodes the encoded words of a header value (RFC 2047). White space between two words is dropped. Adjacent words of
 * one charset are decoded together, since mailers split multi-byte characters. A word that cannot be decoded stays as
 * written. Decoded control characters become spaces.
 */
export function decodeEncodedWords(text: string, decodeBytes: DecodeBytes): string {
  const output: string[] = [];
  let index = 0;
  while (index < text.length) {
    const next = text.indexOf('=?', index);
    if (next < 0) break;
    const word = readEncodedWord(text, next);
    output.push(text.slice(index, next));
    if (word === null) {
      output.push('=?');
      index = next + 2;
    } else {
      index = decodeRun({ text, start: next, word }, decodeBytes, output);
    }
  }
  output.push(text.slice(index));
  return output.join('');
}

/** The offset after the encoded word at `index`; -1 when there is none. Time is bounded by the word. */
export function findEncodedWordEnd(text: string, index: number): number {
  return readEncodedWord(text, index)?.end ?? -1;
}

/** Decodes a word and the adjacent ones; returns the offset after them. */
function decodeRun(
  first: { text: string; start: number; word: EncodedWord },
  decodeBytes: DecodeBytes,
  output: string[],
): number {
  const { text } = first;
  let start = first.start;
  let word: EncodedWord | null = first.word;
  let end = word.end;
  while (word !== null) {
    const { charset } = word;
    const bytes: number[] = [];
    while (word !== null && sameCharset(word.charset, charset)) {
      for (const byte of bytesOfWord(word)) bytes.push(byte);
      end = word.end;
      word = readEncodedWord(text, skipWhiteSpace(text, end));
    }
    const decoded = decodeCharset(bytes, charset, decodeBytes);
    output.push(decoded === null ? text.slice(start, end) : withoutControls(decoded));
    start = skipWhiteSpace(text, end);
  }
  return end;
}

function readEncodedWord(text: string, index: number): EncodedWord | null {
  if (text.charAt(index) !== '=' || text.charAt(index + 1) !== '?') return null;
  let position = index + 2;
  while (position - index - 2 < maxCharsetLength && isCharsetCharacter(text, position)) position += 1;
  const charset = text.slice(index + 2, position);
  const encoding = encodingOf(text.slice(position, position + 3));
  if (encoding === null) return null;
  const textEnd = findTextEnd(text, position + 3);
  if (textEnd < 0) return null;
  // RFC 2231 §5 allows a language behind the charset: utf-8*fr
  const language = charset.indexOf('*');
  return {
    charset: language < 0 ? charset : charset.slice(0, language),
    encoding,
    text: text.slice(position + 3, textEnd),
    end: textEnd + 2,
  };
}

/** Parses the encoding between charset and text: `?B?` or `?Q?`. */
function encodingOf(marks: string): 'B' | 'Q' | null {
  const written = marks.toUpperCase();
  return written === '?B?' ? 'B' : written === '?Q?' ? 'Q' : null;
}

function isCharsetCharacter(text: string, position: number): boolean {
  const character = text.charAt(position);
  return character === '*' || charsetCharacter.test(character);
}

/** Index of the `?=` that closes a word's text; -1 when another word starts first or there is none. */
function findTextEnd(text: string, start: number): number {
  let question = start - 1;
  for (let count = 0; count < maxQuestionMarks; count++) {
    question = text.indexOf('?', question + 1);
    if (question < 0) return -1;
    if (text.charAt(question + 1) === '=') return question;
    if (question > start && text.charAt(question - 1) === '=') return -1;
  }
  return -1;
}

function bytesOfWord(word: EncodedWord): number[] {
  return word.encoding === 'B' ? decodeBase64(word.text) : decodeQuoted(word.text, isUtf8(word.charset));
}

const base64Alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const base64Values = new Map(Array.from(base64Alphabet, (character, value) => [character, value]));

/** Lenient Base64: skips characters outside the alphabet, needs no padding. */
function decodeBase64(text: string): number[] {
  const bytes: number[] = [];
  let buffer = 0;
  let bits = 0;
  for (let index = 0; index < text.length; index++) {
    const value = base64Values.get(text.charAt(index));
    if (value === undefined) continue;
    buffer = ((buffer << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((buffer >> bits) & 0xff);
    }
  }
  return bytes;
}

function decodeQuoted(text: string, utf8: boolean): number[] {
  const bytes: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const character = String.fromCodePoint(text.codePointAt(index) ?? 0);
    const escaped = character === '=' ? parseHexByte(text, index + 1) : -1;
    index += character.length - 1;
    if (escaped >= 0) {
      bytes.push(escaped);
      index += 2;
    } else if (character === '_') {
      bytes.push(0x20);
    } else {
      for (const byte of bytesOfCharacter(character, utf8)) bytes.push(byte);
    }
  }
  return bytes;
}

function bytesOfCharacter(character: string, utf8: boolean): number[] {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return [code];
  return utf8 ? encodeUtf8(character) : [code < 0x100 ? code : 0x3f];
}

/** Value of two hexadecimal digits, -1 when they are not. */
export function parseHexByte(text: string, index: number): number {
  const digits = text.slice(index, index + 2);
  return /^[0-9A-Fa-f]{2}$/.test(digits) ? parseInt(digits, 16) : -1;
}

function sameCharset(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function skipWhiteSpace(text: string, index: number): number {
  let position = index;
  while (position < text.length && ' \t\r\n'.includes(text.charAt(position))) position += 1;
  return position;
}

function withoutControls(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f]/g, ' ');
}
