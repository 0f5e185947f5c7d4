import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { createZipStream, type ZipEntry } from '../../../../backend/platform/files/zip-stream.ts';
import { unzip } from '../../../support/zip-archive.ts';

const modifiedAt = new Date('2026-11-23T09:30:00.000Z');
const mebibyte = 1024 * 1024;

function text(name: string, content: string): ZipEntry {
  const bytes = Buffer.from(content);
  return { name, size: bytes.byteLength, open: () => Promise.resolve(Readable.from([bytes])) };
}

/** Files of `size` bytes each, made while they are read, and what happens to them. */
function watchedEntries(names: readonly string[], size: number) {
  const log: string[] = [];
  const read = { bytes: 0 };
  const entries = names.map((name): ZipEntry => {
    const open = () => {
      log.push(`${name} opened`);
      let left = size;
      const stream = new Readable({
        read() {
          const chunk = Buffer.alloc(Math.min(left, 64 * 1024));
          left -= chunk.byteLength;
          read.bytes += chunk.byteLength;
          this.push(chunk.byteLength === 0 ? null : chunk);
        },
      });
      stream.on('close', () => log.push(`${name} closed`));
      return Promise.resolve(stream);
    };
    return { name, size, open };
  });
  return { entries, log, read };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 100));

describe('an archive that is made while it is read', () => {
  it('holds every file under its name, and is as long as it says', async () => {
    const { content, size } = createZipStream(
      [text('Été à Nîmes.txt', 'un'), text('vide', ''), text('b', 'deux')],
      modifiedAt,
    );
    const archive = await buffer(content);
    expect(archive.byteLength).toBe(size);
    expect([...unzip(archive)].map(([name, bytes]) => [name, bytes.toString()])).toEqual([
      ['Été à Nîmes.txt', 'un'],
      ['vide', ''],
      ['b', 'deux'],
    ]);
  });

  it('opens one file after the other', async () => {
    const { entries, log } = watchedEntries(['a', 'b', 'c'], mebibyte);
    const { content, size } = createZipStream(entries, modifiedAt);
    expect((await buffer(content)).byteLength).toBe(size);
    await settled();
    expect(log).toEqual(['a opened', 'a closed', 'b opened', 'b closed', 'c opened', 'c closed']);
  });

  it('reads no further than it is read', async () => {
    const { entries, read } = watchedEntries(['a'], 500 * mebibyte);
    const { content } = createZipStream(entries, modifiedAt);
    await settled();
    expect(read.bytes).toBeLessThan(mebibyte);
    content.destroy();
  });

  it('closes what is open and opens nothing more when it is given up', async () => {
    const { entries, log } = watchedEntries(['a', 'b'], 50 * mebibyte);
    const { content } = createZipStream(entries, modifiedAt);
    content.once('data', () => content.destroy());
    await settled();
    expect(log).toEqual(['a opened', 'a closed']);
  });

  it('closes a file that is opened too late', async () => {
    let opened: (stream: Readable) => void = () => undefined;
    const open = () => new Promise<Readable>((resolve) => (opened = resolve));
    const { content } = createZipStream([{ name: 'a', size: 3, open }], modifiedAt);
    await settled();
    content.destroy();
    await settled();
    const late = Readable.from([Buffer.from('abc')]);
    opened(late);
    await settled();
    expect(late.destroyed).toBe(true);
  });

  it.each<[string, () => ZipEntry]>([
    ['cannot be opened', () => ({ name: 'a', size: 1, open: () => Promise.reject(new Error('gone')) })],
    ['is longer than it should be', () => ({ ...text('a', 'abc'), size: 2 })],
    ['is shorter than it should be', () => ({ ...text('a', 'abc'), size: 4 })],
    [
      'breaks while it is read',
      () => ({
        name: 'a',
        size: 10,
        open: () =>
          Promise.resolve(
            new Readable({
              read() {
                this.destroy(new Error('broken'));
              },
            }),
          ),
      }),
    ],
  ])('breaks off when a file %s, rather than end well', async (_name, entry) => {
    const { content } = createZipStream([text('first', 'x'), entry(), text('last', 'y')], modifiedAt);
    await expect(buffer(content)).rejects.toThrow();
    expect(content.destroyed).toBe(true);
  });

  it('knows what it will be long where 32 bits are not enough', () => {
    const huge = 5 * 1024 ** 3;
    const { content, size } = createZipStream(watchedEntries(['a', 'b'], huge).entries, modifiedAt);
    content.destroy();
    const small = createZipStream(watchedEntries(['a', 'b'], 1).entries, modifiedAt);
    small.content.destroy();
    // Beside the bytes: longer sizes behind each file and in the directory (APPNOTE 4.3.9.2, 4.5.3), and another end.
    expect(size - 2 * huge).toBeGreaterThan(small.size - 2);
    expect(size - 2 * huge).toBeLessThan(small.size + 300);
  });
});
