import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readImageSize, isTrackingPixel } from '../../../addon/state/tracking-pixel.ts';
import { FakeBlob } from '../../support/google-services.ts';

/** Bytes as Apps Script has them. */
const signed = (bytes: readonly number[]) => bytes.map((byte) => (byte > 127 ? byte - 256 : byte));
/** One character a byte. */
const textOf = (bytes: readonly number[]) => String.fromCharCode(...bytes.map((byte) => byte & 0xff));
const gif = (width: number, height: number) => signed([...Buffer.from('GIF89a'), width, 0, height, 0, 0, 0, 0]);
const png = (width: number, height: number) =>
  signed([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, width, 0, 0, 0, height, 8]);
const jpeg = (width: number, height: number) =>
  signed([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc4, 0, 3, 0, 0xff, 0xc0, 0, 11, 8, 0, height, 0, width, 1, 1]);

describe('readImageSize', () => {
  it.each([
    ['GIF', gif(1, 2)],
    ['PNG', png(1, 2)],
    ['JPEG', jpeg(1, 2)],
  ])('reads a %s', (_format, bytes) => {
    expect(readImageSize(textOf(bytes))).toEqual({ width: 1, height: 2 });
  });

  it.each([
    ['GIF', gif(1, 1), 9],
    ['PNG', png(1, 1), 23],
    ['JPEG', jpeg(1, 1), 22],
  ])('never takes a %s for small that is cut short', (_format, bytes, known) => {
    const sizes = Array.from({ length: known }, (_, length) => readImageSize(textOf(bytes.slice(0, length))));
    const small = sizes.filter((size) => size !== null && size.width <= 3 && size.height <= 3);
    expect(small).toEqual([]);
  });

  it('never throws and always ends', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -128, max: 127 })), (bytes) => {
        expect(readImageSize(textOf([0xff, 0xd8, ...bytes]))).not.toBe(undefined);
        expect(readImageSize(textOf(bytes))).not.toBe(undefined);
      }),
    );
  });
});

describe('isTrackingPixel', () => {
  function file(bytes: number[] | null, { mediaType = 'image/gif', size = bytes?.length ?? 40 } = {}) {
    const reads: number[] = [];
    const read = () => {
      reads.push(size);
      return bytes === null ? null : (new FakeBlob(bytes, mediaType, 'p') as never);
    };
    return { reads, value: { name: 'p', mediaType, size, hash: () => '', read } };
  }

  it.each<[string, number[] | null, boolean]>([
    ['one pixel', gif(1, 1), true],
    ['a dot', png(3, 3), true],
    ['a spacer of one line', gif(1, 40), false],
    ['an icon', png(16, 16), false],
    ['what is no image in truth', [1, 2, 3], false],
    ['nothing', [], false],
    ['what cannot be read', null, false],
  ])('%s', (_what, bytes, expected) => {
    expect(isTrackingPixel(file(bytes).value)).toBe(expected);
  });

  it.each([
    ['larger files', { size: 5000 }],
    ['what is no image', { mediaType: 'application/pdf' }],
  ])('does not read %s', (_what, change) => {
    const { reads, value } = file(gif(1, 1), change);
    expect(isTrackingPixel(value)).toBe(false);
    expect(reads).toEqual([]);
  });
});
