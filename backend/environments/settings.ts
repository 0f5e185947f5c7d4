import type { AuditChange } from '../../shared/audit/audit.ts';
import type { EnvironmentChange, EnvironmentSettings } from '../../shared/environments/environment-settings.ts';
import { canonicalAddress, canonicalDomain, readableDomain } from '../addresses/canonical-address.ts';
import { dropTag } from '../addresses/plus-tag.ts';
import { writeAudit } from '../audit/sql/write-audit.ts';
import { removeAlias } from './sql/names.ts';
import { readSettings, writeDomains, writeOwnAddresses, writeSettings, type StoredSettings } from './sql/settings.ts';
import { lockSettings } from './sql/settings-lock.ts';
import { toSingleLineName } from '../platform/text/single-line.ts';
import { wholeRights } from '../access/rules/rights.ts';
import { faultOfDomains, maySignIn, type WorkspaceDomain } from './rules/workspace-domains.ts';
import { changesOf } from '../audit/changes.ts';
import type { EnvironmentHandle } from '../platform/database/environment-scope.ts';
import { asAdmin, type Principal } from '../access/caller.ts';
import { giveName, type By } from './rename.ts';
import { succeed, fail, rejectField, type Outcome } from '../platform/outcome.ts';
import type { Context } from '../platform/context.ts';

/** The settings of the environment. */
export function getEnvironmentSettings(context: Context, principal: Principal): Promise<Outcome<EnvironmentSettings>> {
  return asAdmin(context, principal, async (environment, { viewer }) =>
    succeed(settingsOf(context, await readSettings(environment, viewer.userId))),
  );
}

/** Changes the given settings, all of them or none. */
export function changeEnvironmentSettings(
  context: Context,
  principal: Principal,
  change: EnvironmentChange,
): Promise<Outcome<EnvironmentSettings>> {
  return asAdmin(context, principal, async (environment, { viewer }) => {
    await lockSettings(environment);
    const before = await readSettings(environment, viewer.userId);
    const { name = before.name, ...settings } = change;
    const after = applyChange(context, before, settings);
    if (!after.ok) return after;
    const by = { environment, actorId: viewer.userId, at: context.now() };
    const renamed = await giveName(by, before, name);
    if (!renamed.ok) return renamed;
    await writeChanges(by, before, after.value);
    return succeed(settingsOf(context, await readSettings(environment, viewer.userId)));
  });
}

/** Writes the first settings of a new environment, on behalf of the operator of the service. */
export async function startEnvironment(
  environment: EnvironmentHandle,
  { language, domains, at }: { language: 'fr' | 'en'; domains: readonly WorkspaceDomain[]; at: Date },
): Promise<void> {
  const settings = await readSettings(environment, environment.environmentId);
  await writeSettings(environment, { ...settings, language });
  await writeDomains(environment, domains);
  const changes = changesOf([
    ['name', null, settings.name],
    ['displayName', null, settings.displayName],
    ['domains', null, domains.map(({ domain }) => `${domain} restricts`).join(', ')],
    ['language', null, language],
  ]);
  await writeAudit(environment, { action: 'environment.created', actorId: null, at, changes });
}

/** Removes a former name, which then finds no environment any more. */
export function removeEnvironmentAlias(
  context: Context,
  principal: Principal,
  { alias }: { alias: string },
): Promise<Outcome<EnvironmentSettings>> {
  return asAdmin(context, principal, async (environment, { viewer }) => {
    await lockSettings(environment);
    const before = await readSettings(environment, viewer.userId);
    if (!before.aliases.includes(alias)) return fail({ code: 'not_found' });
    await removeAlias(environment, alias);
    await writeAudit(environment, {
      action: 'environment.changed',
      actorId: viewer.userId,
      at: context.now(),
      changes: changesOf([['alias', alias, null]]),
    });
    return succeed(settingsOf(context, await readSettings(environment, viewer.userId)));
  });
}

