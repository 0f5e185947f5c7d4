import type { Certificates } from 'google-auth-library';
import { OAuth2Client } from 'google-auth-library';
import * as z from 'zod/mini';
import { UnavailableError } from '../platform/unavailable.ts';
import type { Clock } from '../platform/clock.ts';

/** Milliseconds. Google rotates its keys about once a week and announces them for hours. */
const shortestLife = 60_000;
const longestLife = 24 * 60 * 60_000;
const fetchTimeout = 5_000;

const keysSchema = z.record(z.string(), z.string());

/** The issuer's public keys by key id. */
export interface SigningKeys {
  /**
   * The keys to judge a token of `keyId` by. At most one request a minute goes out, whatever arrives: an unknown key id
   * fetches again only a minute after the last fetch, and so does a failure. Throws UnavailableError when there are none.
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

  async function freshKeys(): Promise<Certificates | null> {
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
      const keys = (await freshKeys()) ?? usable;
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
