import type { IncomingMessage } from 'node:http';
import type { BusboyFileStream, BusboyHeaders, BusboyInstance } from '@fastify/busboy';
import { Busboy } from '@fastify/busboy';
import { type UploadPart, UploadError } from './upload-part.ts';

export interface MultipartLimits {
  parts: number;
  /** Bytes of the whole body, boundaries included. */
  bytes: number;
  /** A slower upload is disconnected: it would hold the connection for as long as a request may take (slowloris). */
  pace: Pace;
}

/** Minimum throughput: so many bytes in every span of so many milliseconds. */
export interface Pace {
  bytes: number;
  span: number;
}

/**
 * Arguments of busboy's `file` event: field name, content, file name, transfer encoding, media type. File names are
 * ignored: the part `task` lists them.
 */
type FileEvent = [string | undefined, BusboyFileStream, unknown, unknown, string];

/** Limit of a part's header, in bytes and lines; ours have two short lines. */
const maxHeaderBytes = 4096;
const maxHeaderPairs = 10;

/**
 * The parts of a multipart/form-data body (RFC 7578), in order, as streams. Backpressure: the next part comes once the
 * content of the previous one is read. Throws UploadError when the body is malformed, ends early or exceeds a limit.
 * The rest of an abandoned body is drained, so that the client reads the response.
 */
export async function* readMultipart(body: IncomingMessage, limits: MultipartLimits): AsyncGenerator<UploadPart> {
  const arrivals = new Arrivals();
  const parser = createParser(body, limits, arrivals);
  const detach = feed(body, parser, { arrivals, limits });
  try {
    for (;;) {
      const part = await arrivals.next();
      if (part === null) return;
      yield part;
      // A content also ends when the body is aborted.
      arrivals.throwIfFailed();
    }
  } finally {
    detach();
    arrivals.fail(new UploadError({ code: 'upload_incomplete' }));
  }
}

function createParser(body: IncomingMessage, limits: MultipartLimits, arrivals: Arrivals): BusboyInstance {
  const parser = openParser(body, limits);
  parser.on('file', (...[name, content, , , mediaType]: FileEvent) =>
    arrivals.add({ name: name ?? null, mediaType, content }),
  );
  for (const event of ['partsLimit', 'filesLimit'] as const) {
    parser.on(event, () => arrivals.fail(new UploadError({ code: 'payload_too_large' })));
  }
  // Stays attached: the parser may report one malformed body several times.
  parser.on('error', () => arrivals.fail(createFormatError()));
  parser.on('finish', () => arrivals.finish());
  return parser;
}

function openParser(body: IncomingMessage, limits: MultipartLimits): BusboyInstance {
  try {
    return new Busboy({
      headers: body.headers as BusboyHeaders,
      // Treats every part as a file, that is a stream with our own limit: busboy cuts fields at 1 MiB.
      isPartAFile: () => true,
      limits: { files: limits.parts, parts: limits.parts, headerPairs: maxHeaderPairs, headerSize: maxHeaderBytes },
    });
  } catch {
    throw createFormatError();
  }
}

/** Pipes the body into the parser; the returned function unpipes it. */
function feed(
  body: IncomingMessage,
  parser: BusboyInstance,
  { arrivals, limits }: { arrivals: Arrivals; limits: MultipartLimits },
): () => void {
  let bytes = 0;
  const count = (chunk: Buffer) => {
    bytes += chunk.byteLength;
    if (bytes > limits.bytes) arrivals.fail(new UploadError({ code: 'payload_too_large' }));
  };
  const onBrokenOff = () => arrivals.fail(new UploadError({ code: 'upload_incomplete' }));
  const onClosed = () => {
    if (!body.complete) onBrokenOff();
  };
  const stopWatch = keepPace(body, limits.pace);
  body.on('data', count).on('error', onBrokenOff).on('close', onClosed);
  body.pipe(parser);
  return () => {
    stopWatch();
    body.off('data', count).off('close', onClosed);
    body.unpipe(parser);
    body.resume();
  };
}

/**
 * Disconnects a client that is slower than the pace. Time in which backpressure pauses the body, because our own disk
 * is slow, does not count. The returned function stops the timer.
 */
function keepPace(body: IncomingMessage, pace: Pace): () => void {
  let bytes = 0;
  const count = (chunk: Buffer) => (bytes += chunk.byteLength);
  const timer = setInterval(() => {
    if (bytes < pace.bytes && !body.isPaused() && !body.complete) body.destroy();
    bytes = 0;
  }, pace.span);
  body.on('data', count);
  return () => {
    clearInterval(timer);
    body.off('data', count);
  };
}

function createFormatError(): UploadError {
  return new UploadError({
    code: 'invalid_request',
    fields: [{ path: 'body', message: 'is not well-formed multipart/form-data' }],
  });
}

/** A queue between the parser, which emits parts, and the generator, which asks for them. */
class Arrivals {
  readonly #waiting: (UploadPart & { content: BusboyFileStream })[] = [];
  readonly #given: BusboyFileStream[] = [];
  #failure: UploadError | null = null;
  #finished = false;
  #wake: (() => void) | null = null;

  add(part: UploadPart & { content: BusboyFileStream }): void {
    // Without a listener, an error of a content that nobody reads would end the process.
    part.content.on('error', () => undefined);
    if (this.#failure !== null) part.content.destroy();
    else this.#waiting.push(part);
    this.#wake?.();
  }

  finish(): void {
    this.#finished = true;
    this.#wake?.();
  }

  /** Keeps the first failure and fails every content with it, read or not. */
  fail(failure: UploadError): void {
    if (this.#failure !== null) return;
    this.#failure = failure;
    for (const content of [...this.#given, ...this.#waiting.map((part) => part.content)]) content.destroy(failure);
    this.#wake?.();
  }

  throwIfFailed(): void {
    if (this.#failure !== null) throw this.#failure;
  }

  /** The next part, or null after the last. */
  async next(): Promise<UploadPart | null> {
    for (;;) {
      this.throwIfFailed();
      const part = this.#waiting.shift();
      if (part !== undefined) {
        this.#given.push(part.content);
        return part;
      }
      if (this.#finished) return null;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
