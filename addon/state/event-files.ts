import { linkAttachmentSchema, type LinkAttachment } from '../../shared/tasks/task.ts';
import type { EventFile } from './calendar-event.ts';

export interface EventLinks {
  readonly links: readonly LinkAttachment[];
  /** What cannot be linked: it has no https address. Its name and address are part of the description. */
  readonly unlinked: readonly EventFile[];
}

/** Event files are in Drive or elsewhere on the web. A task links to them: copying would need more scopes. */
export function linkFiles(files: readonly EventFile[]): EventLinks {
  const links: LinkAttachment[] = [];
  const unlinked: EventFile[] = [];
  for (const file of files) {
    const { title, url, mediaType } = file;
    const name = (title.trim() === '' ? url : title).slice(0, 2000);
    const link = linkAttachmentSchema.safeParse({ name, url, mediaType: mediaType.slice(0, 255) });
    if (link.success) links.push(link.data);
    else unlinked.push({ ...file, title: name });
  }
  return { links, unlinked };
}
