import { createHash, randomBytes } from 'node:crypto';
import { environmentNameSchema } from '../../shared/ids.ts';
import type { SignedOut, WebSession, WebSessionList } from '../../shared/identity/web-session.ts';
import type { GoogleIdentity } from './sql/directory.ts';
import { listEnvironmentsOfIdentity, signIn } from './sign-in.ts';
import { readWorkspaceDomains } from './sql/admission.ts';
import { withEnvironment } from '../platform/database/environment-scope.ts';
import { noteSeen } from './sql/last-seen.ts';
import {
  deleteWebSession,
  deleteWebSessions,
  findWebSession,
  insertWebSession,
  selectWebSessions,
  type FoundWebSession,
} from './sql/web-sessions.ts';
import { maySignIn } from '../environments/rules/workspace-domains.ts';
import { browserName } from './rules/browser-name.ts';
import { beginLife, renewLife, maxBrowsersOfPerson } from './rules/session-life.ts';
import type { Principal } from '../access/caller.ts';
import type { Identity } from './identity-token.ts';
import type { Outcome } from '../platform/outcome.ts';
import { succeed, fail } from '../platform/outcome.ts';
import type { IdentityContext } from './identity-context.ts';
import { toGoogleIdentity, toPrincipal } from './add-on-sessions.ts';

const tokenForm = /^[\w-]{43}$/;

type Directory = Pick<IdentityContext, 'database' | 'now'>;

/** A signed-in browser and its person. */
export interface SignedInBrowser {
  readonly sessionId: string;
  readonly identity: GoogleIdentity;
}

/** The hash of a session's secret, as it is stored; null for what is no secret. */
export function hashOfSession(token: string): string | null {
  return tokenForm.test(token) ? hashOf(token) : null;
}

/**
 * Creates a session and ends the one that this browser had (`former`, its hash); returns the secret for its cookie, of
 * which only a hash is stored.
 */
export async function openWebSession(
  { database, now, newId }: Pick<IdentityContext, 'database' | 'now' | 'newId'>,
  identity: Identity,
  { userAgent, former = null }: { readonly userAgent: string; readonly former?: string | null },
): Promise<{ token: string; expiresAt: Date }> {
  const token = randomBytes(32).toString('base64url');
  const life = beginLife(now());
  const session = {
    id: newId(),
    tokenSha256: hashOf(token),
    former,
    identity: toGoogleIdentity(identity),
    browser: browserName(userAgent),
    life,
  };
  await insertWebSession(database, session, maxBrowsersOfPerson);
  return { token, expiresAt: life.expiresAt };
}

/** The signed-in browser of a session cookie. Fails with `unauthenticated` or `session_expired`. */
export async function findBrowser(context: Directory, token: string): Promise<Outcome<SignedInBrowser>> {
  const found = await findLiveSession(context, token, null);
  return found.ok ? succeed({ sessionId: found.value.id, identity: found.value.identity }) : found;
}

/**
 * Enters the environment of this name, or former name, with the browser's session: as the person's user, who is created
 * on the first visit where the environment admits them. An unknown environment and one that they do not belong to fail
 * alike.
 */
export async function enterEnvironment(
  context: Directory,
  { token, environment }: { token: string; environment: string },
): Promise<Outcome<Principal>> {
  const name = environmentNameSchema.safeParse(environment).data ?? null;
  const found = await findLiveSession(context, token, name);
  if (!found.ok) return found;
  if (name === null) return fail({ code: 'environment_not_found' });
  const { identity, member } = found.value;
  const { database, now } = context;
  if (member === null) {
    const result = await signIn(database, { environment: name, identity, at: now() });
    return toPrincipal(result, ({ reason }) => (reason === 'domain' ? 'domain_refused' : 'account_refused'));
  }
  const entered = await withEnvironment(database, member.environmentId, async (scope) => {
    const may = maySignIn(await readWorkspaceDomains(scope), identity.hostedDomain);
    if (may) await noteSeen(scope, member.userId, now());
    return may;
  });
  return entered ? succeed(member) : fail({ code: 'domain_refused' });
}

async function findLiveSession(
  { database, now }: Directory,
  token: string,
  environment: string | null,
): Promise<Outcome<FoundWebSession>> {
  if (!tokenForm.test(token)) return fail({ code: 'unauthenticated' });
  const at = now();
  const query = { tokenSha256: hashOf(token), environment, at };
  const found = await findWebSession(database, query, (life) => renewLife(life, at));
  if (found === null) return fail({ code: 'unauthenticated' });
  return found.live ? succeed(found) : fail({ code: 'session_expired' });
}

/** A plain SHA-256: a token of 256 random bits cannot be guessed, so it needs no salt and no slow hash. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The person of this session and the environments that they can enter. */
export async function getWebSession(
  { database }: Directory,
  { identity }: SignedInBrowser,
): Promise<Outcome<WebSession>> {
  const environments = await listEnvironmentsOfIdentity(database, identity);
  return succeed({ email: identity.address, name: identity.name, environments });
}

/** Where this person is signed in. */
export async function listWebSessions(
  { database, now }: Directory,
  { identity: { subject }, sessionId }: SignedInBrowser,
): Promise<Outcome<WebSessionList>> {
  return succeed({ sessions: await selectWebSessions(database, { subject, currentId: sessionId, at: now() }) });
}

/** Signs one of the person's browsers out. */
export async function endOneWebSession(
  { database }: Directory,
  { identity: { subject } }: SignedInBrowser,
  sessionId: string,
): Promise<Outcome<SignedOut>> {
  const ended = await deleteWebSession(database, { id: sessionId, subject });
  return ended ? succeed({ ended: 1 }) : fail({ code: 'not_found' });
}

/** Signs all of the person's browsers out, this one too. */
export async function endWebSessions(
  { database }: Directory,
  { identity }: SignedInBrowser,
): Promise<Outcome<SignedOut>> {
  return succeed({ ended: await deleteWebSessions(database, identity.subject) });
}
