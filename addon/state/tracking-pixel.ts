import type { SourceFile } from './source.ts';

/** Pictures of so few pixels show nothing; they tell their sender who opened the mail. */
const largestSide = 3;
/** A picture that small in pixels has no more bytes, and a larger one is not read to find out. */
const mostBytes = 2048;

/** Whether a file is an image that nobody can see. Only tiny images are read; what cannot be read is no such image. */
export function isTrackingPixel(file: SourceFile): boolean {
  if (file.size > mostBytes || !/^image\/(?:gif|png|x-png|jpe?g)$/i.test(file.mediaType)) return false;
  const size = imageSize(file.read()?.blob.getBytes() ?? []);
  return size !== null && size.width <= largestSide && size.height <= largestSide;
}

interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** Width and height in pixels of a GIF, PNG or JPEG, from its first bytes (signed, as Apps Script has them); null for others. */
export function imageSize(bytes: readonly number[]): ImageSize | null {
  if (startsWith(bytes, [0x47, 0x49, 0x46, 0x38]))
    return { width: littleEndian(bytes, 6), height: littleEndian(bytes, 8) };
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47])) return { width: bigEndian(bytes, 18), height: bigEndian(bytes, 22) };
  return startsWith(bytes, [0xff, 0xd8]) ? jpegSize(bytes) : null;
}

/** Walks from one marker to the next until a frame header (ITU-T T.81 §B.2.2). */
function jpegSize(bytes: readonly number[]): ImageSize | null {
  let index = 2;
  while (index + 9 < bytes.length && byteAt(bytes, index) === 0xff) {
    const marker = byteAt(bytes, index + 1);
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (frame) return { width: bigEndian(bytes, index + 7), height: bigEndian(bytes, index + 5) };
    index += 2 + bigEndian(bytes, index + 2);
  }
  return null;
}

function startsWith(bytes: readonly number[], start: readonly number[]): boolean {
  return start.every((byte, index) => byteAt(bytes, index) === byte);
}

// What is cut short has no size to be small.
function byteAt(bytes: readonly number[], index: number): number {
  return index < bytes.length ? (bytes[index] ?? 0) & 0xff : 0xff;
}

function bigEndian(bytes: readonly number[], index: number): number {
  return byteAt(bytes, index) * 256 + byteAt(bytes, index + 1);
}

function littleEndian(bytes: readonly number[], index: number): number {
  return byteAt(bytes, index + 1) * 256 + byteAt(bytes, index);
}
