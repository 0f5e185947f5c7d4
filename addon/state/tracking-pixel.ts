import type { SourceFile } from './source.ts';

/** Largest side of a tracking pixel: an image that shows nothing and tells its sender that the mail was opened. */
const largestSide = 3;
/** An image of that size has no more bytes; a larger file is not read. */
const mostBytes = 2048;

/** Whether a file is a tracking pixel. Only tiny images are read; an unreadable one is none. */
export function isTrackingPixel(file: SourceFile): boolean {
  if (file.size > mostBytes || !/^image\/(?:gif|png|x-png|jpe?g)$/i.test(file.mediaType)) return false;
  const size = readImageSize(file.read()?.getDataAsString('ISO-8859-1') ?? '');
  return size !== null && size.width <= largestSide && size.height <= largestSide;
}

interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** The size in pixels of a GIF, PNG or JPEG, from its header, one character a byte; null for other formats. */
export function readImageSize(bytes: string): ImageSize | null {
  if (startsWith(bytes, [0x47, 0x49, 0x46, 0x38]))
    return { width: readLittleEndian(bytes, 6), height: readLittleEndian(bytes, 8) };
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47]))
    return { width: readBigEndian(bytes, 18), height: readBigEndian(bytes, 22) };
  return startsWith(bytes, [0xff, 0xd8]) ? readJpegSize(bytes) : null;
}

/** Scans the marker segments up to the frame header (SOF, ITU-T T.81 §B.2.2). */
function readJpegSize(bytes: string): ImageSize | null {
  let index = 2;
  while (index + 9 < bytes.length && byteAt(bytes, index) === 0xff) {
    const marker = byteAt(bytes, index + 1);
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (frame) return { width: readBigEndian(bytes, index + 7), height: readBigEndian(bytes, index + 5) };
    index += 2 + readBigEndian(bytes, index + 2);
  }
  return null;
}

function startsWith(bytes: string, start: readonly number[]): boolean {
  return start.every((byte, index) => byteAt(bytes, index) === byte);
}

// 255 beyond the end, so that a truncated image is not taken for a small one.
function byteAt(bytes: string, index: number): number {
  return index < bytes.length ? bytes.charCodeAt(index) & 0xff : 0xff;
}

function readBigEndian(bytes: string, index: number): number {
  return byteAt(bytes, index) * 256 + byteAt(bytes, index + 1);
}

function readLittleEndian(bytes: string, index: number): number {
  return byteAt(bytes, index + 1) * 256 + byteAt(bytes, index);
}
