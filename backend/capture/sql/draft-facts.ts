import { sql } from 'drizzle-orm';
import type { ThreadTask } from '../../../shared/capture/draft.ts';
import type { Preferences } from '../../../shared/preferences/preferences.ts';
import type { SourceKind } from '../../../shared/values/source.ts';
import type { TaskDefaults } from '../../../shared/task-choices/task-choices.ts';
import type { KnownAddresses } from '../../contacts/rules/matching.ts';
import type { Learned } from '../rules/proposal.ts';
import { assigneesObject, type Assignees } from '../../tasks/sql/assignees.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { knownContactMembers } from '../../contacts/sql/known-contact.ts';
import { jsonList } from '../../platform/database/json.ts';
import { learnedObject } from '../../preferences/sql/learned-choices.ts';
import { preferencesObject } from '../../preferences/sql/preferences.ts';
import { actorViewer } from '../../access/sql/scope.ts';
import { hashOfSourceKey } from '../../tasks/sql/source-key.ts';
import { savedBeforeList, threadTaskList } from '../../tasks/sql/source-tasks.ts';
import { statement } from '../../platform/database/statement.ts';
import { taskDefaultsObject } from '../../task-choices/sql/change-choices.ts';
import { offeredStatuses, offeredTypes } from '../../task-choices/sql/offered-choices.ts';
import { type Actor, actorObject, actorRows } from '../../access/sql/actor.ts';
import { ownAddressesObject } from '../../environments/sql/own-addresses.ts';
import { maxFileBytesOf } from '../../environments/sql/upload-limit.ts';
import type { TaskStatus, TaskType } from '../../../shared/task-choices/task-choice.ts';
import type { SavedBefore } from '../../../shared/tasks/task.ts';

export interface DraftQuery {
  readonly userId: string;
  /** From `lookupOf` of contacts/rules/matching.ts. */
  readonly addresses: readonly string[];
  readonly mailboxes: readonly string[];
  readonly domains: readonly string[];
  readonly sourceKind: SourceKind;
  readonly sourceKeys: readonly string[];
  /** Contacts that the rep ticked or searched for. */
  readonly askedIds: readonly string[];
  /** Keys of the mails that the source answers. */
  readonly threadKeys: readonly string[];
}

export interface DraftFacts {
  readonly actor: Actor;
  /** In the order of the environment, archived ones left out. */
  readonly types: TaskType[];
  readonly statuses: TaskStatus[];
  /** The environment's defaults for new tasks. */
  readonly defaults: TaskDefaults;
  /** The environment's limit for one file in bytes; null: only the service's limit applies. */
  readonly maxFileBytes: number | null;
  readonly assignees: Assignees;
  /** Null when the user has saved no preferences. */
  readonly preferences: Preferences | null;
  readonly learned: Learned;
  readonly known: KnownAddresses;
  /** Tasks of one of the source keys that the user may read, newest first, undone ones left out. */
  readonly savedBefore: SavedBefore[];
  /** Tasks of the other mails of the thread, by the same rules. */
  readonly threadTasks: ThreadTask[];
}

const environmentId = sql.placeholder('environmentId');

const knownUsers = jsonList(
  sql`json_build_object('id', other.id, 'address', other.email_canonical)`,
  sql`users other where other.environment_id = ${environmentId}
    and other.email_canonical = any(${sql.placeholder('addresses')}::text[])`,
);

/** Whether `account` has an active rep besides the actor who is none of `addresses`. */
const otherReps = sql`exists (
  select from account_reps other_rep
    join users other on other.environment_id = ${environmentId} and other.id = other_rep.user_id
  where other_rep.environment_id = ${environmentId} and other_rep.account_id = account.id
    and other.id <> actor.id and other.disabled_at is null and (other.sales or other.sales_all_accounts)
    and other.email_canonical <> all(${sql.placeholder('addresses')}::text[])
)`;

/** OfferableContact (contacts/rules/matching.ts) of the row `contact`, whose account is `account`. */
const offerableContact = sql`json_build_object(${knownContactMembers(actorViewer)}, 'otherReps', ${otherReps})`;

const contactOfMatch = sql`
  join contacts contact on contact.environment_id = ${environmentId} and contact.id = match.contact_id
  join contacts account on account.environment_id = ${environmentId} and account.id = contact.account_id
  where match.environment_id = ${environmentId}`;

const knownContacts = jsonList(
  sql`json_build_object('address', match.email_canonical, 'contact', ${offerableContact}) order by contact.name, contact.id`,
  sql`contact_emails match ${contactOfMatch}
    and match.email_canonical = any(${sql.placeholder('addresses')}::text[])`,
);

/** The same expression as the index `contact_emails_by_gmail_mailbox`. */
const mailbox = sql`replace(split_part(split_part(match.email_canonical, '@', 1), '+', 1), '.', '')`;

const knownMailboxes = jsonList(
  sql`json_build_object('mailbox', ${mailbox} || '@gmail.com', 'contact', ${offerableContact}) order by contact.name, contact.id`,
  sql`contact_emails match ${contactOfMatch}
    and (match.email_canonical like '%@gmail.com' or match.email_canonical like '%@googlemail.com')
    and ${mailbox} = any(select split_part(asked, '@', 1) from unnest(${sql.placeholder('mailboxes')}::text[]) asked)`,
);

const knownCompanies = jsonList(
  sql`json_build_object('domain', match.domain, 'contact', ${offerableContact}) order by contact.name, contact.id`,
  sql`contact_domains match ${contactOfMatch} and match.domain = any(${sql.placeholder('domains')}::text[])`,
);

const askedContacts = jsonList(
  sql`${offerableContact} order by contact.name, contact.id`,
  sql`contacts contact
    join contacts account on account.environment_id = ${environmentId} and account.id = contact.account_id
    where contact.environment_id = ${environmentId} and contact.id = any(${sql.placeholder('askedIds')}::uuid[])`,
);

const facts = statement<{ facts: DraftFacts }>(
  'draft',
  sql`select json_build_object(
    'actor', ${actorObject},
    'types', ${offeredTypes},
    'statuses', ${offeredStatuses},
    'defaults', ${taskDefaultsObject},
    'maxFileBytes', ${maxFileBytesOf},
    'assignees', ${assigneesObject},
    'preferences', ${preferencesObject},
    'learned', ${learnedObject},
    'known', json_build_object(
      'users', ${knownUsers}, 'own', ${ownAddressesObject}, 'contacts', ${knownContacts}, 'mailboxes', ${knownMailboxes}, 'companies', ${knownCompanies}, 'asked', ${askedContacts}
    ),
    'savedBefore', ${savedBeforeList},
    'threadTasks', ${threadTaskList}
  ) as facts from ${actorRows}`,
);

/** Everything a draft needs, the actor included, in one statement. Null when there is no such user. */
export async function readDraftFacts(environment: EnvironmentHandle, query: DraftQuery): Promise<DraftFacts | null> {
  const { sourceKeys, threadKeys, ...values } = query;
  const sourceKeyHashes = sourceKeys.map(hashOfSourceKey);
  const threadHashes = [...sourceKeyHashes, ...threadKeys.map(hashOfSourceKey)];
  const [row] = await run(environment, facts, { ...values, sourceKeyHashes, threadHashes });
  return row?.facts ?? null;
}
