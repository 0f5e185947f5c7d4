import * as z from 'zod/mini';
import type { Me } from '../../shared/access/user.ts';
import { readCache, removeFromCache, writeCache } from '../google/cache.ts';
import type { Result } from '../state/failure.ts';
import { parseJson } from '../state/json.ts';
import { call } from './client.ts';
import { withIdentityToken } from './identity.ts';

const cachedSessionSchema = z.object({ token: z.string(), expiresAt: z.number() });

/**
 * Minimum remaining life of a session, in seconds. A save may take 30 s and its retry another 30 s, and clocks may
 * differ by minutes. A look-up with an expired session is simply repeated.
 */
export const sessionMargins = { lookUp: 60, save: 300 } as const;

/** A usable session. */
export interface OpenSession {
  readonly token: string;
}

/** The cached session of an environment if it lives long enough, otherwise a new one. */
function openSession(environment: string, marginSeconds: number): Result<OpenSession> {
  const entry = parseEntry(readCache(cacheKeyOf(environment)));
  if (entry !== null && entry.expiresAt - Date.now() >= marginSeconds * 1000) {
    return { ok: true, value: { token: entry.token } };
  }
  return createSession(environment);
}

/** Opens a session with the user's identity token, and caches it. */
export function createSession(environment: string): Result<OpenSession & { readonly me: Me }> {
  const created = withIdentityToken((identityToken) =>
    call('createSession', { body: { json: JSON.stringify({ environment, identityToken }) } }),
  );
  if (!created.ok) return created;
  const { expiresAt, me } = created.value;
  const expiry = Date.parse(expiresAt);
  writeCache(
    cacheKeyOf(environment),
    JSON.stringify({ token: created.value.token, expiresAt: expiry }),
    (expiry - Date.now()) / 1000,
  );
  return { ok: true, value: { token: created.value.token, me } };
}

/** Drops the cached session. */
export function forgetSession(environment: string): void {
  removeFromCache(cacheKeyOf(environment));
}

/** Moves the cached session to an environment's new name: it stays valid. */
export function renameSession(before: string, after: string): void {
  const entry = readCache(cacheKeyOf(before));
  const session = parseEntry(entry);
  if (entry === null || session === null) return;
  writeCache(cacheKeyOf(after), entry, (session.expiresAt - Date.now()) / 1000);
  removeFromCache(cacheKeyOf(before));
}

/**
 * Runs a call with a session. A session that the backend refuses (expired, or signed with an old secret) is replaced,
 * and the call repeated once.
 */
export function withSession<T>(
  environment: string,
  marginSeconds: number,
  use: (session: OpenSession) => Result<T>,
): Result<T> {
  const session = openSession(environment, marginSeconds);
  if (!session.ok) return session;
  const first = use(session.value);
  if (first.ok || !isSessionRefused(first.failure.code)) return first;
  forgetSession(environment);
  const renewed = createSession(environment);
  return renewed.ok ? use(renewed.value) : renewed;
}

function isSessionRefused(code: string): boolean {
  return code === 'session_expired' || code === 'unauthenticated';
}

// Google's user cache is per user, so the environment is enough of a key.
function cacheKeyOf(environment: string): string {
  return `session:${environment}`;
}

function parseEntry(text: string | null): z.infer<typeof cachedSessionSchema> | null {
  const entry = cachedSessionSchema.safeParse(parseJson(text));
  return entry.success ? entry.data : null;
}
