import { sql } from 'drizzle-orm';
import type { UserChoices } from '../../../shared/users/user-choices.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { statement } from '../../platform/database/statement.ts';

const value = sql.placeholder;

/** Most users answered. */
export const maxUsers = 50;

/**
 * Users for whom each query word is a prefix of a word of the name or address, or of the address itself. Words are
 * folded as in platform/text/search-words.ts, which `search_text` is too. A sequential scan: an environment has only as many users as a company has
 * employees.
 */
const userRows = statement<UserChoices['users'][number]>(
  'pick_users',
  sql`
  select picked.id, picked.name, picked.email, picked.disabled_at is null as active,
    picked.disabled_at is null and (picked.sales or picked.sales_all_accounts) as assignable
  from (
    select person.*, ' ' || regexp_replace(person.search_text, '[\\s!-/:-@\\[-\`{-~]+', ' ', 'g') as words
    from users person where person.environment_id = ${value('environmentId')}
  ) picked
  where not exists (
    select from unnest(${value('words')}::text[]) as asked (word)
    where strpos(picked.words, ' ' || asked.word) = 0 and not starts_with(picked.email_canonical, asked.word)
  ) and (
    not ${value('assignable')}::boolean
    or picked.disabled_at is null and (picked.sales or picked.sales_all_accounts)
  )
  order by picked.disabled_at is not null, picked.words, picked.id limit ${value('limit')}::int`,
);

/** Users that have all the words, active ones first, then by name, at most 50; without words everybody. */
export async function pickUsers(
  environment: EnvironmentHandle,
  { words, assignable }: { readonly words: readonly string[]; readonly assignable: boolean },
): Promise<UserChoices> {
  const rows = await run(environment, userRows, { words: [...words], assignable, limit: maxUsers + 1 });
  return { users: rows.slice(0, maxUsers), more: rows.length > maxUsers };
}