/** The changed settings, with each member validated. */
function applyChange(
  context: Context,
  before: StoredSettings,
  { displayName, domains, ownAddresses, ...change }: Omit<EnvironmentChange, 'name'>,
): Outcome<StoredSettings> {
  const shown = displayName === undefined ? before.displayName : toSingleLineName(displayName);
  if (shown === '') return rejectField('body.displayName', 'is empty');
  if ((change.maxFileBytes ?? 0) > context.limits.maxFileBytes) {
    return rejectField('body.maxFileBytes', 'is more than the service takes');
  }
  const listed = domains === undefined ? succeed(before.domains) : checkDomains(domains, before.callerDomain);
  if (!listed.ok) return listed;
  const own = ownAddresses === undefined ? succeed(before.ownAddresses) : checkOwnAddresses(ownAddresses);
  if (!own.ok) return own;
  const after = {
    ...before,
    ...withoutUndefined(change),
    displayName: shown,
    domains: listed.value,
    ownAddresses: own.value,
  };
  return succeed({ ...after, defaultRights: wholeRights(after.defaultRights) });
}

function checkDomains(
  domains: readonly WorkspaceDomain[],
  callerDomain: string | null,
): Outcome<StoredSettings['domains']> {
  const canonical = domains.map(({ domain }) => canonicalDomain(domain.trim()));
  const fault = faultOfDomains(canonical);
  if (fault !== null) return rejectField(`body.domains.${fault.index}.domain`, fault.message);
  const listed = domains.map((entry, index) => ({ ...entry, domain: canonical[index] ?? entry.domain }));
  return maySignIn(listed, callerDomain) ? succeed(listed) : rejectField('body.domains', 'would lock the caller out');
}

/** In canonical form, without tags, each once, in alphabetical order. */
function checkOwnAddresses(typed: readonly string[]): Outcome<readonly string[]> {
  const canonical = typed.map((address) => canonicalAddress(address.trim()));
  const fault = canonical.indexOf(null);
  if (fault >= 0) return rejectField(`body.ownAddresses.${fault}`, 'is not an address');
  const addresses = canonical.flatMap((address) => (address === null ? [] : [dropTag(address)]));
  return succeed([...new Set(addresses)].sort());
}

async function writeChanges({ environment, ...by }: By, before: StoredSettings, after: StoredSettings): Promise<void> {
  const changes = changesOfSettings(before, after);
  if (changes.length === 0) return;
  await writeSettings(environment, after);
  await writeDomains(environment, after.domains);
  await writeOwnAddresses(environment, after.ownAddresses);
  await writeAudit(environment, { action: 'environment.changed', ...by, changes });
}

function changesOfSettings(before: StoredSettings, after: StoredSettings): AuditChange[] {
  return changesOf([
    ['displayName', before.displayName, after.displayName],
    ['domains', textOfDomains(before.domains), textOfDomains(after.domains)],
    ['ownAddresses', before.ownAddresses.join(', '), after.ownAddresses.join(', ')],
    ['defaultRights', before.defaultRights.join(', '), after.defaultRights.join(', ')],
    ['language', before.language, after.language],
    ['removedTaskDays', before.retention.removedTaskDays, after.retention.removedTaskDays],
    ['closedTaskMonths', before.retention.closedTaskMonths, after.retention.closedTaskMonths],
    ['maxFileBytes', before.maxFileBytes, after.maxFileBytes],
  ]);
}

function textOfDomains(domains: readonly WorkspaceDomain[]): string {
  return [...domains]
    .sort((one, other) => (one.domain < other.domain ? -1 : 1))
    .map(({ domain, restricts, admits, shared }) =>
      [domain, ...(restricts ? ['restricts'] : []), ...(admits ? ['admits'] : []), ...(shared ? ['shared'] : [])].join(
        ' ',
      ),
    )
    .join(', ');
}

function settingsOf({ limits }: Context, { domains, ...settings }: StoredSettings): EnvironmentSettings {
  return {
    ...settings,
    ownAddresses: [...settings.ownAddresses],
    domains: domains.map((entry) => ({ ...entry, readable: readableDomain(entry.domain) })),
    serviceMaxFileBytes: limits.maxFileBytes,
  };
}

/** Removes undefined members, which would overwrite existing values when spread. */
function withoutUndefined<T extends object>(change: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
