import type { Viewer } from '../domain/rights.ts';
import type { EnvironmentHandle } from './environment-scope.ts';
import type { StoredAttachment } from './task-record.ts';

/** An attachment of a task that the viewer may read; null otherwise. */
export function readAttachment(
  environment: EnvironmentHandle,
  attachment: { readonly taskId: string; readonly attachmentId: string },
  viewer: Viewer,
): Promise<StoredAttachment | null> {
  return Promise.reject(new Error(`${environment.environmentId} ${attachment.taskId} ${viewer.userId}`));
}

/** Of these SHA-256 hashes, those that no attachment of the environment refers to. */
export function unreferencedHashes(environment: EnvironmentHandle, hashes: readonly string[]): Promise<string[]> {
  return Promise.reject(new Error(`${environment.environmentId} ${hashes.length}`));
}
