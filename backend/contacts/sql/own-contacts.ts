import { sql } from 'drizzle-orm';
import type { OwnContacts } from '../../../shared/contacts/own-contacts.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { statement } from '../../platform/database/statement.ts';
import { companyName, firstEmail } from './known-contact.ts';

const environmentId = sql.placeholder('environmentId');
const limit = sql.placeholder('limit');

/** The address without its tag (addresses/plus-tag.ts). */
const untagged = sql`regexp_replace(held.email_canonical, '^([^+@]+)[+].*@', '\\1@')`;

/** The rule `isOwnAddress` (environments/rules/own-addresses.ts), or a user's address; a property test compares them. */
const ownContacts = statement<OwnContacts['contacts'][number]>(
  'own_contacts',
  sql`select contact.id, contact.name, ${firstEmail} as email, ${companyName} as company, held.email as address
  from contact_emails held
    join contacts contact on contact.environment_id = ${environmentId} and contact.id = held.contact_id
    join contacts account on account.environment_id = ${environmentId} and account.id = contact.account_id
  where held.environment_id = ${environmentId} and (
    ${untagged} in (select own.address from own_addresses own where own.environment_id = ${environmentId})
    or ${untagged} in (select other.email_canonical from users other where other.environment_id = ${environmentId})
    or exists (
      select from environment_domains own where own.environment_id = ${environmentId} and not own.shared
        and right('.' || split_part(held.email_canonical, '@', -1), length(own.domain) + 1) = '.' || own.domain
    )
  )
  order by contact.name, contact.id, held.position
  limit ${limit}`,
);

/** At most `count` addresses, each with its contact. */
export function selectOwnContacts(environment: EnvironmentHandle, count: number): Promise<OwnContacts['contacts']> {
  return run(environment, ownContacts, { limit: count });
}
