import type { Omission } from '../../shared/tasks/task.ts';
import type { Translation } from '../i18n/translation.ts';
import { sumBytes } from '../state/file-plan.ts';
import type { Widget } from './card.ts';
import { fileName } from './file-section.ts';
import { line } from './widgets.ts';

// The card confirms; the task itself holds the complete lists.
const maxNamed = 20;

/** The files that were sent, with sizes in bytes (null for a link), and those that were not, with the reason. */
export interface SentFiles {
  readonly files: readonly { readonly name: string; readonly size: number | null }[];
  readonly omissions: readonly Omission[];
}

/** The files that were sent, and those that were not, by name. */
export function sentFileLines({ files, omissions }: SentFiles, t: Translation): Widget[] {
  const { saved: words, draft, event, separator } = t.messages;
  const copied = files.flatMap(({ name, size }) => (size === null ? [] : [{ name, size }]));
  const links = files.filter(({ size }) => size === null).map(({ name }) => name);
  const names = limitLines(
    copied.map(({ name, size }) => fileName(name, t) + separator + t.size(size)),
    t,
  );
  const left = limitLines(
    omissions.map(({ name, reason }) => fileName(name, t) + separator + t.messages.omissions[reason]),
    t,
  );
  const label = draft.filesCounted(copied.length, t.size(sumBytes(copied)));
  return [
    ...(files.length === 0 ? [line(words.noFiles, draft.files)] : []),
    ...(copied.length === 0 ? [] : [line(names.join('\n'), label)]),
    ...(links.length === 0 ? [] : [line(limitLines(links, t).join('\n'), event.linked(links.length))]),
    ...(left.length === 0 ? [] : [line(left.join('\n'), words.notAttached)]),
  ];
}

/** The first lines, and how many more there are. */
export function limitLines(lines: readonly string[], t: Translation): string[] {
  const more = lines.length - maxNamed;
  return more > 0 ? [...lines.slice(0, maxNamed), t.messages.leftOut.more(more)] : [...lines];
}
