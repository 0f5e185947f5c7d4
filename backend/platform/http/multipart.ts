import type { IncomingMessage } from 'node:http';
import type { BusboyFileStream, BusboyHeaders, BusboyInstance } from '@fastify/busboy';
import { Busboy } from '@fastify/busboy';
import { type UploadPart, UploadError } from './upload-part.ts';

export interface MultipartLimits {
  parts: number;
  /** Bytes of the whole body, delimiters included. */
  bytes: number;
  /** Slower than that, and the connection is ended: whoever trickles would hold it for as long as a request may take. */
  pace: Pace;
}

/** At least so many bytes in every span of so many milliseconds. */
export interface Pace {
  bytes: number;
  span: number;
}

/** Field name, content, file name, transfer encoding, media type. File names are ignored: the announcement has them. */
type FileEvent = [string | undefined, BusboyFileStream, unknown, unknown, string];

/** Bytes and lines of a part's header; ours have two short lines. */
const maxHeaderBytes = 4096;
const maxHeaderPairs = 10;

/**
 * The parts of a multipart/form-data body (RFC 7578), one after the other, as they arrive. The next one comes only when
 * the content of the one before was read. Throws UploadError when the body is malformed, ends early or passes a limit.
 * The rest of a body that is given up is read and dropped, so that the caller gets the answer.
 */
export async function* multipartParts(body: IncomingMessage, limits: MultipartLimits): AsyncGenerator<UploadPart> {
  const arrivals = new Arrivals();
  const parser = createParser(body, limits, arrivals);
  const detach = feed(body, parser, { arrivals, limits });
  try {
    for (;;) {
      const part = await arrivals.next();
      if (part === null) return;
      yield part;
      // The content may have ended because the body broke off.
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
  // Stays attached to the end: the parser may report one broken body several times.
  parser.on('error', () => arrivals.fail(malformed()));
  parser.on('finish', () => arrivals.finish());
  return parser;
}

function openParser(body: IncomingMessage, limits: MultipartLimits): BusboyInstance {
  try {
    return new Busboy({
      headers: body.headers as BusboyHeaders,
      // Every part is a stream with a limit of its own; as a field it would be cut at 1 MiB.
      isPartAFile: () => true,
      limits: { files: limits.parts, parts: limits.parts, headerPairs: maxHeaderPairs, headerSize: maxHeaderBytes },
    });
  } catch {
    throw malformed();
  }
}

/** Lets the body flow into the parser; the returned function takes it away again. */
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
  const brokenOff = () => arrivals.fail(new UploadError({ code: 'upload_incomplete' }));
  const closed = () => {
    if (!body.complete) brokenOff();
  };
  const stopWatch = keepPace(body, limits.pace);
  body.on('data', count).on('error', brokenOff).on('close', closed);
  body.pipe(parser);
  return () => {
    stopWatch();
    body.off('data', count).off('close', closed);
    body.unpipe(parser);
    body.resume();
  };
}

/** Ends a body that trickles, not one that waits for our own disk; the returned function stops watching. */
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

function malformed(): UploadError {
  return new UploadError({
    code: 'invalid_request',
    fields: [{ path: 'body', message: 'is not well-formed multipart/form-data' }],
  });
}

/** Parts that the parser found, until they are asked for. */
class Arrivals {
  readonly #waiting: (UploadPart & { content: BusboyFileStream })[] = [];
  readonly #given: BusboyFileStream[] = [];
  #failure: UploadError | null = null;
  #finished = false;
  #wake: (() => void) | null = null;

  add(part: UploadPart & { content: BusboyFileStream }): void {
    // A content that breaks while nobody reads it must not end the process.
    part.content.on('error', () => undefined);
    if (this.#failure !== null) part.content.destroy();
    else this.#waiting.push(part);
    this.#wake?.();
  }

  finish(): void {
    this.#finished = true;
    this.#wake?.();
  }

  /** The first failure counts; every content ends with it, read or not. */
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
