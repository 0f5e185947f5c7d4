import { sql, type SQL } from 'drizzle-orm';
import type { TaskFilter } from '../../shared/task-list.ts';
import { taskQueryWords, wordsOfTask } from '../domain/search-words.ts';
import { letTasksBeFound, run, type EnvironmentHandle } from './environment-scope.ts';
import { someRow } from './scope.ts';
import { statement } from './statement.ts';

/*
 * The words of tasks are lexemes of task_search.words. Under a policy no index serves `@@`, because it might tell of rows
 * that the policy hides; but a policy's own condition may use one. So its policy for reading asks for the words itself: it
 * shows only rows that match the setting app.task_search, and none while nothing is looked for.
 */

const environmentId = sql.placeholder('environmentId');

/** A text that is looked for, once `searchFor` has made the rows that may match visible. */
export interface TextSearch {
  /** All its words, as a tsquery. */
  readonly query: string;
  /** Which part of all tasks has them, by a sample. */
  readonly share: number;
}

/** Tasks looked at to see how often words come. */
const sampleSize = 800;
/** Of the sample. Above, walking through a list meets tasks with the words soon enough; through each of several months later. */
const rareShare = { inOneWalk: 0.005, inMonths: 0.04 };
/** Of the sample. Above, finding all tasks with the words takes longer than asking some thousands of others for them. */
const seldomShare = 0.018;
/** Of the sample. The index reads every place of a word: not those of words that are nearly everywhere. */
const frequentShare = 0.2;
/** Words of a text that are looked for in the sample and in the index, the longest; the others are compared with what these find. */
const maxDrivingWords = 5;

/** Each environment has lexemes of its own, so that one of few tasks is not slow for others that have many. */
function lexeme({ environmentId: id }: EnvironmentHandle, word: string): string {
  return id.slice(0, 8) + word;
}

/** The words of a task (wordsOfTask), bound as `searchWords`, as its lexemes. */
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

/** Lets a task be found by what its title and description say now; for whoever changed one of them in this transaction. */
export async function renewSearchWords(environment: EnvironmentHandle, taskId: string): Promise<void> {
  const [task] = await run(environment, taskTexts, { taskId });
  if (task === undefined) return;
  await letTasksBeFound(environment, 'all');
  await run(environment, renewWords, { taskId, searchWords: wordsOfTask(task) });
}

/** The task has all words of the text. */
export function matchesText({ query }: TextSearch, taskId: SQL): SQL {
  return someRow(sql`task_search found
    where found.environment_id = ${environmentId} and found.task_id = ${taskId} and found.words @@ ${query}::tsquery`);
}

/** `t` is one of the tasks that the setting app.task_search shows; an array, because each is then looked up by its key. */
export function isFound({ query }: TextSearch, { createdFrom, createdBefore }: TaskFilter): SQL {
  const from = createdFrom === undefined ? sql`true` : sql`found.task_created_at >= ${createdFrom}::timestamptz`;
  const before = createdBefore === undefined ? sql`true` : sql`found.task_created_at < ${createdBefore}::timestamptz`;
  return sql`t.id = any(array(
    select found.task_id from task_search found
    where found.environment_id = ${environmentId} and found.words @@ ${query}::tsquery and ${from} and ${before}
  ))`;
}

/** All tasks with the words, for a WITH clause. */
export function foundTasks({ query }: TextSearch): SQL {
  return sql`found_tasks as materialized (
    select found.task_id from task_search found where found.environment_id = ${environmentId} and found.words @@ ${query}::tsquery
  )`;
}

/** The task is one of `foundTasks`; no join, which the planner would begin with them, because it expects very few. */
export function isAmongFound(taskId: SQL): SQL {
  return sql`(${taskId} in (select task_id from found_tasks)) is true`;
}

/** So few tasks have the words that finding all of them is less than asking thousands of others. */
export function isSeldom({ share }: TextSearch): boolean {
  return share < seldomShare;
}

/** So few tasks have the words that a list starts from these tasks. */
export function isRare({ share }: TextSearch, walk: keyof typeof rareShare): boolean {
  return share < rareShare[walk];
}

/** Finds out how to look for a text, and lets the statements that follow in the transaction do so. Null: no words in it. */
export async function searchFor(environment: EnvironmentHandle, text: string): Promise<TextSearch | null> {
  const words = taskQueryWords(text).sort((one, other) => other.length - one.length);
  if (words.length === 0) return null;
  const terms = words.map((word) => `'${lexeme(environment, word)}':*`);
  const query = terms.join(' & ');
  const longest = terms.slice(0, maxDrivingWords);
  const shares = await sharesOf(environment, [query, ...longest]);
  const share = shares[0] ?? 0;
  const rare = share < rareShare.inMonths;
  const driving = longest.filter((_, index) => (shares[index + 1] ?? 0) < frequentShare);
  await letTasksBeFound(environment, rare ? (driving.length > 0 ? driving : longest).join(' & ') : query);
  return { query, share };
}

/** As many queries as a text can have here; those that are not asked for match nothing. */
const sampleColumns = Array.from({ length: 1 + maxDrivingWords }, (_, index) => {
  const query = sql`(${sql.placeholder('queries')}::text[])[${sql.raw(String(index + 1))}]::tsquery`;
  return sql`(count(*) filter (where sample.words @@ ${query}))::int`;
});

const sampled = statement<{ size: number; matches: number[] }>(
  'text_sample',
  sql`
  select count(*)::int as size, array[${sql.join(sampleColumns, sql`, `)}] as matches
  from (
    select found.words from task_search found
    where found.environment_id = ${environmentId} order by found.task_id limit ${sql.raw(String(sampleSize))}
  ) sample`,
);

/** Which part of the tasks matches each tsquery, by those with the first ids: ids are random. */
async function sharesOf(environment: EnvironmentHandle, queries: readonly string[]): Promise<number[]> {
  await letTasksBeFound(environment, 'all');
  const [sample] = await run(environment, sampled, { queries });
  const { size = 0, matches = [] } = sample ?? {};
  return matches.map((count) => count / Math.max(size, 1));
}
