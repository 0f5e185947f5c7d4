import { PassThrough, pipeline, type Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** A file of an archive. */
export interface ZipEntry {
  /** Unique in the archive, without folders. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Opens the content; called for one entry at a time, in order. */
  readonly open: () => Promise<Readable>;
}

/** An archive to send. */
export interface ZipStream {
  readonly content: Readable;
  /** Bytes of the whole archive. */
  readonly size: number;
}

/**
 * A streamed ZIP archive (APPNOTE 6.3, ZIP64 where sizes need it): backpressure reaches the entries, and destroying
 * `content` closes the open one. Entries are stored, not deflated: attachments are mostly compressed already, and the
 * archive's size is known before its first byte. An entry that cannot be read, or that has another size, fails the
 * stream.
 */
export function createZipStream(entries: readonly ZipEntry[], modifiedAt: Date): ZipStream {
  const zip = new ZipFile();
  const content = new PassThrough();
  let current: Readable | null = null;
  zip.on('error', (error: Error) => content.destroy(error));
  pipeline(zip.outputStream, content, () => current?.destroy());
  for (const { name, size, open } of entries) {
    zip.addReadStreamLazy(name, { compress: false, size, mtime: modifiedAt }, (next) => {
      open().then(
        (opened) => {
          current = opened;
          // The library does not listen for errors of its sources.
          opened.on('error', (error) => content.destroy(error));
          if (content.destroyed) opened.destroy();
          else next(null, opened);
        },
        (error: unknown) => content.destroy(error instanceof Error ? error : new Error('not opened')),
      );
    });
  }
  let size = -1;
  // All sizes are given and nothing is compressed, so the callback comes at once.
  zip.end(undefined, (...known: unknown[]) => (size = Number(known[0])));
  if (size < 0) throw new Error('the size of an archive is not known');
  return { content, size };
}
