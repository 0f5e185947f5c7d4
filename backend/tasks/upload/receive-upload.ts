import type { Readable } from 'node:stream';
import type * as z from 'zod/mini';
import type { UploadLimits } from '../../../shared/values/upload-limits.ts';
import type { FileAnnouncement, MessageRequest } from '../../../shared/tasks/requests.ts';
import type { StagedBlob } from '../../platform/blobs/blob-store.ts';
import { BlobTooLargeError } from '../../platform/blobs/blob-store.ts';
import type { HtmlReader } from '../../platform/html/html-reader.ts';
import type { Failure, Outcome } from '../../platform/outcome.ts';
import { succeed, fail, rejectField } from '../../platform/outcome.ts';
import { UploadError, type UploadPart } from '../../platform/http/upload-part.ts';
import { parseJson, validate } from '../../platform/parse-request.ts';
import type { Context } from '../../platform/context.ts';

/** Limit of the JSON part `task` in bytes: the longest description as HTML and text, in the widest encoding. */
export const maxTaskPartBytes = 16 * 1024 * 1024;

/** A complete request: `files[i]` has the bytes of `request.files[i]`, whose `size` is as measured. */
export interface Received<R extends MessageRequest = MessageRequest> {
  request: R;
  files: StagedBlob[];
}

/** What receiving an upload needs. */
export interface Receiving extends Pick<Context, 'blobs' | 'html' | 'limits'> {
  /** Called with the part `task` before it is checked against the limits, and again with the sizes as measured. */
  readonly onAnnounced: (request: MessageRequest) => void;
}

/**
 * Reads the part `task`, validated by `schema`, and the parts `file-0`, `file-1`… that it lists, in any order. Each file
 * is streamed to the blob store, which measures it. Any failure discards the staged blobs.
 */
export async function receiveUpload<R extends MessageRequest>(
  receiving: Receiving,
  parts: AsyncIterable<UploadPart>,
  schema: z.ZodMiniType<R>,
): Promise<Outcome<Received<R>>> {
  const files = new Map<number, StagedBlob>();
  try {
    const received = await readParts({ ...receiving, files, schema }, parts);
    if (!received.ok) await discardAll([...files.values()]);
    return received;
  } catch (error) {
    await discardAll([...files.values()]);
    if (error instanceof UploadError) return fail(error.failure);
    throw error;
  }
}

/** Discards the staged blobs of a task that is not saved. */
export async function discardAll(files: readonly StagedBlob[]): Promise<void> {
  await Promise.all(files.map((file) => file.discard()));
}

interface Reading<R> extends Receiving {
  /** By the number in the part's name. */
  files: Map<number, StagedBlob>;
  schema: z.ZodMiniType<R>;
}

async function readParts<R extends MessageRequest>(
  reading: Reading<R>,
  parts: AsyncIterable<UploadPart>,
): Promise<Outcome<Received<R>>> {
  let request: R | null = null;
  for await (const part of parts) {
    if (part.name === 'task') {
      if (request !== null) return rejectField('task', 'was sent twice');
      const task = await readTaskPart(part, reading);
      if (!task.ok) return task;
      request = task.value;
    } else {
      const failure = await stageFile(reading, request?.files ?? null, part);
      if (failure !== null) return fail(failure);
    }
  }
  return request === null ? rejectField('task', 'is missing') : joinFiles(request, reading);
}

/** Gives each listed file its bytes and their measured size. */
function joinFiles<R extends MessageRequest>(request: R, { files, onAnnounced }: Reading<R>): Outcome<Received<R>> {
  const unlisted = [...files.keys()].find((index) => isUnlisted(index, request.files));
  if (unlisted !== undefined) return fail(refusePart(`file-${unlisted}`));
  const staged = request.files.flatMap((_, index) => files.get(index) ?? []);
  const whole = request.files.every(({ size }, index) => size === undefined || size === files.get(index)?.size);
  if (staged.length < request.files.length || !whole) return fail({ code: 'upload_incomplete' });
  const measured = request.files.map((file, index) => ({ ...file, size: staged[index]?.size }));
  const received = { ...request, files: measured };
  onAnnounced(received);
  return succeed({ request: received, files: staged });
}

