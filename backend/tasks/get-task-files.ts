import { Readable } from 'node:stream';
import type { LinkAttachment } from '../../shared/tasks/task.ts';
import type { BlobKey } from '../platform/blobs/blob-store.ts';
import { readTask } from './sql/read-task.ts';
import type { TaskRecord } from './sql/task-record.ts';
import { uniqueFileNames } from '../platform/files/file-name.ts';
import { asCaller, type Principal } from '../access/caller.ts';
import type { Outcome } from '../platform/outcome.ts';
import { succeed, fail } from '../platform/outcome.ts';
import type { Context } from '../platform/context.ts';
import { createZipStream, type ZipEntry, type ZipStream } from '../platform/files/zip-stream.ts';

export interface Archive extends ZipStream {
  readonly name: string;
}

type Links = readonly Pick<LinkAttachment, 'name' | 'url'>[];

/**
 * All files of a readable task as one ZIP archive. Its links are listed in a text file named `linksName`, because mail
 * filters and Windows warn of shortcut files. `not_found` for a task with neither.
 */
export async function getTaskFiles(
  context: Context,
  principal: Principal,
  { taskId, linksName }: { readonly taskId: string; readonly linksName: string },
): Promise<Outcome<Archive>> {
  const found = await asCaller(context, principal, async (environment, { viewer }) => {
    const task = await readTask(environment, taskId, { viewer, at: context.now() });
    return task === null || task.attachments.length === 0 ? fail({ code: 'not_found' }) : succeed(task);
  });
  if (!found.ok) return found;
  const task = found.value;
  const entries = await entriesOf(context, principal.environmentId, { task, linksName });
  const title = task.title.replace(/[/\\]/g, '-');
  return succeed({
    name: `${String(task.number)} - ${title}.zip`,
    ...createZipStream(entries, new Date(task.createdAt)),
  });
}

async function entriesOf(
  { blobs }: Pick<Context, 'blobs'>,
  environmentId: string,
  { task, linksName }: { readonly task: TaskRecord; readonly linksName: string },
): Promise<ZipEntry[]> {
  const files = await Promise.all(
    task.attachments.flatMap(({ name, sha256 }) =>
      sha256 === null ? [] : [createFileEntry(blobs, { environmentId, sha256 }, name)],
    ),
  );
  const links = task.attachments.flatMap(({ name, link }) => (link === null ? [] : [{ name, url: link }]));
  const entries = links.length === 0 ? files : [...files, createLinksEntry(linksName, links)];
  const names = uniqueFileNames(entries.map(({ name }) => name));
  return entries.map((entry, index) => ({ ...entry, name: names[index] ?? entry.name }));
}

/** The size is read before anything is sent, so that an archive that cannot be completed is not begun. */
async function createFileEntry(blobs: Context['blobs'], key: BlobKey, name: string): Promise<ZipEntry> {
  const stored = await blobs.stat(key);
  if (stored === null) throw createMissingError();
  return {
    name,
    size: stored.size,
    open: async () => {
      const blob = await blobs.open(key);
      if (blob === null) throw createMissingError();
      return blob.content;
    },
  };
}

function createLinksEntry(name: string, links: Links): ZipEntry {
  const bytes = Buffer.from(links.map((link) => `${link.name}\r\n${link.url}\r\n`).join('\r\n'));
  return { name, size: bytes.byteLength, open: () => Promise.resolve(Readable.from([bytes], { objectMode: false })) };
}

function createMissingError(): Error {
  return new Error('an attachment whose bytes are not in the blob store');
}
