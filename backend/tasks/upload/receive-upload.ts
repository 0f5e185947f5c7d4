import type { Readable } from 'node:stream';
import type * as z from 'zod/mini';
import type { UploadLimits } from '../../../shared/values/upload-limits.ts';
import type { FileAnnouncement, MessageRequest } from '../../../shared/tasks/requests.ts';
import type { StagedBlob } from '../../platform/blobs/blob-store.ts';
import { BlobTooLargeError } from '../../platform/blobs/blob-store.ts';
import type { Failure, Outcome } from '../../platform/outcome.ts';
import { succeed, fail, rejectField } from '../../platform/outcome.ts';
import { UploadError, type UploadPart } from '../../platform/http/upload-part.ts';
import { parseJson, validate } from '../../platform/parse-request.ts';
import type { Context } from '../../platform/context.ts';

/** Limit of the JSON part `task` in bytes: the longest description as HTML and text, in the widest encoding. */
export const maxTaskPartBytes = 16 * 1024 * 1024;

/** A complete request: `files[i]` has the bytes of `request.files[i]`. */
export interface Received<R extends MessageRequest = MessageRequest> {
  request: R;
  files: StagedBlob[];
}

/** What receiving an upload needs. */
export interface Receiving extends Pick<Context, 'blobs' | 'limits'> {
  /** Called with the part `task` before it is checked against the limits. */
  readonly onAnnounced: (request: MessageRequest) => void;
}

/**
 * Reads the part `task`, validated by `schema`, then `file-0`, `file-1`… exactly as `task` lists them. Each is streamed
 * to the blob store. Any failure discards the staged blobs.
 */
export async function receiveUpload<R extends MessageRequest>(
  receiving: Receiving,
  parts: AsyncIterable<UploadPart>,
  schema: z.ZodMiniType<R>,
): Promise<Outcome<Received<R>>> {
  const files: StagedBlob[] = [];
  try {
    const received = await readParts({ ...receiving, files, schema }, parts);
    if (!received.ok) await discardAll(files);
    return received;
  } catch (error) {
    await discardAll(files);
    if (error instanceof UploadError) return fail(error.failure);
    if (error instanceof BlobTooLargeError) return fail({ code: 'upload_incomplete' });
    throw error;
  }
}

/** Discards the staged blobs of a task that is not saved. */
export async function discardAll(files: readonly StagedBlob[]): Promise<void> {
  await Promise.all(files.map((file) => file.discard()));
}

interface Reading<R> extends Receiving {
  files: StagedBlob[];
  schema: z.ZodMiniType<R>;
}

async function readParts<R extends MessageRequest>(
  reading: Reading<R>,
  parts: AsyncIterable<UploadPart>,
): Promise<Outcome<Received<R>>> {
  let request: R | null = null;
  for await (const part of parts) {
    if (request === null) {
      const task = await readTaskPart(part, reading);
      if (!task.ok) return task;
      request = task.value;
    } else {
      const failure = await stageFile(reading, request.files, part);
      if (failure !== null) return fail(failure);
    }
  }
  if (request === null) return rejectField('task', 'the first part must be task');
  if (reading.files.length < request.files.length) return fail({ code: 'upload_incomplete' });
  return succeed({ request, files: reading.files });
}

async function readTaskPart<R extends MessageRequest>(
  part: UploadPart,
  { limits, schema, onAnnounced }: Pick<Reading<R>, 'limits' | 'schema' | 'onAnnounced'>,
): Promise<Outcome<R>> {
  if (part.name !== 'task') return rejectField('task', 'the first part must be task');
  if (part.mediaType !== 'application/json') return fail({ code: 'unsupported_media_type' });
  const text = await readText(part.content, maxTaskPartBytes);
  if (text === null) return fail({ code: 'payload_too_large' });
  const json = parseJson(text);
  if (!json.ok) return rejectField('task', 'is not valid JSON');
  const request = validate(schema, json.value, 'task');
  if (!request.ok) return request;
  onAnnounced(request.value);
  return checkLimits(request.value, limits);
}

function checkLimits<R extends MessageRequest>(request: R, limits: UploadLimits): Outcome<R> {
  const sizes = request.files.map((file) => file.size);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const tooLarge =
    sizes.length > limits.maxFiles ||
    total > limits.maxTotalBytes ||
    sizes.some((size) => size > limits.maxFileBytes) ||
    [request.description.html, request.description.text].some(
      (text) => (text?.length ?? 0) > limits.maxDescriptionLength,
    );
  return tooLarge ? fail({ code: 'payload_too_large' }) : succeed(request);
}

/** Stages the file of a part. Returns the failure, or null. */
async function stageFile(
  { blobs, files }: Pick<Reading<unknown>, 'blobs' | 'files'>,
  announced: readonly FileAnnouncement[],
  part: UploadPart,
): Promise<Failure | null> {
  const expected = announced[files.length];
  if (expected === undefined || part.name !== `file-${files.length}`) {
    return { code: 'invalid_request', fields: [{ path: part.name ?? 'part', message: 'was not announced here' }] };
  }
  const staged = await blobs.stage(part.content, expected.size);
  files.push(staged);
  return staged.size === expected.size ? null : { code: 'upload_incomplete' };
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
