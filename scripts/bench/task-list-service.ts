import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startIssuer } from '../../host/issuer.ts';
import { sessionSchema } from '../../shared/session.ts';
import { taskRowPageSchema, type TaskFilter, type TaskRowPage } from '../../shared/task-list.ts';
import { startBackend } from '../backend-process.ts';
import { baseUrl } from '../base-url.ts';
import { attached, fillEnvironment, withoutIndexes, type BenchEnvironment } from './task-rows.ts';

/** Whose list is measured: as it is called in the table, and their address. */
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
  environment(tasks: number): Promise<BenchEnvironment>;
  /** Whoever asks for pages, signed in once. */
  reader(tasks: number, email: string): Promise<PageReader>;
  close(): Promise<void>;
}

export type PageReader = (query: TaskFilter & { limit?: string; cursor?: string }) => Promise<TaskRowPage>;

/** Starts the service on an empty database and fills it. */
export async function startBenchService(databaseUrl: string, sizes: readonly number[]): Promise<BenchService> {
  const folder = await mkdtemp(join(tmpdir(), 'relais-bench-'));
  const worlds = sizes.map((tasks) => join(folder, `${nameOf(tasks)}.json`));
  for (const [index, file] of worlds.entries()) await writeFile(file, JSON.stringify(worldOf(sizes[index] ?? 0)));
  const issuer = await startIssuer();
  const backend = await startBackend({
    NODE_ENV: 'development',
    PORT: '0',
    DATABASE_URL: databaseUrl,
    DATA_DIR: folder,
    RELAIS_BASE_URL: baseUrl,
    IDENTITY_ISSUER: issuer.issuer,
    IDENTITY_CERTS_URL: issuer.certsUrl,
    IDENTITY_AUDIENCES: issuer.audience,
    RELAIS_WORLDS: JSON.stringify(worlds),
    LOG_LEVEL: 'error',
  });
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const environment = async (tasks: number): Promise<BenchEnvironment> => {
    const { rows } = await client.query<{ id: string }>('select id from environments where name = $1', [nameOf(tasks)]);
    const [row] = rows;
    if (row === undefined) throw new Error(`There is no environment of ${tasks} tasks.`);
    return { id: row.id, tasks };
  };
  await withoutIndexes(client, async () => {
    for (const tasks of sizes) await fillEnvironment(client, await environment(tasks));
  });
  return {
    client,
    environment,
    reader: async (tasks, email) => {
      const identityToken = await issuer.sign({ email, name: email });
      const body = JSON.stringify({ environment: nameOf(tasks), identityToken });
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(new URL('/v1/sessions', backend.url), { method: 'POST', headers, body });
      const { token } = sessionSchema.parse(await answer.json());
      return pageReader(backend.url, token);
    },
    close: async () => {
      await client.end();
      await backend.stop();
      await issuer.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function pageReader(url: string, token: string): PageReader {
  return async (query) => {
    const asked = Object.entries(query).filter((member): member is [string, string] => member[1] !== undefined);
    const address = new URL(`/v1/tasks?${new URLSearchParams(asked).toString()}`, url);
    const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${address.search} answers ${answer.status}: ${text}`);
    return taskRowPageSchema.parse(JSON.parse(text));
  };
}
