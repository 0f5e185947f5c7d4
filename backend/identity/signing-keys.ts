import type { Certificates } from 'google-auth-library';
import { OAuth2Client } from 'google-auth-library';
import * as z from 'zod/mini';
import { UnavailableError } from '../platform/unavailable.ts';
import type { Clock } from '../platform/clock.ts';

/**
 * Shortest time in milliseconds between two fetches. Google rotates its keys about weekly, and announces new ones hours
 * ahead.
 */
const shortestLife = 60_000;
const longestLife = 24 * 60 * 60_000;
const fetchTimeout = 5_000;

const keysSchema = z.record(z.string(), z.string());

/** The issuer's public keys by key id. */
export interface SigningKeys {
  /**
   * The keys to verify a token of `keyId` with. Rate limit: an unknown key id or a failure fetches again only a minute
   * after the last fetch. Throws UnavailableError when there are no keys.
   */
  keysFor(keyId: string): Promise<Certificates>;
}

/** `certsUrl` null: Google's own. */
export function createSigningKeys(certsUrl: string | null, now: Clock): SigningKeys {
  let kept: { keys: Certificates; freshUntil: number } | null = null;
  let lastFetch = -Infinity;
  let fetching: Promise<Certificates> | null = null;
  let failure: unknown = null;

  function mayFetch(): boolean {
    return now().getTime() - lastFetch >= shortestLife;
  }

  function fetchOnce(): Promise<Certificates> {
    fetching ??= fetchKeys(certsUrl)
      .then(({ keys, lifetime }) => {
        kept = { keys, freshUntil: now().getTime() + lifetime };
        return keys;
      })
      .finally(() => {
        lastFetch = now().getTime();
        fetching = null;
      });
    return fetching;
  }

  async function fetchFreshKeys(): Promise<Certificates | null> {
    if (fetching === null && !mayFetch()) return null;
    return fetchOnce().catch((error: unknown) => {
      failure = error;
      return null;
    });
  }

  return {
    async keysFor(keyId) {
      const usable = kept !== null && now().getTime() < kept.freshUntil ? kept.keys : null;
      if (usable !== null && Object.hasOwn(usable, keyId)) return usable;
      const keys = (await fetchFreshKeys()) ?? usable;
      if (keys === null) throw new UnavailableError('the signing keys could not be fetched', { cause: failure });
      return keys;
    },
  };
}

async function fetchKeys(certsUrl: string | null): Promise<{ keys: Certificates; lifetime: number }> {
  const client = new OAuth2Client({
    ...(certsUrl === null ? {} : { endpoints: { oauth2FederatedSignonPemCertsUrl: certsUrl } }),
    transporterOptions: { timeout: fetchTimeout },
  });
  const { certs, res } = await client.getFederatedSignonCertsAsync();
  return { keys: z.parse(keysSchema, certs), lifetime: lifetimeOf(res?.headers.get('cache-control') ?? '') };
}

function lifetimeOf(cacheControl: string): number {
  const seconds = Number(/max-age=(\d{1,9})/.exec(cacheControl)?.[1] ?? '0');
  return Math.min(Math.max(seconds * 1000, shortestLife), longestLife);
}
