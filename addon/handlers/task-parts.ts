import type { FileAnnouncement, MessageRequest, TaskRequest } from '../../shared/tasks/requests.ts';
import type { Omission, OmissionReason } from '../../shared/tasks/task.ts';
import { encodeUtf8 } from '../../shared/text/address/charset.ts';
import { hidesWords } from '../../shared/text/html/shown-html.ts';
import { readNewHtml, readNewText } from '../../shared/text/quotes/quotes.ts';
import { toJsonPart, type Parts } from '../google/http.ts';
import type { Translation } from '../i18n/translation.ts';
import { describe, type Description } from '../state/description.ts';
import { planOfferedFiles, planFiles, roomOf } from '../state/file-plan.ts';
import { otherDate, type SaveEntry, type SaveOrder } from '../state/save-form.ts';
import type { OpenSource, SourceFile } from '../state/source.ts';
import { isTrackingPixel } from '../state/tracking-pixel.ts';

interface Candidate {
  readonly file: SourceFile;
  readonly size: number;
  readonly inline: boolean;
  readonly contentId: string | null;
}

/**
 * The multipart parts of a save: `task`, and `file-0`, `file-1`… Files that cannot be sent are listed in `task`. Bytes
 * stay Google's blobs: the service measures and hashes them.
 */
export function buildTaskParts(opened: OpenSource, order: SaveOrder, t: Translation): Parts {
  const { entry } = order;
  const source = opened.ofSpan(entry.span);
  const { message, blobs } = buildContent(source, order, t);
  const task: TaskRequest = {
    ...message,
    typeId: entry.typeId,
    statusId: entry.statusId,
    contactIds: entry.contactIds,
    ...(entry.dueOn === null || entry.dueOn === otherDate ? {} : { dueOn: entry.dueOn }),
    ...(entry.assigneeId === null ? {} : { assigneeId: entry.assigneeId }),
    ...(source.meeting === null ? {} : { meeting: source.meeting }),
  };
  return { task: toJsonPart(task), ...blobs };
}

/** The same for a mail that is added to a task. `files` are those that are sent, with Gmail's sizes. */
export function buildMessageParts(
  source: OpenSource,
  order: SaveOrder,
  t: Translation,
): { parts: Parts; message: MessageRequest; files: readonly SentFile[] } {
  const { message, blobs, files } = buildContent(source, order, t);
  return { parts: { task: toJsonPart(message), ...blobs }, message, files };
}

interface SentFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

function buildContent(
  source: OpenSource,
  { ticket, entry }: SaveOrder,
  t: Translation,
): { message: MessageRequest; blobs: Parts; files: readonly SentFile[] } {
  const { limits } = ticket;
  const description = descriptionOf(source, entry.description, limits.maxDescriptionLength);
  const offered = planOfferedFiles(source.attachments, limits);
  const { chosen, notChosen } = splitByChoice(source, offered.sent, entry);
  const otherBytes = byteLengthOf(description.html) + byteLengthOf(description.text) + roomForFields;
  const { images, pixels } = splitInlineImages(source, description.html ?? '');
  const plan = planFiles([...chosen, ...images], roomOf(limits, otherBytes), limits.maxFileBytes);
  const read = readFiles(plan.sent);
  const message: MessageRequest = {
    idempotencyKey: ticket.idempotencyKey,
    title: entry.title === '' ? t.messages.noSubject : entry.title,
    description,
    source: {
      kind: source.kind,
      keys: [...source.savedKeys],
      ...(source.threadKeys.length === 0 ? {} : { threadKeys: [...source.threadKeys] }),
    },
    files: read.sent.map(announcementOf),
    links: [...source.links()],
    omissions: [
      ...offered.left.map(({ file, reason }) => omissionOf(file, reason)),
      ...notChosen.map((file) => omissionOf(file, isTrackingPixel(file) ? 'trackingPixel' : 'notChosen')),
      ...pixels.map((file) => omissionOf(file, 'trackingPixel')),
      ...plan.left.map(({ file, reason }) => omissionOf(file.file, reason)),
      ...read.unreadable.map((file) => omissionOf(file, 'unreadable')),
    ],
  };
  return { message, blobs: read.blobs, files: read.sent.map(({ file }) => file) };
}

// Bytes for title, ids, file names and omissions at their longest.
const roomForFields = 1_500_000;

function byteLengthOf(text: string | null): number {
  return text === null ? 0 : encodeUtf8(text).length;
}

function descriptionOf(source: OpenSource, choice: SaveEntry['description'], maxLength: number): Description {
  const { writtenAs } = source;
  const html = source.html();
  // A plain text that was made from HTML has what the HTML hides: the service makes one from what is left.
  const text = hidesWords(html) ? '' : source.text();
  if (choice === 'whole' || writtenAs === null) return describe(html, text, maxLength);
  return describe(
    readNewHtml(html, writtenAs, source.htmlTokens()).written,
    readNewText(text, writtenAs).written,
    maxLength,
  );
}

function splitByChoice(
  source: OpenSource,
  offered: readonly SourceFile[],
  entry: SaveEntry,
): { chosen: Candidate[]; notChosen: SourceFile[] } {
  const ticked = new Set(entry.attachments.map((index) => source.attachments[index]));
  const toCandidate = (file: SourceFile): Candidate => ({ file, size: file.size, inline: false, contentId: null });
  return {
    chosen: offered.filter((file) => ticked.has(file)).map(toCandidate),
    notChosen: offered.filter((file) => !ticked.has(file)),
  };
}

function splitInlineImages(source: OpenSource, html: string): { images: Candidate[]; pixels: SourceFile[] } {
  const pixels = source.inlineImages.filter(isTrackingPixel);
  // Content-IDs need the raw message, and only images that are sent need them.
  const ids = pixels.length === source.inlineImages.length ? [] : source.contentIds(html);
  const candidates = source.inlineImages.map((file, index) => ({
    file,
    size: file.size,
    inline: true,
    contentId: ids[index] ?? null,
  }));
  return { images: candidates.filter(({ file }) => !pixels.includes(file)), pixels };
}

function readFiles(candidates: readonly Candidate[]): {
  sent: Candidate[];
  blobs: Parts;
  unreadable: SourceFile[];
} {
  const sent: Candidate[] = [];
  const blobs: Parts = {};
  const unreadable: SourceFile[] = [];
  for (const candidate of candidates) {
    const blob = candidate.file.read();
    if (blob === null) {
      unreadable.push(candidate.file);
      continue;
    }
    const part = `file-${sent.length}`;
    // The real name is data in `task`; in a part header it could break the request.
    blobs[part] = blob.setName(part);
    sent.push(candidate);
  }
  return { sent, blobs, unreadable };
}

function announcementOf({ file, inline, contentId }: Candidate): FileAnnouncement {
  return {
    name: file.name.slice(0, 2000),
    mediaType: file.mediaType === '' ? 'application/octet-stream' : file.mediaType.slice(0, 255),
    inline,
    ...(contentId === null ? {} : { contentId: contentId.slice(0, 1000) }),
  };
}

function omissionOf({ name, size }: SourceFile, reason: OmissionReason): Omission {
  return { name: name.slice(0, 2000), size, reason };
}
