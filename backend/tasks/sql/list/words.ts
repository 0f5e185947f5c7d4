import { sql, type SQL } from 'drizzle-orm';
import { taskQueryWords, wordsOfTask } from '../../../platform/text/search-words.ts';
import {
  makeSearchable,
  run,
  type EnvironmentHandle,
  type SearchableEnvironment,
} from '../../../platform/database/environment-scope.ts';
import { someRow } from '../../../access/sql/scope.ts';
import { statement } from '../../../platform/database/statement.ts';
import { maxMonths } from './months.ts';
import { isTextFirstCheaper, sampleSize, type TextStatistics } from './text-cost.ts';

/*
 * Full-text search under row-level security. task_search.words is a tsvector with a GIN index, but `@@` is not leakproof: in
 * a query under a policy PostgreSQL uses no index for it. In the condition of the policy itself it does. So the policy for
 * reading task_search has the query: it shows the rows that match the setting app.task_search, and none while that is empty.
 * A SearchableEnvironment is a transaction that has made the setting.
 */

const environmentId = sql.placeholder('environmentId');

/** A text to look for. Whoever has one reads task_search in a transaction that shows the rows that may match. */
export interface TextSearch extends TextStatistics {
  readonly environment: SearchableEnvironment;
  /** A tsquery that rows which the policy shows must still be checked for; null: the policy has the whole query. */
  readonly recheck: string | null;
}

/** Words that more of the sample have are not looked up in the index: a GIN scan reads every posting of a word. */
const frequentShare = 0.2;
/** The longest words of a text are looked up in the index, at most so many; the others are rechecked. */
const maxIndexedWords = 5;
/** The setting is made before it is known how the list is read, so for the longest walk. */
const longestWalk = { walks: maxMonths.all, wanted: 101 };

/** Every word begins with the environment, so that an index scan reads no postings of others. */
function toLexeme({ environmentId: id }: EnvironmentHandle, word: string): string {
  return id.slice(0, 8) + word;
}

/** The tsvector of the words (wordsOfTask) that are bound as `searchWords`. */
export const searchVector: SQL = sql`array_to_tsvector(array(
  select left(${environmentId}::uuid::text, 8) || word from unnest(${sql.placeholder('searchWords')}::text[]) as word
))`;

const taskTexts = statement<{ title: string; text: string }>(
  'task_texts',
  sql`select title, description_text as text from tasks
    where environment_id = ${environmentId} and id = ${sql.placeholder('taskId')}`,
);

const renewWords = statement<object>(
  'renew_words',
  sql`update task_search set words = ${searchVector}
    where environment_id = ${environmentId} and task_id = ${sql.placeholder('taskId')}`,
);

/** Indexes the present title and description of a task, for a transaction that has changed one of them. */
export async function renewSearchWords(environment: EnvironmentHandle, taskId: string): Promise<void> {
  const [task] = await run(environment, taskTexts, { taskId });
  if (task === undefined) return;
  // An UPDATE sees only the rows that the policy for reading shows.
  const searchable = await makeSearchable(environment, 'all');
  await run(searchable, renewWords, { taskId, searchWords: wordsOfTask(task) });
}

/** The task has all words of the text. */
export function matchesText(text: TextSearch, taskId: SQL): SQL {
  return someRow(sql`task_search found
    where found.environment_id = ${environmentId} and found.task_id = ${taskId} and ${passesRecheck(text)}`);
}

/** All tasks with the words, as rows with the columns of foundRows: copies in task_search, so that no task is read. */
export function selectMatches(text: TextSearch): SQL {
  return sql`
    select found.task_id as id, found.author_id, found.contact_count, found.task_created_at as created_at,
      found.task_type_id as type_id, found.task_status_id as status_id, found.task_assignee_id as assignee_id,
      found.task_source_kind as source_kind, found.task_due_on as due_on, found.task_updated_at as updated_at
    from task_search found where found.environment_id = ${environmentId} and not found.undone and ${passesRecheck(text)}`;
}

function passesRecheck({ recheck }: TextSearch): SQL {
  return recheck === null ? sql`true` : sql`found.words @@ ${recheck}::tsquery`;
}

/** Prepares the transaction for looking a text up; null when the text has no words. */
export async function openTextSearch(environment: EnvironmentHandle, text: string): Promise<TextSearch | null> {
  const words = taskQueryWords(text).sort((one, other) => other.length - one.length);
  if (words.length === 0) return null;
  const terms = words.map((word) => `'${toLexeme(environment, word)}':*`);
  const query = terms.join(' & ');
  const longest = terms.slice(0, maxIndexedWords);
  const sample = await readSample(await makeSearchable(environment, 'all'), [query, ...longest]);
  const [share = 0, ...sharesOfWords] = sample.matches.map((count) => count / Math.max(sample.size, 1));
  const statistics = { share, tasks: sample.tasks };
  const seldom = longest.filter((_, index) => (sharesOfWords[index] ?? 0) < frequentShare);
  const indexed = isTextFirstCheaper(statistics, longestWalk) && seldom.length > 0 ? seldom.join(' & ') : query;
  const searchable = await makeSearchable(environment, indexed);
  return { environment: searchable, recheck: indexed === query ? null : query, ...statistics };
}

/** One count for each query that a text can have here; a query that is not bound matches nothing. */
const sampleColumns = Array.from({ length: 1 + maxIndexedWords }, (_, index) => {
  const query = sql`(${sql.placeholder('queries')}::text[])[${sql.raw(String(index + 1))}]::tsquery`;
  return sql`(count(*) filter (where sample.words @@ ${query}))::int`;
});

interface Sample {
  readonly size: number;
  /** How many tasks of the sample match each query. */
  readonly matches: readonly number[];
  readonly tasks: number;
}

const sampled = statement<Sample>(
  'text_sample',
  sql`
  select count(*)::int as size, array[${sql.join(sampleColumns, sql`, `)}] as matches,
    coalesce((select last_number from task_counters where environment_id = ${environmentId}), 0)::int as tasks
  from (
    select found.words from task_search found
    where found.environment_id = ${environmentId} order by found.task_id limit ${sql.raw(String(sampleSize))}
  ) sample`,
);

/** Counts matches among the tasks with the lowest ids, which are random. */
async function readSample(environment: SearchableEnvironment, queries: readonly string[]): Promise<Sample> {
  const [sample] = await run(environment, sampled, { queries });
  return sample ?? { size: 0, tasks: 0, matches: [] };
}
