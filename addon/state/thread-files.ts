import type { ThreadTask } from '../../shared/capture/draft.ts';

/** The newest of the tasks that has a file of this name and size; null when none has. */
export function findThreadTaskWith(
  { name, size }: { readonly name: string; readonly size: number },
  tasks: readonly ThreadTask[],
): ThreadTask | null {
  const wanted = toStoredForm(name);
  const has = ({ files }: ThreadTask): boolean =>
    files.some((file) => file.size === size && toStoredForm(file.name) === wanted);
  return tasks.find(has) ?? null;
}

// The backend stores safe file names, so both names are compared without the characters that it removes.
function toStoredForm(name: string): string {
  const last = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  return last
    .trim()
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}.-]+/gu, '_');
}