async function readTaskPart<R extends MessageRequest>(
  part: UploadPart,
  { limits, schema, onAnnounced, html }: Pick<Reading<R>, 'limits' | 'schema' | 'onAnnounced' | 'html'>,
): Promise<Outcome<R>> {
  if (part.mediaType !== 'application/json') return fail({ code: 'unsupported_media_type' });
  const text = await readText(part.content, maxTaskPartBytes);
  if (text === null) return fail({ code: 'payload_too_large' });
  const json = parseJson(text);
  if (!json.ok) return rejectField('task', 'is not valid JSON');
  const request = validate(schema, json.value, 'task');
  if (!request.ok) return request;
  onAnnounced(request.value);
  const { description } = request.value;
  const isTooLarge = exceedsLimits(request.value, limits) || (await isTooLongToStore(html, description.html, limits));
  return isTooLarge ? fail({ code: 'payload_too_large' }) : succeed(request.value);
}

function exceedsLimits(request: MessageRequest, limits: UploadLimits): boolean {
  const sizes = request.files.map(({ size = 0 }) => size);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return (
    sizes.length > limits.maxFiles ||
    total > limits.maxTotalBytes ||
    sizes.some((size) => size > limits.maxFileBytes) ||
    (request.description.text ?? '').length > limits.maxDescriptionLength
  );
}

/** What the service drops anyway does not count. */
async function isTooLongToStore(reader: HtmlReader, html: string | null, limits: UploadLimits): Promise<boolean> {
  if (html === null || html.length <= limits.maxDescriptionLength) return false;
  const stored = await reader.measureStored(html);
  return stored === null || stored > limits.maxDescriptionLength;
}

const filePart = /^file-(0|[1-9]\d{0,3})$/;

/**
 * Stages the file of a part. `announced`: the list of `task`, null until it arrives. Returns the failure, or null.
 */
async function stageFile(
  { blobs, files, limits }: Pick<Reading<unknown>, 'blobs' | 'files' | 'limits'>,
  announced: readonly FileAnnouncement[] | null,
  part: UploadPart,
): Promise<Failure | null> {
  const index = indexOf(part);
  if (index === null || files.has(index) || isUnlisted(index, announced)) return refusePart(part.name);
  if (files.size >= limits.maxFiles) return { code: 'payload_too_large' };
  const room = Math.min(limits.maxFileBytes, limits.maxTotalBytes - sumBytes(files));
  const expected = Math.min(announced?.[index]?.size ?? room, room);
  const staged = await stageWithin(blobs, part, expected);
  if (staged === null) return { code: expected < room ? 'upload_incomplete' : 'payload_too_large' };
  files.set(index, staged);
  return null;
}

function indexOf({ name }: UploadPart): number | null {
  const digits = filePart.exec(name ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}

function isUnlisted(index: number, announced: readonly FileAnnouncement[] | null): boolean {
  return announced !== null && index >= announced.length;
}

/** Null when the content is longer than `maxBytes`. */
async function stageWithin(blobs: Context['blobs'], part: UploadPart, maxBytes: number): Promise<StagedBlob | null> {
  try {
    return await blobs.stage(part.content, maxBytes);
  } catch (error) {
    if (error instanceof BlobTooLargeError) return null;
    throw error;
  }
}

function sumBytes(files: ReadonlyMap<number, StagedBlob>): number {
  return [...files.values()].reduce((sum, { size }) => sum + size, 0);
}

function refusePart(name: string | null): Failure {
  return { code: 'invalid_request', fields: [{ path: name ?? 'part', message: 'was not announced' }] };
}

/** The whole content as UTF-8, or null when it is longer than allowed. */
async function readText(content: Readable, maxBytes: number): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of content as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
