import { sql } from 'drizzle-orm';
import type { Relation } from '../../../shared/contacts/contact.ts';
import type { ContactCreationCase, LikeCompany } from '../rules/contact-creation.ts';
import type { KnownContact } from '../rules/matching.ts';
import type { Viewer } from '../../access/rules/rights.ts';
import { dropTag } from '../../addresses/plus-tag.ts';
import type { OwnAddresses } from '../../environments/rules/own-addresses.ts';
import { ownAddressesObject } from '../../environments/sql/own-addresses.ts';
import { wordsOfContact } from '../../platform/text/search-words.ts';
import { contactObject } from './known-contact.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { jsonList } from '../../platform/database/json.ts';
import { isAttached, perScope, viewerOf } from '../../access/sql/scope.ts';
import { statement } from '../../platform/database/statement.ts';

/** The account of a new contact: a company of the environment, a new company, or the contact itself. */
export type NewAccount =
  | { readonly kind: 'company'; readonly id: string }
  | {
      readonly kind: 'newCompany';
      readonly id: string;
      readonly name: string;
      readonly relation: Relation;
      /** From `companyDomainsOf`. The last one, which was registered, becomes the company's and matches later addresses. */
      readonly domains: readonly string[];
    }
  | { readonly kind: 'self'; readonly relation: Relation };

export interface NewContact {
  readonly id: string;
  readonly name: string;
  readonly address: { readonly written: string; readonly canonical: string };
  readonly account: NewAccount;
}

const value = sql.placeholder;
const environmentId = value('environmentId');

/**
 * Advisory locks on the address, the domains and the company's name: of two concurrent requests for one contact or
 * company, the second waits and then finds what the first added. They are taken in sorted order, which prevents
 * deadlocks.
 */
const lockNames = statement<object>(
  'lock_contact_names',
  sql`select pg_advisory_xact_lock(name.lock) from (
    select distinct hashtextextended(${environmentId}::text || ' ' || lower(name), 0) as lock
    from unnest(${value('names')}::text[]) as name order by 1
  ) name`,
);

interface Facts {
  /** Also with a tag. */
  readonly ofUser: boolean;
  readonly own: OwnAddresses;
  readonly holders: KnownContact[];
  readonly company: KnownContact | null;
  readonly alike: LikeCompany[];
}

const accountOfContact = sql`join contacts account on account.environment_id = ${environmentId} and account.id = contact.account_id`;

const companiesOfDomain = sql`
  select held.contact_id from contact_domains held
  where held.environment_id = ${environmentId} and held.domain = any(${value('domains')}::text[])`;

const companiesOfName = sql`
  select named.id from contacts named
  where named.environment_id = ${environmentId} and named.kind = 'company' and named.name_key = lower(${value('companyName')}::text)`;

const creationFacts = perScope<Facts>('contact_creation_facts', (scope) => {
  const object = contactObject(viewerOf(scope));
  return sql`select
    exists (
      select from users other where other.environment_id = ${environmentId}
        and other.email_canonical in (${value('address')}, ${value('untagged')}::text)
    ) as "ofUser",
    ${ownAddressesObject} as own,
    ${jsonList(
      sql`${object} order by contact.name, contact.id`,
      sql`contact_emails match
        join contacts contact on contact.environment_id = ${environmentId} and contact.id = match.contact_id ${accountOfContact}
        where match.environment_id = ${environmentId} and match.email_canonical = ${value('address')}`,
    )} as holders,
    ${jsonList(
      sql`json_build_object(
        'id', contact.id, 'relation', contact.relation, 'attached', ${isAttached(viewerOf(scope))},
        'ofDomain', contact.id in (${companiesOfDomain}), 'ofName', contact.id in (${companiesOfName})
      ) order by contact.created_at, contact.id`,
      sql`contacts contact ${accountOfContact}
        where contact.environment_id = ${environmentId} and contact.id in (${companiesOfDomain} union ${companiesOfName})`,
    )} as alike,
    (
      select ${object} from contacts contact ${accountOfContact}
      where contact.environment_id = ${environmentId} and contact.id = ${value('companyId')}::uuid and contact.kind = 'company'
    ) as company`;
});

const contactById = perScope<{ contact: KnownContact }>(
  'known_contact',
  (scope) => sql`select ${contactObject(viewerOf(scope))} as contact from contacts contact ${accountOfContact}
    where contact.environment_id = ${environmentId} and contact.id = ${value('contactId')}`,
);

/**
 * One statement inserts all rows: PostgreSQL checks foreign keys at its end, so the order of the CTEs does not matter.
 */
