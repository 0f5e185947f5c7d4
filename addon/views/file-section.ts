import type { Draft } from '../../shared/capture/draft.ts';
import type { Translation } from '../i18n/translation.ts';
import type { DraftState, NamedFile } from '../state/draft-state.ts';
import { offeredFiles, totalBytes, type FileObstacle, type FilePlan } from '../state/file-plan.ts';
import { fields } from '../state/save-form.ts';
import { threadTaskWith } from '../state/thread-files.ts';
import type { Section, Widget } from './card.ts';
import { line, sectionOf } from './widgets.ts';
import type { UploadLimits } from '../../shared/values/upload-limits.ts';

const maxNamed = 20;

/** The source's files; those that cannot be sent are named with the reason. */
export function fileSection(state: DraftState, t: Translation): Section[] {
  const plan = offeredFiles(state.attachments, state.draft.limits);
  return sectionOf(null, [...offered(plan.sent, state, t), ...notAttached(plan, state, t)]);
}

function offered(files: readonly NamedFile[], state: DraftState, t: Translation): Widget[] {
  if (files.length === 0) return [];
  const { entry } = state;
  const items = files.map((file) => ({
    text: [named(file, t), ...invisible(file, state, t), ...onThreadTask(file, state.draft, t)].join(
      t.messages.separator,
    ),
    value: String(file.index),
    selected: entry.attachments.includes(file.index),
  }));
  const label = t.messages.draft.filesCounted(files.length, t.size(totalBytes(files)));
  return [{ selectionInput: { name: fields.attachments, label, type: 'CHECK_BOX', items } }];
}

/** Why a file that can be sent is not ticked. */
function invisible({ index }: NamedFile, { trackingPixels }: DraftState, t: Translation): string[] {
  return trackingPixels.attached.includes(index) ? [t.messages.omissions.trackingPixel] : [];
}

/** Which task of the thread has the file already. */
function onThreadTask(file: NamedFile, draft: Draft, t: Translation): string[] {
  const task = threadTaskWith(file, draft.threadTasks);
  return task === null ? [] : [t.messages.thread.fileThere(task.number)];
}

function notAttached({ left }: FilePlan<NamedFile>, { draft, trackingPixels }: DraftState, t: Translation): Widget[] {
  const { omissions, separator } = t.messages;
  const all = [
    ...left.map(({ file, reason }) => named(file, t) + separator + obstacle(file, reason, { limits: draft.limits, t })),
    ...trackingPixels.inline.map((file) => named(file, t) + separator + omissions.trackingPixel),
  ];
  if (all.length === 0) return [];
  const lines = all.slice(0, maxNamed);
  const more = all.length - lines.length;
  if (more > 0) lines.push(t.messages.draft.moreFiles(more));
  return [line(lines.join('\n'), t.messages.draft.notAttached)];
}

/** With the limit that it is beyond. */
function obstacle(
  { size }: NamedFile,
  reason: FileObstacle,
  { limits, t }: { limits: UploadLimits; t: Translation },
): string {
  const { draft: words, omissions } = t.messages;
  if (reason !== 'tooLarge') return omissions[reason];
  if (size > limits.maxFileBytes) return words.tooLarge(t.size(limits.maxFileBytes));
  return words.tooLargeTogether(t.size(limits.maxTotalBytes));
}

function named(file: NamedFile, t: Translation): string {
  return fileName(file.name, t) + t.messages.separator + t.size(file.size);
}

/** The name as shown: a file without one is called so. */
export function fileName(name: string, t: Translation): string {
  return name.trim() === '' ? t.messages.unnamedFile : name;
}
