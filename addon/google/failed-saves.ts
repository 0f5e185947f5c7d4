import { maxFailedSaves, packFailedSave, unpackFailedSave, type FailedSave } from '../state/failed-save.ts';
import { keepProperty, keptUnder } from './properties.ts';

// One property each, because of Google's limit of 9 KB; the key makes a retry that fails again replace the first.
const prefix = 'failedSave.';

/** The user's saves that failed in an environment, newest first. Values that are broken count as none. */
export function keptFailedSaves(environment: string): FailedSave[] {
  return everyFailedSave().filter((save) => save.environment === environment);
}

/** Keeps a save that failed, and no more than the newest ten of them. */
export function keepFailedSave(save: FailedSave): void {
  keepProperty(prefix + save.idempotencyKey, packFailedSave(save));
  const kept = everyFailedSave().slice(0, maxFailedSaves);
  const names = new Set(kept.map(({ idempotencyKey }) => prefix + idempotencyKey));
  for (const name of Object.keys(keptUnder(prefix))) if (!names.has(name)) keepProperty(name, null);
}

/** Forgets a save that failed; harmless when there is none. */
export function dropFailedSave(idempotencyKey: string): void {
  keepProperty(prefix + idempotencyKey, null);
}

/** The environment goes by another name. */
export function renameFailedSaves(before: string, after: string): void {
  for (const save of keptFailedSaves(before)) {
    keepProperty(prefix + save.idempotencyKey, packFailedSave({ ...save, environment: after }));
  }
}

function everyFailedSave(): FailedSave[] {
  const saves = Object.entries(keptUnder(prefix)).flatMap(([name, text]) => {
    const save = unpackFailedSave(text);
    return save !== null && name === prefix + save.idempotencyKey ? [save] : [];
  });
  return saves.sort((one, other) => (one.failedAt < other.failedAt ? 1 : -1));
}
