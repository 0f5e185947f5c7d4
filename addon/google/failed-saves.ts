import { maxFailedSaves, packFailedSave, unpackFailedSave, type FailedSave } from '../state/failed-save.ts';
import { keepProperty, readAllUnder } from './properties.ts';

// A property per save, because of Google's limit of 9 KB. It is named by the idempotency key, so that a retry that
// fails replaces its predecessor.
const prefix = 'failedSave.';

/** The user's failed saves in an environment, newest first. Malformed entries are skipped. */
export function listFailedSaves(environment: string): FailedSave[] {
  return listAllFailedSaves().filter((save) => save.environment === environment);
}

/** Stores a failed save, and drops all but the newest ten. */
export function keepFailedSave(save: FailedSave): void {
  keepProperty(prefix + save.idempotencyKey, packFailedSave(save));
  const kept = listAllFailedSaves().slice(0, maxFailedSaves);
  const names = new Set(kept.map(({ idempotencyKey }) => prefix + idempotencyKey));
  for (const name of Object.keys(readAllUnder(prefix))) if (!names.has(name)) keepProperty(name, null);
}

/** Removes a failed save, if it exists. */
export function dropFailedSave(idempotencyKey: string): void {
  keepProperty(prefix + idempotencyKey, null);
}

/** Moves failed saves to an environment's new name. */
export function renameFailedSaves(before: string, after: string): void {
  for (const save of listFailedSaves(before)) {
    keepProperty(prefix + save.idempotencyKey, packFailedSave({ ...save, environment: after }));
  }
}

function listAllFailedSaves(): FailedSave[] {
  const saves = Object.entries(readAllUnder(prefix)).flatMap(([name, text]) => {
    const save = unpackFailedSave(text);
    return save !== null && name === prefix + save.idempotencyKey ? [save] : [];
  });
  return saves.sort((one, other) => (one.failedAt < other.failedAt ? 1 : -1));
}
