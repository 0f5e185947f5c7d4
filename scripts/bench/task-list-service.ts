import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startIssuer } from '../../host/issuer.ts';
import { sessionSchema } from '../../shared/identity/session.ts';
import { taskRowPageSchema, type TaskFilter, type TaskRowPage } from '../../shared/tasks/task-list.ts';
import { identitySettings, startBackend } from '../harness/backend-process.ts';
import { baseUrl } from '../harness/base-url.ts';
import { attached, fillEnvironment, withoutIndexes, type BenchEnvironment, type BenchSizes } from './task-rows.ts';

/** The measured readers: label in the table, and address. */
export const readers = [
  ['admin', 'admin@bench.example'],
  ['all accounts', 'all@bench.example'],
  ['rep of 20 accounts', 'rep-20@bench.example'],
  ['rep of 500 accounts', 'rep-500@bench.example'],
  ['task list only', 'list@bench.example'],
] as const;

const reps = Array.from({ length: 200 }, (_, index) => `rep-${String(index + 1).padStart(3, '0')}@bench.example`);

function worldOf(tasks: number): object {
  const sales = [...reps, ...Object.keys(attached)].map((email) => ({ email, name: email, rights: ['sales'] }));
  return {
    environment: { name: nameOf(tasks), displayName: `${tasks} tasks` },
    taskTypes: Array.from({ length: 8 }, (_, index) => `Type ${index + 1}`),
    taskStatuses: Array.from({ length: 5 }, (_, index) => ({ label: `Status ${index + 1}`, closed: index > 2 })),
    users: [
      ...sales,
      { email: 'all@bench.example', name: 'All', rights: ['salesAllAccounts', 'taskList'] },
      { email: 'list@bench.example', name: 'List', rights: ['taskList'] },
      { email: 'admin@bench.example', name: 'Admin', rights: [], admin: true },
    ],
  };
}

function nameOf(tasks: number): string {
  return `bench-${tasks}`;
}

/** The built service over a database with environments of so many tasks each. */
export interface BenchService {
  readonly client: pg.Client;
  /** Of the service itself. */
  readonly process: number;
  /** The environment; `client` then sees it, whatever role it has. */
  enterEnvironment(tasks: number): Promise<BenchEnvironment>;
  /** A signed-in client; a response without success is thrown. */
  signIn(tasks: number, email: string): Promise<Caller>;
  /** The same for pages of the list. */
  openReader(tasks: number, email: string): Promise<PageReader>;
  close(): Promise<void>;
}

export type Caller = (path: string) => Promise<Response>;
export type PageReader = (query: TaskFilter & { limit?: string; cursor?: string }) => Promise<TaskRowPage>;

/** Starts the service on an empty database and fills it. What was started ends again when that fails. */
export async function startBenchService(databaseUrl: string, sizes: BenchSizes): Promise<BenchService> {
  const started: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of started.splice(0).reverse()) await end();
  };
  try {
    return { ...(await startService(databaseUrl, [sizes.small, sizes.large], started)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Starts everything; adds to `started` how to stop it. */
async function startService(
  databaseUrl: string,
  sizes: readonly number[],
  started: (() => Promise<unknown>)[],
): Promise<Omit<BenchService, 'close'>> {
  const folder = await mkdtemp(join(tmpdir(), 'relais-bench-'));
  started.push(() => rm(folder, { recursive: true, force: true }));
  const worlds = sizes.map((tasks) => join(folder, `${nameOf(tasks)}.json`));
  for (const [index, file] of worlds.entries()) await writeFile(file, JSON.stringify(worldOf(sizes[index] ?? 0)));
  const issuer = await startIssuer();
  started.push(() => issuer.close());
  const backend = await startBackend({
    NODE_ENV: 'development',
    PORT: '0',
    DATABASE_URL: databaseUrl,
    DATA_DIR: folder,
    RELAIS_BASE_URL: baseUrl,
    ...identitySettings(issuer),
    RELAIS_WORLDS: JSON.stringify(worlds),
    LOG_LEVEL: 'error',
  });
  started.push(() => backend.stop());
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  started.push(() => client.end());
  const enterEnvironment = (tasks: number): Promise<BenchEnvironment> => environmentOf(client, tasks);
  await withoutIndexes(client, async () => {
    for (const tasks of sizes) await fillEnvironment(client, await enterEnvironment(tasks));
  });
  const signIn = async (tasks: number, email: string): Promise<Caller> => {
    const identityToken = await issuer.sign({ email, name: email });
    const body = JSON.stringify({ environment: nameOf(tasks), identityToken });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(new URL('/v1/sessions', backend.url), { method: 'POST', headers, body });
    const { token } = sessionSchema.parse(await answer.json());
    return callerWith(backend.url, token);
  };
  const openReader = async (tasks: number, email: string): Promise<PageReader> =>
    pageReader(await signIn(tasks, email));
  return { client, process: backend.process.pid ?? 0, enterEnvironment, signIn, openReader };
}

async function environmentOf(client: pg.Client, tasks: number): Promise<BenchEnvironment> {
  const { rows } = await client.query<{ id: string }>('select id from environments where name = $1', [nameOf(tasks)]);
  const [row] = rows;
  if (row === undefined) throw new Error(`There is no environment of ${tasks} tasks.`);
  await client.query(`set app.environment_id = '${row.id}'`);
  return { id: row.id, tasks };
}

function callerWith(url: string, token: string): Caller {
  return async (path) => {
    const answer = await fetch(new URL(path, url), { headers: { authorization: `Bearer ${token}` } });
    if (!answer.ok) throw new Error(`${path} answers ${answer.status}: ${await answer.text()}`);
    return answer;
  };
}

function pageReader(call: Caller): PageReader {
  return async (query) => {
    const asked = Object.entries(query).filter((member): member is [string, string] => member[1] !== undefined);
    const answer = await call(`/v1/tasks?${new URLSearchParams(asked).toString()}`);
    return taskRowPageSchema.parse(await answer.json());
  };
}
