import { randomUUID } from 'node:crypto';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { World } from '../../../shared/provisioning/world.ts';
import { canonicalAddress, canonicalDomain } from '../../addresses/canonical-address.ts';
import { wordsOfContact } from '../../platform/text/search-words.ts';
import {
  accountReps,
  admittingDomains,
  contactDomains,
  contactEmails,
  contactWords,
  contacts,
  environmentAliases,
  environmentDomains,
  environmentSettings,
  identities,
  taskCounters,
  taskStatuses,
  taskTypes,
  users,
  type environments,
} from '../../platform/database/schema.ts';

export interface WorldRows {
  readonly environment: typeof environments.$inferInsert;
  /** In the order in which they can be inserted: referenced tables first. */
  readonly tables: readonly { readonly table: PgTable; readonly values: readonly Record<string, unknown>[] }[];
}

interface Context {
  readonly environmentId: string;
  readonly createdAt: Date;
  /** User id by canonical address. */
  readonly userIds: ReadonlyMap<string, string>;
}

/** The rows of a checked world, with new ids. */
export function buildWorldRows(world: World, createdAt: Date): WorldRows {
  const environmentId = randomUUID();
  const people = world.users.map((user) => ({
    user,
    id: randomUUID(),
    address: requireKey(canonicalAddress(user.email)),
  }));
  const context = { environmentId, createdAt, userIds: new Map(people.map(({ address, id }) => [address, id])) };
  const contactRows = buildContactRows(world, context);
  const { defaultRights } = world.environment;
  const types = world.taskTypes.map((label, position) => ({ environmentId, id: randomUUID(), label, position }));
  const typeOf = (kind: 'mail' | 'event') => types.find(({ label }) => label === world.proposedTypes[kind])?.id ?? null;
  return {
    environment: {
      id: environmentId,
      name: world.environment.name,
      displayName: world.environment.displayName,
      createdAt,
      defaultSales: defaultRights.includes('sales'),
      defaultSalesAllAccounts: defaultRights.includes('salesAllAccounts'),
      defaultTaskList: defaultRights.includes('taskList'),
    },
    tables: [
      { table: environmentAliases, values: world.environment.aliases.map((name) => ({ name, environmentId })) },
      { table: admittingDomains, values: buildDomainRows(world.environment.admits, context) },
      { table: environmentDomains, values: buildWorkspaceRows(world, context) },
      { table: users, values: people.map((person) => buildUserRow(person, context)) },
      { table: identities, values: people.map(({ id, address }) => ({ environmentId, userId: id, address })) },
      {
        table: taskTypes,
        values: types,
      },
      {
        table: taskStatuses,
        values: world.taskStatuses.map((status, position) => ({
          environmentId,
          id: randomUUID(),
          ...status,
          position,
        })),
      },
      {
        table: environmentSettings,
        values: [{ environmentId, mailTypeId: typeOf('mail'), eventTypeId: typeOf('event') }],
      },
      { table: taskCounters, values: [{ environmentId, lastNumber: 0 }] },
      ...contactRows,
    ],
  };
}

function buildUserRow(
  { user, id, address }: { user: World['users'][number]; id: string; address: string },
  { environmentId, createdAt }: Context,
): typeof users.$inferInsert {
  const { email, name, rights, admin } = user;
  return {
    environmentId,
    id,
    email,
    emailCanonical: address,
    name,
    sales: rights.includes('sales'),
    salesAllAccounts: rights.includes('salesAllAccounts'),
    taskList: rights.includes('taskList'),
    admin,
    createdAt,
  };
}

/** In a world, no domain restricts who may sign in: accounts of every admitting domain are let in. */
function buildDomainRows(
  domains: readonly string[],
  { environmentId }: Context,
): (typeof admittingDomains.$inferInsert)[] {
  return dropRepeats(domains.map((domain) => requireKey(canonicalDomain(domain)))).map((domain) => ({
    environmentId,
    domain,
  }));
}

function buildWorkspaceRows(
  { environment: { domains, admits } }: World,
  context: Context,
): (typeof environmentDomains.$inferInsert)[] {
  const admitting = new Set(buildDomainRows(admits, context).map(({ domain }) => domain));
  return buildDomainRows([...domains, ...admits], context).map((row) => ({
    ...row,
    admits: admitting.has(row.domain),
  }));
}

