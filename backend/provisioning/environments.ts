import { canonicalAddress, canonicalDomain, domainOf } from '../addresses/canonical-address.ts';
import type { BlobStore } from '../platform/blobs/blob-store.ts';
import type { Database } from '../platform/database/connect.ts';
import { deleteEnvironment as deleteRows } from './sql/environment-deletion.ts';
import {
  findEnvironmentId,
  listEnvironmentIds,
  summarize,
  type EnvironmentSummary,
} from '../environments/environments.ts';
import { withEnvironment, type EnvironmentHandle } from '../platform/database/environment-scope.ts';
import { startEnvironment } from '../environments/settings.ts';
import { createEnvironment as createRows } from './sql/world.ts';
import { isReservedName } from '../environments/rules/environment-name.ts';
import { personNameOf } from '../addresses/person-name.ts';
import { toSingleLineName } from '../platform/text/single-line.ts';
import { startingChoices } from './rules/starting-choices.ts';
import { faultOfDomains, maySignIn, type WorkspaceDomain } from '../environments/rules/workspace-domains.ts';
import { maxDisplayNameLength } from '../../shared/environments/environment-settings.ts';
import type { Clock } from '../platform/clock.ts';
import { done, type Outcome } from '../platform/outcome.ts';
import { lockAndGiveName } from '../environments/rename.ts';

/** What whoever operates the service works with: the database and the files, no user and no session. */
export interface OperatorContext {
  readonly database: Database;
  readonly blobs: BlobStore;
  readonly now: Clock;
}

/** It was done, or why not, in one line for whoever asked. */
export type Answer<T> = Outcome<T, { readonly message: string }>;

export interface NewEnvironment {
  readonly name: string;
  readonly displayName: string;
  readonly language: 'fr' | 'en';
  /** Workspace domains: only their accounts may sign in. */
  readonly domains: readonly string[];
  readonly admin: { readonly email: string; readonly name: string | null };
}

/** A new environment with its first admin, and with types and statuses to begin with. */
export async function createEnvironment(
  { database, now }: OperatorContext,
  asked: NewEnvironment,
): Promise<Answer<EnvironmentSummary>> {
  const displayName = toSingleLineName(asked.displayName);
  if (displayName === '' || displayName.length > maxDisplayNameLength) {
    return refused(`--display-name has 1 to ${maxDisplayNameLength} characters`);
  }
  if (isReservedName(asked.name)) return refused(`"${asked.name}" is reserved: choose another name`);
  const domains = checkedDomains(asked.domains);
  if (!domains.ok) return domains;
  const address = canonicalAddress(asked.admin.email);
  if (address === null) return refused(`"${asked.admin.email}" is no e-mail address`);
  if (!maySignIn(domains.value, domainOf(address))) {
    return refused(`${address} is of no --domain, so that its admin could not sign in`);
  }
  const world = {
    environment: { name: asked.name, displayName },
    ...startingChoices[asked.language],
    users: [{ email: asked.admin.email.trim(), name: nameOf(asked.admin.name, address), admin: true }],
  };
  const at = now();
  const loading = await createRows(database, world, {
    at,
    complete: (environment) => startEnvironment(environment, { language: asked.language, domains: domains.value, at }),
  });
  if (loading.outcome === 'exists') return refused(`an environment named "${asked.name}" is there already`);
  if (loading.outcome === 'invalid') return refused(`${loading.path} ${loading.message}`);
  return done(await withEnvironment(database, loading.environmentId, summarize));
}

export async function listEnvironments({ database }: OperatorContext): Promise<EnvironmentSummary[]> {
  const summaries: EnvironmentSummary[] = [];
  for (const id of await listEnvironmentIds(database)) summaries.push(await withEnvironment(database, id, summarize));
  return summaries;
}

/** Gives an environment another name; the one before goes on working. */
export function renameEnvironment(
  context: OperatorContext,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<Answer<EnvironmentSummary>> {
  return inEnvironment(context, from, async (environment) => {
    const renamed = await lockAndGiveName({ environment, actorId: null, at: context.now() }, to);
    if (renamed.ok) return done(await summarize(environment));
    if (renamed.failure.code === 'name_taken') return refused(`"${to}" is, or was, the name of another environment`);
    return refused(
      isReservedName(to)
        ? `"${to}" is reserved: choose another name`
        : `"${from}" has too many former names: remove one on its page first`,
    );
  });
}

/** Removes an environment with everything in it, by its present name only. */
export async function deleteEnvironment(context: OperatorContext, name: string): Promise<Answer<EnvironmentSummary>> {
  const { database, blobs } = context;
  const id = await findEnvironmentId(database, name);
  if (id === null) return refused(unknown(name));
  const summary = await withEnvironment(database, id, summarize);
  if (summary.name !== name) return refused(`"${name}" is a former name of "${summary.name}": say that one`);
  await deleteRows(database, id);
  // After the rows: files that nothing points to would be collected too.
  await blobs.deleteEnvironment(id);
  return done(summary);
}

/** Runs `work` in the environment of this name or former name. */
export async function inEnvironment<T>(
  { database }: OperatorContext,
  name: string,
  work: (environment: EnvironmentHandle) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  const id = await findEnvironmentId(database, name);
  return id === null ? refused(unknown(name)) : withEnvironment(database, id, work);
}

export function refused(message: string): Answer<never> {
  return { ok: false, failure: { message } };
}

/** As it was given, else after the address. */
export function nameOf(given: string | null, address: string): string {
  const name = toSingleLineName(given ?? '').slice(0, 200);
  return name === '' ? personNameOf(null, address.slice(0, address.lastIndexOf('@'))) : name;
}

function checkedDomains(domains: readonly string[]): Answer<WorkspaceDomain[]> {
  const canonical = domains.map((domain) => canonicalDomain(domain.trim()));
  const fault = faultOfDomains(canonical);
  if (fault !== null) return refused(`--domain ${domains[fault.index] ?? ''} ${fault.message}`);
  return done(canonical.map((domain) => ({ domain: domain ?? '', restricts: true, admits: false })));
}

function unknown(name: string): string {
  return `no environment is named "${name}": npm run admin -- environment list`;
}
