import { sql, type SQL } from 'drizzle-orm';
import type { ContactSearchQuery } from '../../../shared/contacts/requests.ts';
import type { KnownContact } from '../rules/matching.ts';
import type { Scope, Viewer } from '../../access/rules/rights.ts';
import { contactObject } from './known-contact.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { accountVisible, perScope, viewerOf } from '../../access/sql/scope.ts';

export interface ContactSearch {
  /** From `queryWords` of platform/text/search-words.ts; at least one. */
  readonly words: readonly string[];
  readonly limit: number;
  /** Absent: of any kind. */
  readonly kind?: ContactSearchQuery['kind'];
}

export interface FoundContacts {
  readonly contacts: KnownContact[];
  /** There are more than `limit`. */
  readonly more: boolean;
}

const environmentId = sql.placeholder('environmentId');

/** Upper bound of a prefix range, in byte order. */
const afterAll = '\u{10FFFF}';

/** Rows scanned per wanted contact: the index has a contact under several of its words and its company's. */
const rowsPerContact = 10;

/** Range condition: `word` has word number `index` of the query as a prefix. */
function startsWithWord(index: number): SQL {
  return sql`found.word >= ${sql.placeholder(`from${index}`)} and found.word < ${sql.placeholder(`to${index}`)}`;
}

/** `contact` or its company has a word with word number `index` as a prefix. */
function hasWord(index: number): SQL {
  return sql`((
    select true from contact_words found
    where found.environment_id = ${environmentId} and found.contact_id in (contact.id, contact.account_id) and ${startsWithWord(index)}
    limit 1
  ) is true)`;
}

function hasWords(from: number, count: number): SQL {
  const conditions = Array.from({ length: count - from }, (_, index) => hasWord(from + index));
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

/** What the text of the statement depends on. */
interface SearchShape {
  readonly wordCount: number;
  readonly kind?: ContactSearchQuery['kind'];
}

function nameOf({ wordCount, kind }: SearchShape): string {
  return `${wordCount}_${kind ?? 'any'}`;
}

function isOfKind(kind: SearchShape['kind']): SQL {
  switch (kind) {
    case undefined:
      return sql`true`;
    case 'account':
      return sql`contact.id = contact.account_id`;
    case 'company':
      return sql`contact.kind = 'company'`;
    case 'person':
      return sql`contact.kind = 'person'`;
  }
}

/**
 * Contacts as (id, rank). With few accounts, their contacts are scanned. Otherwise the index of words is scanned for
 * the first word of the query, the longest, until there are enough contacts.
 */
export function selectFoundContacts(scope: Scope, { wordCount, kind }: SearchShape): SQL {
  const viewer = viewerOf(scope);
  if (scope.accounts === 'attached' && !scope.admin) {
    return sql`
      select contact.id, contact.name as rank
      from account_reps rep
        join contacts contact on contact.environment_id = ${environmentId} and contact.account_id = rep.account_id
      where rep.environment_id = ${environmentId} and rep.user_id = ${viewer.userId} and ${isOfKind(kind)}
        and ${hasWords(0, wordCount)}
      order by contact.name, contact.id limit ${sql.placeholder('rows')}`;
  }
  return sql`
    select contact.id, found.word as rank
    from contact_words found
      cross join lateral (
        select own.id, own.account_id, own.kind from contacts own
        where own.environment_id = ${environmentId} and own.id = found.contact_id
        union
        select person.id, person.account_id, person.kind from contacts person
        where person.environment_id = ${environmentId} and person.account_id = found.contact_id
      ) contact
      join contacts account on account.environment_id = ${environmentId} and account.id = contact.account_id
    where found.environment_id = ${environmentId} and ${startsWithWord(0)} and ${accountVisible(viewer)}
      and ${isOfKind(kind)} and ${hasWords(1, wordCount)}
    order by found.word, found.contact_id limit ${sql.placeholder('rows')}`;
}

interface Row {
  readonly contacts: KnownContact[];
  readonly rows: number;
}

const searchOf = (shape: SearchShape) =>
  perScope<Row>(
    `contact_search_${nameOf(shape)}`,
    (scope) => sql`
    with row as materialized (${selectFoundContacts(scope, shape)})
    select (select count(*)::int from row) as rows, (
      select coalesce(json_agg(${contactObject(viewerOf(scope))} order by page.rank, contact.name, contact.id), '[]')
      from (
        select row.id, min(row.rank) as rank from row group by row.id
        order by 2, 1 limit ${sql.placeholder('limit')}
      ) page
        join contacts contact on contact.environment_id = ${environmentId} and contact.id = page.id
        join contacts account on account.environment_id = ${environmentId} and account.id = contact.account_id
    ) as contacts`,
  );

const searches = new Map<string, ReturnType<typeof searchOf>>();

/** The visible contacts that have all words, their company's included. */
export async function findContacts(
  environment: EnvironmentHandle,
  { words, limit, kind }: ContactSearch,
  viewer: Viewer,
): Promise<FoundContacts> {
  const shape = { wordCount: words.length, kind };
  const search = searches.get(nameOf(shape)) ?? searchOf(shape);
  searches.set(nameOf(shape), search);
  const rows = (limit + 1) * rowsPerContact;
  const values: Record<string, unknown> = { viewerId: viewer.userId, limit: limit + 1, rows };
  for (const [index, word] of words.entries()) {
    values[`from${index}`] = word;
    values[`to${index}`] = word + afterAll;
  }
  const [found] = await run(environment, search(viewer.scope), values);
  const contacts = found?.contacts ?? [];
  return { contacts: contacts.slice(0, limit), more: contacts.length > limit || found?.rows === rows };
}