interface ContactEntry {
  readonly row: typeof contacts.$inferInsert;
  readonly emails: readonly string[];
  readonly domains: readonly string[];
  readonly attached: readonly string[];
}

function buildContactRows(world: World, context: Context): WorldRows['tables'] {
  const companies = world.companies.map((company) => buildCompanyEntry(company, context));
  const companyIds = new Map(companies.map(({ row }) => [row.name, row.id]));
  const persons = world.contacts.map((contact) => buildPersonEntry(contact, companyIds, context));
  const entries = [...companies, ...persons];
  return [
    { table: contacts, values: companies.map(({ row }) => row) },
    { table: contacts, values: persons.map(({ row }) => row) },
    { table: contactEmails, values: entries.flatMap(buildEmailRows) },
    { table: contactWords, values: entries.flatMap(buildWordRows) },
    { table: contactDomains, values: entries.flatMap(buildContactDomainRows) },
    { table: accountReps, values: buildRepRows(entries, context) },
  ];
}

function buildCompanyEntry(
  { name, relation, emails, domains, attached }: World['companies'][number],
  { environmentId, createdAt }: Context,
): ContactEntry {
  const row = { environmentId, id: randomUUID(), kind: 'company' as const, name, relation, createdAt };
  return { row, emails, domains, attached };
}

function buildPersonEntry(
  { name, emails, company, relation, attached }: World['contacts'][number],
  companyIds: ReadonlyMap<string, string>,
  { environmentId, createdAt }: Context,
): ContactEntry {
  const companyId = company === undefined ? null : (companyIds.get(company) ?? null);
  const ownRelation = companyId === null ? (relation ?? null) : null;
  const row = {
    environmentId,
    id: randomUUID(),
    kind: 'person' as const,
    name,
    companyId,
    relation: ownRelation,
    createdAt,
  };
  return { row, emails, domains: [], attached };
}

function buildEmailRows({ row, emails }: ContactEntry): (typeof contactEmails.$inferInsert)[] {
  const byKey = new Map<string, string>();
  for (const email of emails) {
    const key = requireKey(canonicalAddress(email));
    if (!byKey.has(key)) byKey.set(key, email.trim());
  }
  return [...byKey].map(([emailCanonical, email], position) => ({
    environmentId: row.environmentId,
    contactId: row.id,
    email,
    emailCanonical,
    position,
  }));
}

function buildWordRows({ row, emails }: ContactEntry): (typeof contactWords.$inferInsert)[] {
  const addresses = emails.map((email) => requireKey(canonicalAddress(email)));
  return wordsOfContact({ name: row.name, addresses }).map((word) => ({
    environmentId: row.environmentId,
    contactId: row.id,
    word,
  }));
}

function buildContactDomainRows({ row, domains }: ContactEntry): (typeof contactDomains.$inferInsert)[] {
  return dropRepeats(domains.map((domain) => requireKey(canonicalDomain(domain)))).map((domain) => ({
    environmentId: row.environmentId,
    contactId: row.id,
    domain,
  }));
}

/** Reps are attached to accounts. A rep named on a person of a company is attached to the company. */
function buildRepRows(
  entries: readonly ContactEntry[],
  { environmentId, userIds }: Context,
): (typeof accountReps.$inferInsert)[] {
  const rows = new Map<string, typeof accountReps.$inferInsert>();
  for (const { row, attached } of entries) {
    const accountId = row.companyId ?? row.id;
    for (const email of attached) {
      const userId = requireKey(userIds.get(requireKey(canonicalAddress(email))));
      rows.set(`${userId} ${accountId}`, { environmentId, userId, accountId });
    }
  }
  return [...rows.values()];
}

function dropRepeats(values: readonly string[]): string[] {
  return [...new Set(values)];
}

/** checkWorld makes sure that there is a value. */
function requireKey(key: string | null | undefined): string {
  if (key === null || key === undefined) throw new TypeError('A world must be checked before it is loaded.');
  return key;
}
