import * as z from 'zod/mini';
import type { Me } from '../../shared/access/user.ts';
import { cached, forget, keep } from '../google/cache.ts';
import type { Result } from '../state/failure.ts';
import { parseJson } from '../state/json.ts';
import { call } from './client.ts';
import { identified } from './identified.ts';

const cachedSessionSchema = z.object({ token: z.string(), expiresAt: z.number() });

/**
 * How much longer a session must live to be used, in seconds. A save may take a callback's 30 s, its second try another,
 * and clocks may differ by some minutes; a look-up that finds its session expired simply starts again.
 */
export const sessionMargins = { lookUp: 60, save: 300 } as const;

/** A usable session. */
export interface OpenSession {
  readonly token: string;
}

/** The cached session of an environment when it lives long enough, a new one otherwise. */
function openSession(environment: string, marginSeconds: number): Result<OpenSession> {
  const entry = parseEntry(cached(cacheKey(environment)));
  if (entry !== null && entry.expiresAt - Date.now() >= marginSeconds * 1000) {
    return { ok: true, value: { token: entry.token } };
  }
  return newSession(environment);
}

/** Proves who the user is and caches the session that comes back. */
export function newSession(environment: string): Result<OpenSession & { readonly me: Me }> {
  const created = identified((identityToken) =>
    call('createSession', { body: { json: JSON.stringify({ environment, identityToken }) } }),
  );
  if (!created.ok) return created;
  const { expiresAt, me } = created.value;
  const expiry = Date.parse(expiresAt);
  keep(
    cacheKey(environment),
    JSON.stringify({ token: created.value.token, expiresAt: expiry }),
    (expiry - Date.now()) / 1000,
  );
  return { ok: true, value: { token: created.value.token, me } };
}

/** The next call of this environment proves anew who the user is. */
export function forgetSession(environment: string): void {
  forget(cacheKey(environment));
}

/** A session holds whatever its environment is called: it goes on under the new name. */
export function renameSession(before: string, after: string): void {
  const entry = cached(cacheKey(before));
  const session = parseEntry(entry);
  if (entry === null || session === null) return;
  keep(cacheKey(after), entry, (session.expiresAt - Date.now()) / 1000);
  forget(cacheKey(before));
}

/**
 * Runs a call within a session. When the backend no longer accepts the session (expired, or its secret changed), it is
 * replaced and the call made again, once.
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
  const renewed = newSession(environment);
  return renewed.ok ? use(renewed.value) : renewed;
}

function isSessionRefused(code: string): boolean {
  return code === 'session_expired' || code === 'unauthenticated';
}

// The user cache belongs to one user of the script, so the environment alone makes the key.
function cacheKey(environment: string): string {
  return `session:${environment}`;
}

function parseEntry(text: string | null): z.infer<typeof cachedSessionSchema> | null {
  const entry = cachedSessionSchema.safeParse(parseJson(text));
  return entry.success ? entry.data : null;
}
