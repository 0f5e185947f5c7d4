import type { Draft } from '../../shared/draft.ts';
import type { Translation } from '../i18n/translation.ts';
import type { DraftState, NamedFile } from '../state/draft-state.ts';
import { offeredFiles, totalBytes, type FilePlan } from '../state/file-plan.ts';
import { fields } from '../state/save-form.ts';
import { threadTaskWith } from '../state/thread-files.ts';
import type { Section, Widget } from './card.ts';
import { line, sectionOf } from './widgets.ts';

const maxNamed = 20;

/** The source's files; those that cannot be sent are named with the reason. */
export function fileSection(state: DraftState, t: Translation): Section[] {
  const plan = offeredFiles(state.attachments, state.draft.limits);
  return sectionOf(null, [...offered(plan.sent, state, t), ...notAttached(plan, t)]);
}

function offered(files: readonly NamedFile[], { entry, draft }: DraftState, t: Translation): Widget[] {
  if (files.length === 0) return [];
  const items = files.map((file) => ({
    text: [named(file, t), ...onThreadTask(file, draft, t)].join(t.messages.separator),
    value: String(file.index),
    selected: entry.attachments.includes(file.index),
  }));
  const label = t.messages.draft.filesCounted(files.length, t.size(totalBytes(files)));
  return [{ selectionInput: { name: fields.attachments, label, type: 'CHECK_BOX', items } }];
}

/** Which task of the thread has the file already. */
function onThreadTask(file: NamedFile, draft: Draft, t: Translation): string[] {
  const task = threadTaskWith(file, draft.threadTasks);
  return task === null ? [] : [t.messages.thread.fileThere(task.number)];
}

function notAttached({ left }: FilePlan<NamedFile>, t: Translation): Widget[] {
  if (left.length === 0) return [];
  const lines = left
    .slice(0, maxNamed)
    .map(({ file, reason }) => named(file, t) + t.messages.separator + t.messages.omissions[reason]);
  const more = left.length - lines.length;
  if (more > 0) lines.push(t.messages.draft.moreFiles(more));
  return [line(lines.join('\n'), t.messages.draft.notAttached)];
}

function named(file: NamedFile, t: Translation): string {
  return fileName(file.name, t) + t.messages.separator + t.size(file.size);
}

/** The name as shown: a file without one is called so. */
export function fileName(name: string, t: Translation): string {
  return name.trim() === '' ? t.messages.unnamedFile : name;
}
