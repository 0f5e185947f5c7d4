import type { SavedFilter } from '../../../shared/tasks/task-list.ts';

/** Saved filters per user: as many as a menu shows. */
export const maxSavedFilters = 50;

/** Whether a user with `count` saved filters may save one more. */
export function hasRoomForFilter(count: number): boolean {
  return count < maxSavedFilters;
}

/** Whether another of the user's saved filters has the name. `id`: null for a new filter. */
export function isNameTaken(
  saved: readonly Pick<SavedFilter, 'id' | 'name'>[],
  { id, name }: { readonly id: string | null; readonly name: string },
): boolean {
  return saved.some((other) => other.name === name && other.id !== id);
}
