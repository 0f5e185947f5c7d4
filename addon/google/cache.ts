// Google's limit for one entry.
const longestSeconds = 21_600;

/** A text kept for this user only; null when absent or expired. */
export function cached(key: string): string | null {
  return CacheService.getUserCache().get(key);
}

export function keep(key: string, value: string, seconds: number): void {
  if (seconds >= 1) CacheService.getUserCache().put(key, value, Math.min(Math.floor(seconds), longestSeconds));
}

export function forget(key: string): void {
  CacheService.getUserCache().remove(key);
}
