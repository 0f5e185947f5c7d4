import { isAscii } from 'node:buffer';
import { decodeText, decodeUtf8 } from './charset.ts';
import { withUtf8Values } from './header-text.ts';
import { leafParts, startOfBody, type LeafPart } from './part-bytes.ts';

/**
 * The message as the parser reads it rightly: texts and headers in UTF-8, whatever they are in and say that they are,
 * and text files among the attachments. Other files keep their bytes.
 */
export function withReadableParts(message: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [];
  let from = 0;
  const replace = (old: Uint8Array, bytes: Uint8Array): void => {
    const start = old.byteOffset - message.byteOffset;
    if (start < from) return;
    pieces.push(message.subarray(from, start), bytes);
    from = start + old.byteLength;
  };
  const leaves = leafParts(message);
  const first = leaves[0];
  // The fields of a multipart, with its subject, are no leaf's.
  if (first?.header.byteOffset !== message.byteOffset) {
    const header = message.subarray(0, startOfBody(message));
    replace(header, withUtf8Values(header));
  }
  for (const [index, part] of leaves.entries()) {
    const { fields, body } = index > 0 && isTextFile(part) ? asFile(part) : asText(part);
    // Of two fields of one name the parser takes the first.
    replace(part.header, withUtf8Values(Buffer.concat([Buffer.from(fields, 'latin1'), part.header])));
    if (body !== null) replace(part.body, body);
  }
  return Buffer.concat([...pieces, message.subarray(from)]);
}

interface Rewritten {
  /** Fields that stand before those of the part, one character a byte. */
  fields: string;
  /** Null when the body stays. */
  body: Uint8Array | null;
}

/** Without a label the parser reads UTF-8. */
const isUtf8Label = /^(?:utf-?8)?$/i;

const bodyText = /^text\/(?:plain|html)$/;

/**
 * Gmail treats a text with a file name as a file, where the parser would append it to the body; a form of the text
 * itself may have a name.
 */
function isTextFile({ mediaType, disposition, alternative, contentType, contentDisposition }: LeafPart): boolean {
  if (!bodyText.test(mediaType) || disposition === 'attachment') return false;
  return /\bfilename\b/i.test(contentDisposition) || (!alternative && /;\s*name\b/i.test(contentType));
}

function asFile({ contentDisposition }: LeafPart): Rewritten {
  const parameters = contentDisposition.replace(/^[^;]*/, '');
  return { fields: `Content-Disposition: attachment${parameters}\r\n`, body: null };
}

/** Recodes a text of the body. In base64 nothing of it can be read as the end of its part. */
function asText({ mediaType, disposition, contentType, bytes }: LeafPart): Rewritten {
  const stays = { fields: '', body: null };
  if (!bodyText.test(mediaType) || disposition === 'attachment' || bytes === null) return stays;
  const charset = charsetOf(contentType);
  const text = decodeText(bytes, charset);
  if (text === decodeUtf8(bytes) && (isUtf8Label.test(charset) || isAscii(bytes))) return stays;
  const lines = text.replaceAll('\r\n', '\n');
  const type = `Content-Type: ${mediaType}; charset=utf-8${contentType.replace(/^[^;]*/, '')}`;
  return {
    fields: `${type}\r\nContent-Transfer-Encoding: base64\r\n`,
    body: Buffer.from(`${Buffer.from(lines.endsWith('\n') ? lines : `${lines}\n`).toString('base64')}\r\n`),
  };
}

function charsetOf(contentType: string): string {
  const [, quoted, token = ''] = /;\s*charset\s*=\s*(?:"([^"]*)"|([^;\s]+))/i.exec(contentType) ?? [];
  return quoted ?? token;
}
