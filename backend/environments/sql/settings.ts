import { sql } from 'drizzle-orm';
import type { EnvironmentLanguage, EnvironmentSettings } from '../../../shared/environments/environment-settings.ts';
import type { Right } from '../../../shared/access/rights.ts';
import { listEffectiveAdmissions, type WorkspaceDomain } from '../rules/workspace-domains.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { jsonList } from '../../platform/database/json.ts';
import { statement } from '../../platform/database/statement.ts';

const value = sql.placeholder;
const environmentId = value('environmentId');

/** The settings of an environment, with the Workspace domains of its users. */
export interface StoredSettings {
  readonly name: string;
  readonly displayName: string;
  /** In alphabetical order. */
  readonly aliases: string[];
  readonly domains: WorkspaceDomain[];
  /** In alphabetical order. */
  readonly ownAddresses: readonly string[];
  readonly defaultRights: Right[];
  readonly language: EnvironmentLanguage;
  readonly retention: EnvironmentSettings['retention'];
  readonly maxFileBytes: number | null;
  readonly userDomains: EnvironmentSettings['userDomains'];
  readonly callerDomain: string | null;
}

/**
 * The Workspace domain of each active user: that of the account that last signed in to the pages (null: a private
 * account), or the domain of the address when there was no such sign-in.
 */
const workspaceOfUsers = sql`
  select identity.user_id,
    case when latest.subject is null then split_part(identity.address, '@', 2) else latest.hosted_domain end as domain
  from identities identity
    join users person on person.environment_id = ${environmentId} and person.id = identity.user_id
      and person.disabled_at is null
    left join lateral (
      select session.subject, session.hosted_domain from web_sessions session where session.subject = identity.subject
      order by session.last_seen_at desc limit 1
    ) latest on true
  where identity.environment_id = ${environmentId}`;

const settingsOfEnvironment = statement<{ settings: StoredSettings }>(
  'environment_settings',
  sql`with workspace as (${workspaceOfUsers})
  select json_build_object(
    'name', environment.name,
    'displayName', environment.display_name,
    'aliases', ${jsonList(
      sql`alias.name order by alias.name`,
      sql`environment_aliases alias where alias.environment_id = ${environmentId}`,
    )},
    'domains', ${jsonList(
      sql`json_build_object('domain', domain.domain, 'restricts', domain.restricts, 'admits', domain.admits,
        'shared', domain.shared)
        order by domain.domain`,
      sql`environment_domains domain where domain.environment_id = ${environmentId}`,
    )},
    'ownAddresses', ${jsonList(
      sql`own.address order by own.address`,
      sql`own_addresses own where own.environment_id = ${environmentId}`,
    )},
    'defaultRights', array_remove(array[
      case when environment.default_sales then 'sales' end,
      case when environment.default_sales_all_accounts then 'salesAllAccounts' end,
      case when environment.default_task_list then 'taskList' end
    ], null),
    'language', setting.language,
    'retention', json_build_object(
      'removedTaskDays', setting.removed_task_days, 'closedTaskMonths', setting.closed_task_months
    ),
    'maxFileBytes', setting.max_file_bytes,
    'userDomains', ${jsonList(
      sql`json_build_object('domain', counted.domain, 'users', counted.users) order by counted.users desc, counted.domain`,
      sql`(select domain, count(*) as users from workspace group by domain) counted`,
    )},
    'callerDomain', (select domain from workspace where user_id = ${value('userId')}::uuid)
  ) as settings
  from environments environment
    join environment_settings setting on setting.environment_id = ${environmentId}
  where environment.id = ${environmentId}`,
);

const updateEnvironment = statement<object>(
  'update_environment',
  sql`update environments set display_name = ${value('displayName')}, default_sales = ${value('sales')}::boolean,
    default_sales_all_accounts = ${value('salesAllAccounts')}::boolean, default_task_list = ${value('taskList')}::boolean
  where id = ${environmentId}`,
);

const updateSettings = statement<object>(
  'update_settings',
  sql`update environment_settings set language = ${value('language')}, max_file_bytes = ${value('maxFileBytes')}::bigint,
    removed_task_days = ${value('removedTaskDays')}::integer, closed_task_months = ${value('closedTaskMonths')}::integer
  where environment_id = ${environmentId}`,
);

const removeDomains = statement<object>(
  'remove_domains',
  sql`with admitting as (delete from admitting_domains where environment_id = ${environmentId})
  delete from environment_domains where environment_id = ${environmentId}`,
);

const insertDomains = statement<object>(
  'insert_domains',
  sql`with admitting as (
    insert into admitting_domains (environment_id, domain)
    select ${environmentId}, unnest(${value('admitting')}::text[])
  )
  insert into environment_domains (environment_id, domain, restricts, admits, shared)
  select ${environmentId}, listed.domain, listed.restricts, listed.admits, listed.shared
  from unnest(
    ${value('domains')}::text[], ${value('restricts')}::boolean[], ${value('admits')}::boolean[], ${value('shared')}::boolean[]
  ) as listed (domain, restricts, admits, shared)`,
);

const removeOwnAddresses = statement<object>(
  'remove_own_addresses',
  sql`delete from own_addresses where environment_id = ${environmentId}`,
);

const insertOwnAddresses = statement<object>(
  'insert_own_addresses',
  sql`insert into own_addresses (environment_id, address)
  select ${environmentId}, unnest(${value('addresses')}::text[])`,
);

const languageOfEnvironment = statement<{ language: EnvironmentLanguage }>(
  'environment_language',
  sql`select language from environment_settings where environment_id = ${environmentId}`,
);

/** All settings of the environment. `userId` is the caller, for `callerDomain`. */
export async function readSettings(environment: EnvironmentHandle, userId: string): Promise<StoredSettings> {
  const [row] = await run(environment, settingsOfEnvironment, { userId });
  if (row === undefined) throw new Error('An environment without settings.');
  return row.settings;
}

/** The language of mails to people who have not chosen one. */
export async function readLanguage(environment: EnvironmentHandle): Promise<EnvironmentLanguage> {
  const [row] = await run(environment, languageOfEnvironment);
  return row?.language ?? 'fr';
}

/** Writes the settings except the name, former names and domains. */
export async function writeSettings(
  environment: EnvironmentHandle,
  settings: Pick<StoredSettings, 'displayName' | 'defaultRights' | 'language' | 'retention' | 'maxFileBytes'>,
): Promise<void> {
  const { displayName, defaultRights, language, retention, maxFileBytes } = settings;
  await run(environment, updateEnvironment, {
    displayName,
    sales: defaultRights.includes('sales'),
    salesAllAccounts: defaultRights.includes('salesAllAccounts'),
    taskList: defaultRights.includes('taskList'),
  });
  await run(environment, updateSettings, { language, maxFileBytes, ...retention });
}

/** Replaces the Workspace domains, and the domains in the directory that admit people. */
export async function writeDomains(environment: EnvironmentHandle, domains: readonly WorkspaceDomain[]): Promise<void> {
  await run(environment, removeDomains);
  await run(environment, insertDomains, {
    domains: domains.map(({ domain }) => domain),
    restricts: domains.map(({ restricts }) => restricts),
    admits: domains.map(({ admits }) => admits),
    shared: domains.map(({ shared }) => shared),
    admitting: listEffectiveAdmissions(domains),
  });
}

/** Replaces the addresses that are the company's own (canonical, without tags, each once). */
export async function writeOwnAddresses(environment: EnvironmentHandle, addresses: readonly string[]): Promise<void> {
  await run(environment, removeOwnAddresses);
  await run(environment, insertOwnAddresses, { addresses });
}
