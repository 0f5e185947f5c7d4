import type { UploadLimits } from '../../shared/values/upload-limits.ts';

/** What is wrong with the files that were chosen, before any is sent. */
export type FileFault =
  | { readonly kind: 'tooMany'; readonly max: number }
  | { readonly kind: 'tooLarge'; readonly name: string; readonly maxBytes: number }
  | { readonly kind: 'totalTooLarge'; readonly maxBytes: number }
  | { readonly kind: 'unreadable'; readonly name: string };

interface ChosenFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/** Null when all of them can be sent together. */
export function findFileFault(files: readonly ChosenFile[], limits: UploadLimits): FileFault | null {
  if (files.length > limits.maxFiles) return { kind: 'tooMany', max: limits.maxFiles };
  const large = files.find(({ size }) => size > limits.maxFileBytes);
  if (large !== undefined) return { kind: 'tooLarge', name: large.name, maxBytes: limits.maxFileBytes };
  const total = files.reduce((sum, { size }) => sum + size, 0);
  return total > limits.maxTotalBytes ? { kind: 'totalTooLarge', maxBytes: limits.maxTotalBytes } : null;
}