const insertWholeContact = statement<object>(
  'insert_contact',
  sql`
  with company as (
    insert into contacts (environment_id, id, kind, name, relation, created_at, created_by)
    select ${environmentId}, ${value('newCompanyId')}::uuid, 'company', ${value('companyName')}, ${value('companyRelation')},
      ${value('at')}::timestamptz, ${value('userId')}::uuid
    where ${value('newCompanyId')}::uuid is not null
    returning id
  ), company_domain as (
    insert into contact_domains (environment_id, contact_id, domain)
    select ${environmentId}, company.id, ${value('domain')} from company
    where ${value('domain')}::text is not null and not exists (
      select from contact_domains held where held.environment_id = ${environmentId} and held.domain = ${value('domain')}
    )
  ), contact as (
    insert into contacts (environment_id, id, kind, name, company_id, relation, created_at, created_by)
    values (${environmentId}, ${value('contactId')}, 'person', ${value('name')}, ${value('accountCompanyId')}::uuid,
      ${value('ownRelation')}, ${value('at')}, ${value('userId')})
  ), address as (
    insert into contact_emails (environment_id, contact_id, email, email_canonical, position)
    values (${environmentId}, ${value('contactId')}, ${value('writtenAddress')}, ${value('address')}, 0)
  ), attachment as (
    insert into account_reps (environment_id, user_id, account_id)
    select ${environmentId}, ${value('userId')}::uuid, ${value('newAccountId')}::uuid
    where ${value('newAccountId')}::uuid is not null
  )
  insert into contact_words (environment_id, contact_id, word)
  select ${environmentId}::uuid, ${value('contactId')}::uuid, word from unnest(${value('words')}::text[]) as word
  union all
  select ${environmentId}::uuid, company.id, word from company, unnest(${value('companyWords')}::text[]) as word`,
);

/** Locks the address and the new company's names against concurrent additions, until the transaction ends. */
export async function lockContactNames(environment: EnvironmentHandle, contact: NewContact): Promise<void> {
  const { companyName, domains } = companyValues(contact.account);
  const names = [contact.address.canonical, ...domains, companyName].filter((name) => name !== null);
  await run(environment, lockNames, { names });
}

/** The facts for `decideContactCreation`; `ofUser` and `own` say whether the address is a colleague's. */
type ContactCreationFacts = Omit<ContactCreationCase, 'scope' | 'ofColleague'> & Pick<Facts, 'ofUser' | 'own'>;

/** Reads the facts to decide on adding a contact. */
export async function readContactCreationFacts(
  environment: EnvironmentHandle,
  { address, account }: NewContact,
  viewer: Viewer,
): Promise<ContactCreationFacts> {
  const companyId = account.kind === 'company' ? account.id : null;
  const { companyName, domains } = companyValues(account);
  const untagged = dropTag(address.canonical);
  const values = { address: address.canonical, untagged, companyId, domains, companyName, viewerId: viewer.userId };
  const [facts] = await run(environment, creationFacts(viewer.scope), values);
  if (facts === undefined) throw new Error('A select without tables answers one row.');
  const company = companyId === null ? null : { id: companyId, standing: facts.company };
  return { ...facts, company, alike: account.kind === 'newCompany' ? facts.alike : null };
}

/** Adds a person with one address and attaches the user to its account when that is new. */
export async function insertContact(
  environment: EnvironmentHandle,
  contact: NewContact,
  by: { readonly userId: string; readonly at: Date },
): Promise<void> {
  const values = { ...insertValues(contact), userId: by.userId, at: by.at.toISOString() };
  await run(environment, insertWholeContact, values);
}

/** A contact that this transaction has read or inserted. Throws when it does not exist. */
export async function readContact(
  environment: EnvironmentHandle,
  contactId: string,
  viewer: Viewer,
): Promise<KnownContact> {
  const [row] = await run(environment, contactById(viewer.scope), { contactId, viewerId: viewer.userId });
  if (row === undefined) throw new Error('A contact that was just seen is gone.');
  return row.contact;
}

function insertValues({ id, name, address, account }: NewContact): Record<string, unknown> {
  return {
    contactId: id,
    name,
    writtenAddress: address.written,
    address: address.canonical,
    words: wordsOfContact({ name, addresses: [address.canonical] }),
    ...accountValues(id, account),
    ...companyValues(account),
  };
}

function accountValues(contactId: string, account: NewAccount): Record<string, unknown> {
  switch (account.kind) {
    case 'company':
      return { accountCompanyId: account.id, ownRelation: null, newAccountId: null };
    case 'newCompany':
      return { accountCompanyId: account.id, ownRelation: null, newAccountId: account.id };
    case 'self':
      return { accountCompanyId: null, ownRelation: account.relation, newAccountId: contactId };
  }
}

interface CompanyValues extends Record<string, unknown> {
  readonly newCompanyId: string | null;
  readonly companyName: string | null;
  readonly domain: string | null;
  readonly domains: readonly string[];
}

function companyValues(account: NewAccount): CompanyValues {
  if (account.kind !== 'newCompany') {
    return {
      newCompanyId: null,
      companyName: null,
      companyRelation: null,
      companyWords: [],
      domain: null,
      domains: [],
    };
  }
  const { id, name, relation, domains } = account;
  const companyWords = wordsOfContact({ name, addresses: [] });
  return {
    newCompanyId: id,
    companyName: name,
    companyRelation: relation,
    companyWords,
    domain: domains.at(-1) ?? null,
    domains,
  };
}
