import type { UploadLimits } from '../../shared/values/upload-limits.ts';

/** Why a file cannot be offered. */
export type FileObstacle = 'tooLarge' | 'tooMany';

export interface FilePlan<F> {
  readonly sent: readonly F[];
  readonly left: readonly { readonly file: F; readonly reason: FileObstacle }[];
}

/** Room that is left for files, in number and bytes. */
export interface Room {
  readonly files: number;
  readonly bytes: number;
}

// UrlFetchApp's limit for one request, to which every part counts.
const largestPost = 50 * 1024 * 1024;
const perPart = 1024;

/** The room of one request whose other parts take `otherBytes`. */
export function roomOf(limits: UploadLimits, otherBytes: number): Room {
  const posted = largestPost - otherBytes - limits.maxFiles * perPart;
  return { files: limits.maxFiles, bytes: Math.max(0, Math.min(limits.maxTotalBytes, posted)) };
}

/** Takes files in order while each and the total fit; the others get the obstacle. */
export function planFiles<F extends { readonly size: number }>(
  files: readonly F[],
  room: Room,
  maxFileBytes: number,
): FilePlan<F> {
  const sent: F[] = [];
  const left: { file: F; reason: FileObstacle }[] = [];
  let bytes = 0;
  for (const file of files) {
    if (file.size > maxFileBytes || bytes + file.size > room.bytes) left.push({ file, reason: 'tooLarge' });
    else if (sent.length >= room.files) left.push({ file, reason: 'tooMany' });
    else {
      sent.push(file);
      bytes += file.size;
    }
  }
  return { sent, left };
}

/** Bytes of all of them. */
export function sumBytes(files: readonly { readonly size: number }[]): number {
  return files.reduce((sum, file) => sum + file.size, 0);
}

// Google's limit for the items of one selection.
const maxOffered = 100;

/**
 * The attachments that the card offers. They do not depend on what else is sent, so that saving finds the same ones as
 * the card showed.
 */
export function planOfferedFiles<F extends { readonly size: number }>(
  files: readonly F[],
  limits: UploadLimits,
): FilePlan<F> {
  const room = roomOf({ ...limits, maxFiles: Math.min(limits.maxFiles, maxOffered) }, 0);
  return planFiles(files, room, limits.maxFileBytes);
}
