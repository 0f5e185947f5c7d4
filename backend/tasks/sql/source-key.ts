import { createHash } from 'node:crypto';

/** What a source key is stored and looked up by: SHA-256 in hexadecimal. */
export function hashOfSourceKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
