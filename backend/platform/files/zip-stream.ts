import { PassThrough, pipeline, type Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** A file of an archive. */
export interface ZipEntry {
  /** Unique in the archive, without folders. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Called when its turn has come, for at most one entry at a time. */
  readonly open: () => Promise<Readable>;
}

/** An archive on its way out. */
export interface ZipStream {
  readonly content: Readable;
  /** Bytes of the whole archive. */
  readonly size: number;
}

/**
 * A ZIP archive (APPNOTE 6.3, ZIP64 where sizes need it) that is made while it is read: nothing is held but what is on
 * its way, and destroying `content` closes the file that is open. Stored, not deflated: mails carry what is compressed
 * already, and so the size is known before the first byte. An entry that cannot be read, or has another size, breaks it off.
 */
export function zipStream(entries: readonly ZipEntry[], modifiedAt: Date): ZipStream {
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
          // The library does not listen for it.
          opened.on('error', (error) => content.destroy(error));
          if (content.destroyed) opened.destroy();
          else next(null, opened);
        },
        (error: unknown) => content.destroy(error instanceof Error ? error : new Error('not opened')),
      );
    });
  }
  let size = -1;
  // Every size is given and nothing is compressed, so it is known at once.
  zip.end(undefined, (...known: unknown[]) => (size = Number(known[0])));
  if (size < 0) throw new Error('the size of an archive is not known');
  return { content, size };
}
