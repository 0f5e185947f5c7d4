import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  buildService,
  forkService,
  temporaryFolder,
  type BuiltService,
  type ForkedService,
} from '../support/forked-service.ts';
import { worlds } from '../support/service.ts';

let built: BuiltService;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const started: ForkedService[] = [];

beforeAll(async () => {
  built = await buildService();
});
afterAll(() => built.remove());
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(async () => {
  for (const { child, ended } of started.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
  await folder.remove();
});

function start(environment: Record<string, string> = {}): ForkedService {
  const service = forkService(built, { DATA_DIR: folder.path, RELAIS_EMBEDDED: 'memory', ...environment });
  started.push(service);
  return service;
}

async function urlOf(service: ForkedService): Promise<string> {
  const first = await service.first;
  if (first?.kind !== 'ready') throw new Error(JSON.stringify(first));
  return first.url;
}

/** The one line with which it gives up. */
async function failureOf(service: ForkedService): Promise<string> {
  const first = await service.first;
  if (first?.kind !== 'failed') throw new Error(JSON.stringify(first));
  expect(await service.ended).toMatchObject({ code: 1 });
  expect(first.message).not.toContain('\n');
  return first.message;
}

describe('the service', () => {
  it('opens its data folder alone, keeps its secret there, and stops when told or left alone', async () => {
    const world = join(folder.path, 'world.json');
    const incoming = join(folder.path, 'blobs/incoming');
    await mkdir(incoming, { recursive: true });
    await writeFile(join(incoming, 'left by an upload'), 'x');
    await writeFile(world, JSON.stringify(worlds[0]));
    const environment = { RELAIS_EMBEDDED: 'folder', RELAIS_WORLDS: JSON.stringify([world, world]) };

    const first = start(environment);
    expect((await fetch(`${await urlOf(first)}/readyz`)).status).toBe(200);
    expect(await readdir(incoming)).toEqual([]);
    const secret = await readFile(join(folder.path, 'session-secret'), 'utf8');
    expect(secret.length).toBeGreaterThanOrEqual(64);
    expect((await stat(join(folder.path, 'session-secret'))).mode & 0o777).toBe(0o600);

    expect(await failureOf(start(environment))).toContain(folder.path);

    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const service = signal === 'SIGTERM' ? first : start(environment);
      await urlOf(service);
      service.child.kill(signal);
      service.child.kill(signal);
      expect(await service.ended).toMatchObject({ code: 0, signal: null });
    }

    const left = start(environment);
    await urlOf(left);
    expect(await readFile(join(folder.path, 'session-secret'), 'utf8')).toBe(secret);
    left.child.disconnect();
    expect(await left.ended).toMatchObject({ code: 0 });
  }, 60_000);

  it('notices a folder of files that is not that of its database, says so at start, and is ready once it is mended', async () => {
    const environment = { RELAIS_EMBEDDED: 'folder' };
    const blobs = join(folder.path, 'blobs');
    const ready = async (url: string) => (await fetch(`${url}/readyz`)).status;
    const stop = async (service: ForkedService) => {
      service.child.kill('SIGTERM');
      return (await service.ended).output;
    };
    const first = start(environment);
    expect(await ready(await urlOf(first))).toBe(200);
    await stop(first);
    const id = await readFile(join(blobs, 'database-id'), 'utf8');

    for (const [name, said] of [
      ['missing', null],
      ['another machine’s', '0190a000-0000-7000-8000-000000000000'],
    ] as const) {
      await rm(blobs, { recursive: true });
      await mkdir(blobs);
      if (said !== null) await writeFile(join(blobs, 'database-id'), said);
      const service = start(environment);
      const url = await urlOf(service);
      expect([name, await ready(url)]).toEqual([name, 503]);
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
      await writeFile(join(blobs, 'database-id'), id);
      expect([name, await ready(url)]).toEqual([name, 200]);
      const output = await stop(service);
      expect(output).toContain('The folder of files is not that of this database');
      expect(output).toContain('ForeignFolderError');
    }
  }, 60_000);

  it.each<[string, RegExp, Record<string, string>]>([
    ['a wrong variable', /^PORT must be a whole number from 0 to 65535$/, { PORT: 'eighty' }],
    [
      'a database that does not answer',
      /^The database at 127\.0\.0\.1:1\/x cannot be used/,
      { DATABASE_URL: 'postgresql://user:hunter2@127.0.0.1:1/x' },
    ],
    ['a world that is not there', /^The world missing\.json cannot be read/, { RELAIS_WORLDS: '["missing.json"]' }],
    ['a world that is no JSON', /^The world \/dev\/null is not JSON/, { RELAIS_WORLDS: '["/dev/null"]' }],
    ['a data folder below a file', /^The data folder .* cannot be written/, { DATA_DIR: '/dev/null/data' }],
    ['a data folder that is a device', /^The data folder .* cannot be written/, { DATA_DIR: '/dev/null' }],
  ])('with %s says so in one line and ends with exit code 1', async (_name, line, environment) => {
    const message = await failureOf(start(environment));
    expect(message).toMatch(line);
    expect(message).not.toContain('hunter2');
  });

  it('names the wrong field of a world', async () => {
    const file = join(folder.path, 'world.json');
    await writeFile(file, JSON.stringify({ ...worlds[0], users: [{ email: 'nobody', name: 'x' }] }));
    expect(await failureOf(start({ RELAIS_WORLDS: JSON.stringify([file]) }))).toMatch(
      /^The world .* is not valid: users\[0\]\.email/,
    );
  });

  it('on a port in use says so', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    expect(await failureOf(start({ PORT: String(port) }))).toMatch(
      new RegExp(`^Port ${String(port)} of 127.0.0.1 cannot be used: .*EADDRINUSE`),
    );
    taken.close();
  });
});
