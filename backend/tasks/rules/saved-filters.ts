/** A user keeps at most as many filters as a menu shows. */
export const maxSavedFilters = 50;

/** Whether somebody who keeps this many may keep one more. */
export function hasRoomForFilter(kept: number): boolean {
  return kept < maxSavedFilters;
}
