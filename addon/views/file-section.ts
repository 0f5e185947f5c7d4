import type { Draft } from '../../shared/capture/draft.ts';
import type { Translation } from '../i18n/translation.ts';
import { proposeEntry, type DraftState, type NamedFile } from '../state/draft-state.ts';
import { planOfferedFiles, sumBytes, type FileObstacle, type FilePlan } from '../state/file-plan.ts';
import { fields, type SaveEntry } from '../state/save-form.ts';
import { findThreadTaskWith } from '../state/thread-files.ts';
import type { Widget } from './card.ts';
import { line } from './widgets.ts';
import type { UploadLimits } from '../../shared/values/upload-limits.ts';

const maxNamed = 20;

// Two are unticked as quickly, and two fit the first screen.
const fewestForOneTick = 3;

/** The source's files; those that cannot be sent are named with the reason. */
export function fileFields(state: DraftState, t: Translation): Widget[] {
  const plan = planOfferedFiles(state.attachments, state.draft.limits);
  return [...fileChoice(plan.sent, state, t), ...notAttachedLine(plan, state, t)];
}

function fileChoice(files: readonly NamedFile[], state: DraftState, t: Translation): Widget[] {
  if (files.length === 0) return [];
  const ticked = tickedFiles(files, state);
  const items = files.map((file) => ({
    text: [
      fileWords(file, t),
      ...partNote(file, t),
      ...pixelNote(file, state, t),
      ...threadNote(file, state.draft, t),
    ].join(t.messages.separator),
    value: String(file.index),
    selected: ticked.includes(file.index),
  }));
  const label = t.messages.draft.filesCounted(files.length, t.size(sumBytes(files)));
  return [
    { selectionInput: { name: fields.attachments, label, type: 'CHECK_BOX', items } },
    ...(files.length >= fewestForOneTick ? [noFilesTick(state.entry, t)] : []),
  ];
}

/** The files that are ticked. When several are offered and none is wanted, the tick below them says so, not theirs. */
function tickedFiles(files: readonly NamedFile[], state: DraftState): readonly number[] {
  const { attachments } = state.entry;
  return attachments.length > 0 || files.length < fewestForOneTick
    ? attachments
    : proposeEntry(state, state.draft).attachments;
}

/** One tick for all files. */
function noFilesTick({ attachments }: SaveEntry, t: Translation): Widget {
  const item = { text: t.messages.draft.noFiles, value: 'none', selected: attachments.length === 0 };
  return { selectionInput: { name: fields.noFiles, type: 'CHECK_BOX', items: [item] } };
}

/** Says what a file is that no document is. */
function partNote({ part }: NamedFile, t: Translation): string[] {
  return part === undefined ? [] : [t.messages.fileParts[part]];
}

/** Says of a tracking pixel what it is: it can be sent, but is not ticked. */
function pixelNote({ index }: NamedFile, { trackingPixels }: DraftState, t: Translation): string[] {
  return trackingPixels.attached.includes(index) ? [t.messages.omissions.trackingPixel] : [];
}

/** Names the task of the thread that has the file already. */
function threadNote(file: NamedFile, draft: Draft, t: Translation): string[] {
  const task = findThreadTaskWith(file, draft.threadTasks);
  return task === null ? [] : [t.messages.thread.fileThere(task.number)];
}

function notAttachedLine(
  { left }: FilePlan<NamedFile>,
  { draft, trackingPixels }: DraftState,
  t: Translation,
): Widget[] {
  const { omissions, separator } = t.messages;
  const all = [
    ...left.map(
      ({ file, reason }) => fileWords(file, t) + separator + obstacleWords(file, reason, { limits: draft.limits, t }),
    ),
    ...trackingPixels.inline.map((file) => fileWords(file, t) + separator + omissions.trackingPixel),
  ];
  if (all.length === 0) return [];
  const lines = all.slice(0, maxNamed);
  const more = all.length - lines.length;
  if (more > 0) lines.push(t.messages.draft.moreFiles(more));
  return [line(lines.join('\n'), t.messages.draft.notAttached)];
}

/** Why a file cannot be sent, with the limit that it exceeds. */
function obstacleWords(
  { size }: NamedFile,
  reason: FileObstacle,
  { limits, t }: { limits: UploadLimits; t: Translation },
): string {
  const { draft: words, omissions } = t.messages;
  if (reason !== 'tooLarge') return omissions[reason];
  if (size > limits.maxFileBytes) return words.tooLarge(t.size(limits.maxFileBytes));
  return words.tooLargeTogether(t.size(limits.maxTotalBytes));
}

function fileWords(file: NamedFile, t: Translation): string {
  return fileName(file.name, t) + t.messages.separator + t.size(file.size);
}

/** The name as shown: a file without one is called so. */
export function fileName(name: string, t: Translation): string {
  return name.trim() === '' ? t.messages.unnamedFile : name;
}
