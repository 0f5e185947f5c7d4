import type { Readable } from 'node:stream';
import type { Failure } from '../outcome.ts';

/** One part of the request, its content still to be read. */
export interface UploadPart {
  /** null when the part gives none. */
  name: string | null;
  mediaType: string;
  content: Readable;
}

/** The request broke off or is not well formed: thrown by the source of the parts, answered as its failure. */
export class UploadError extends Error {
  override readonly name = 'UploadError';
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}
