import type { Readable } from 'node:stream';
import type { Failure } from '../outcome.ts';

/** A part of a multipart body, whose content is not read yet. */
export interface UploadPart {
  /** null when the part gives none. */
  name: string | null;
  mediaType: string;
  content: Readable;
}

/** The body is malformed or ends early. Thrown while reading the parts, and answered as `failure`. */
export class UploadError extends Error {
  override readonly name = 'UploadError';
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}
