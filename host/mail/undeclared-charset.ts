import { isUtf8 } from 'node:buffer';
import { leafParts, type LeafPart } from './part-bytes.ts';
import { mendWindows1252 } from './windows-1252.ts';

/**
 * Re-encodes as UTF-8 the headers of parts (file names) and the texts that declare no charset and are no valid UTF-8:
 * charset sniffing, which takes them for Windows-1252, the most usual of old senders. Files keep their bytes.
 */
export function withUndeclaredTextAsUtf8(message: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [];
  let from = 0;
  for (const bytes of leafParts(message).flatMap(findUndeclaredText)) {
    const start = bytes.byteOffset - message.byteOffset;
    pieces.push(message.subarray(from, start), asUtf8(bytes));
    from = start + bytes.byteLength;
  }
  return pieces.length === 0 ? message : Buffer.concat([...pieces, message.subarray(from)]);
}

function findUndeclaredText(part: LeafPart): Uint8Array[] {
  const isText = part.disposition !== 'attachment' && /^text\/(?:plain|html)$/.test(part.mediaType);
  const texts = isText && part.plainBytes ? [part.header, part.body] : [part.header];
  return texts.filter((bytes) => !isUtf8(bytes));
}

function asUtf8(bytes: Uint8Array): Uint8Array {
  return new TextEncoder().encode(mendWindows1252(new TextDecoder('windows-1252').decode(bytes)));
}
