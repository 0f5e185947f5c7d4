import { canonicalAddress, canonicalDomain, domainOf } from '../addresses/canonical-address.ts';
import { summarize, type EnvironmentSummary } from '../environments/environments.ts';
import { withEnvironment } from '../platform/database/environment-scope.ts';
import { startEnvironment } from '../environments/settings.ts';
import { isReservedName } from '../environments/rules/environment-name.ts';
import { toSingleLineName } from '../platform/text/single-line.ts';
import { startingChoices } from './rules/starting-choices.ts';
import { faultOfDomains, maySignIn, type WorkspaceDomain } from '../environments/rules/workspace-domains.ts';
import { maxDisplayNameLength } from '../../shared/environments/environment-settings.ts';
import { succeed } from '../platform/outcome.ts';
import { nameOf, refuse, type Answer, type OperatorContext } from './environments.ts';
import { createFromWorld } from './load-world.ts';

export interface NewEnvironment {
  readonly name: string;
  readonly displayName: string;
  readonly language: 'fr' | 'en';
  /** Workspace domains: only their accounts may sign in. */
  readonly domains: readonly string[];
  readonly admin: { readonly email: string; readonly name: string | null };
}

/** Creates an environment with its first admin and with its first types and statuses. */
export async function createEnvironment(
  { database, now }: OperatorContext,
  asked: NewEnvironment,
): Promise<Answer<EnvironmentSummary>> {
  const displayName = toSingleLineName(asked.displayName);
  if (displayName === '' || displayName.length > maxDisplayNameLength) {
    return refuse(`--display-name has 1 to ${maxDisplayNameLength} characters`);
  }
  if (isReservedName(asked.name)) return refuse(`"${asked.name}" is reserved: choose another name`);
  const domains = checkDomains(asked.domains);
  if (!domains.ok) return domains;
  const address = canonicalAddress(asked.admin.email);
  if (address === null) return refuse(`"${asked.admin.email}" is no e-mail address`);
  if (!maySignIn(domains.value, domainOf(address))) {
    return refuse(`${address} is of no --domain, so that its admin could not sign in`);
  }
  const world = {
    environment: { name: asked.name, displayName },
    ...startingChoices[asked.language],
    users: [{ email: asked.admin.email.trim(), name: nameOf(asked.admin.name, address), admin: true }],
  };
  const at = now();
  const loading = await createFromWorld(database, world, {
    at,
    complete: (environment) => startEnvironment(environment, { language: asked.language, domains: domains.value, at }),
  });
  if (loading.outcome === 'exists') return refuse(`an environment named "${asked.name}" is there already`);
  if (loading.outcome === 'invalid') return refuse(`${loading.path} ${loading.message}`);
  return succeed(await withEnvironment(database, loading.environmentId, summarize));
}

function checkDomains(domains: readonly string[]): Answer<WorkspaceDomain[]> {
  const canonical = domains.map((domain) => canonicalDomain(domain.trim()));
  const fault = faultOfDomains(canonical);
  if (fault !== null) return refuse(`--domain ${domains[fault.index] ?? ''} ${fault.message}`);
  return succeed(canonical.map((domain) => ({ domain: domain ?? '', restricts: true, admits: false, shared: false })));
}
