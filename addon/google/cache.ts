// Google's limit for one entry.
const longestSeconds = 21_600;

/** A text kept for this user only; null when absent or expired. */
export function readCache(key: string): string | null {
  return CacheService.getUserCache().get(key);
}

/** Keeps a text for this user for that many seconds, six hours at most; less than one second keeps nothing. */
export function writeCache(key: string, value: string, seconds: number): void {
  if (seconds >= 1) CacheService.getUserCache().put(key, value, Math.min(Math.floor(seconds), longestSeconds));
}

/** Removes a kept text; harmless when there is none. */
export function removeFromCache(key: string): void {
  CacheService.getUserCache().remove(key);
}
