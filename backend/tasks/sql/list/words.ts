import { sql, type SQL } from 'drizzle-orm';
import { taskQueryWords, wordsOfTask } from '../../../platform/text/search-words.ts';
import { letTasksBeFound, run, type EnvironmentHandle } from '../../../platform/database/environment-scope.ts';
import { someRow } from '../../../access/sql/scope.ts';
import { statement } from '../../../platform/database/statement.ts';
import { maxMonths } from './months.ts';

/*
 * The words of tasks are lexemes of task_search.words. Under a policy no index serves `@@`, because it might tell of rows
 * that the policy hides; but a policy's own condition may use one. So its policy for reading asks for the words itself: it
 * shows only rows that match the setting app.task_search, and none while nothing is looked for.
 */

const environmentId = sql.placeholder('environmentId');

/** A text that is looked for, once `searchFor` has made the rows that may match visible. */
export interface TextSearch {
  /** What of its words is still to be asked of a row that is visible, as a tsquery; null: nothing. */
  readonly unasked: string | null;
  /** Which part of all tasks has its words, by a sample. */
  readonly share: number;
  /** Tasks that were ever saved in the environment: at least as many as there are. */
  readonly tasks: number;
}

/** Tasks looked at to see how often words come. */
const sampleSize = 800;
/**
 * Microseconds, as measured at a million tasks: to read a task that the index of words found, and to ask one that a list
 * comes upon for its words. Only their ratio counts.
 */
const cost = { found: 2, asked: 7 };
/** Of the sample. The index reads every place of a word: not those of words that are nearly everywhere. */
const frequentShare = 0.2;
/** Words of a text that are looked for in the sample and in the index, the longest; the others are compared with what these find. */
const maxDrivingWords = 5;
/** What a search is prepared for, before it is known how the list is read: the longest walk. */
const longestWalk = { walks: maxMonths.all, wanted: 101 };

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
export function matchesText(text: TextSearch, taskId: SQL): SQL {
  return someRow(sql`task_search found
    where found.environment_id = ${environmentId} and found.task_id = ${taskId} and ${hasWords(text)}`);
}

/** The tasks with the words that are still there, as `t`: what of a task lists are made of, and no more. */
export function tasksFound(text: TextSearch): SQL {
  return sql`
    select found.task_id as id, found.author_id, found.contact_count, found.task_created_at as created_at,
      found.task_type_id as type_id, found.task_status_id as status_id, found.task_assignee_id as assignee_id,
      found.task_source_kind as source_kind, found.task_due_on as due_on, found.task_updated_at as updated_at
    from task_search found where found.environment_id = ${environmentId} and not found.undone and ${hasWords(text)}`;
}

function hasWords({ unasked }: TextSearch): SQL {
  return unasked === null ? sql`true` : sql`found.words @@ ${unasked}::tsquery`;
}

type Frequency = Pick<TextSearch, 'share' | 'tasks'>;

/**
 * To find all tasks with the words is less than to walk along a list until as many as are `wanted` came, or so often along
 * each of several, and to ask what comes for them. What else a list asks for makes the walk longer, and the finding not.
 */
export function isSoonerFound(text: Frequency, { walks, wanted }: { walks: number; wanted: number }): boolean {
  const walked = walks * (wanted / Math.max(text.share, 1 / sampleSize));
  return askedInsteadOfFound(text) <= Math.min(text.tasks, walked);
}

/** How many tasks may be asked for the words in the time that it takes to find all that have them. */
export function askedInsteadOfFound({ share, tasks }: Frequency): number {
  return Math.floor((share * tasks * cost.found) / cost.asked);
}

/** Finds out how to look for a text, and lets the statements that follow in the transaction do so. Null: no words in it. */
export async function searchFor(environment: EnvironmentHandle, text: string): Promise<TextSearch | null> {
  const words = taskQueryWords(text).sort((one, other) => other.length - one.length);
  if (words.length === 0) return null;
  const terms = words.map((word) => `'${lexeme(environment, word)}':*`);
  const query = terms.join(' & ');
  const longest = terms.slice(0, maxDrivingWords);
  const { size, tasks, matches } = await sampleOf(environment, [query, ...longest]);
  const [share = 0, ...sharesOfWords] = matches.map((count) => count / Math.max(size, 1));
  const driving = longest.filter((_, index) => (sharesOfWords[index] ?? 0) < frequentShare);
  const asked = isSoonerFound({ share, tasks }, longestWalk) && driving.length > 0 ? driving.join(' & ') : query;
  await letTasksBeFound(environment, asked);
  return { unasked: asked === query ? null : query, share, tasks };
}

/** As many queries as a text can have here; those that are not asked for match nothing. */
const sampleColumns = Array.from({ length: 1 + maxDrivingWords }, (_, index) => {
  const query = sql`(${sql.placeholder('queries')}::text[])[${sql.raw(String(index + 1))}]::tsquery`;
  return sql`(count(*) filter (where sample.words @@ ${query}))::int`;
});

interface Sample extends Pick<TextSearch, 'tasks'> {
  readonly size: number;
  /** How many of the sample match each query. */
  readonly matches: readonly number[];
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

/** Looks for each tsquery in the tasks with the first ids: ids are random. */
async function sampleOf(environment: EnvironmentHandle, queries: readonly string[]): Promise<Sample> {
  await letTasksBeFound(environment, 'all');
  const [sample] = await run(environment, sampled, { queries });
  return sample ?? { size: 0, tasks: 0, matches: [] };
}
