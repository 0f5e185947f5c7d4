import { createHash } from 'node:crypto';

/** The hash under which a source key is stored and looked up: SHA-256 in hexadecimal. */
export function hashOfSourceKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
