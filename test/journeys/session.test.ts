import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { primaryAction, wordsOf } from '../../scripts/harness/card-form.ts';
import { sampleWorlds } from '../../scripts/harness/folders.ts';
import { mailItem, openTestBench, type Person, type TestBench } from '../../scripts/harness/test-bench.ts';
import { backendCalls, cardOf, openCard, people, readCreated, save } from '../support/journey.ts';
import { mail } from '../support/mail.ts';
import { openRewritingNetwork, type RewritingNetwork } from '../support/rewriting-network.ts';

let bench: TestBench;
let network: RewritingNetwork;
let camille: Person;

beforeAll(async () => {
  bench = await openTestBench({
    worlds: sampleWorlds,
    environment: { RELAIS_EMBEDDED: 'folder' },
    network: async (serviceUrl) => {
      network = await openRewritingNetwork(serviceUrl);
      return network.url;
    },
  });
  camille = bench.person(people.camille);
  expect(await camille.link('demo')).toBe(true);
});

afterAll(async () => {
  await bench.close();
  await network.close();
});

const calls = (result: Awaited<ReturnType<typeof save>>) =>
  result.fetches.map(({ method, url, status }) => `${method} ${new URL(url).pathname} ${status}`);

/** From now on sessions end so many seconds after they were made. */
function sessionsOf(seconds: number): void {
  network.rewrite((text) => {
    const expiresAt = new Date(Date.now() + seconds * 1000).toISOString();
    return text.replace(/"expiresAt":"[^"]*"/g, `"expiresAt":"${expiresAt}"`);
  });
}

describe('a session that has expired', () => {
  afterAll(() => {
    network.rewrite((text) => text);
  });

  it('costs one more call, whatever is opened, and to save', async () => {
    sessionsOf(30);
    const sacha = bench.person(people.sacha);
    expect(await sacha.link('demo')).toBe(true);
    const item = mailItem(mail({}));
    const opened = await sacha.open(item);
    expect(backendCalls(opened)).toEqual(['POST /v1/sessions', 'POST /v1/drafts']);
    const saved = await save(sacha, item, { card: cardOf(opened) });
    expect(backendCalls(saved)).toEqual(['POST /v1/sessions', 'POST /v1/tasks']);
    expect(backendCalls(await sacha.homepage())).toEqual(['POST /v1/sessions', 'POST /v1/home']);
    expect(backendCalls(await sacha.universalAction(0, item))).toEqual(['POST /v1/sessions', 'GET /v1/me/preferences']);
  });

  it('or that may do so during a save, is renewed before it', async () => {
    sessionsOf(200);
    const sacha = bench.person(people.sacha);
    const item = mailItem(mail({}));
    await sacha.open(item);
    const opened = await sacha.open(item);
    expect(backendCalls(opened)).toEqual(['POST /v1/drafts']);
    const saved = await save(sacha, item, { card: cardOf(opened) });
    expect(backendCalls(saved)).toEqual(['POST /v1/sessions', 'POST /v1/tasks']);
  });
});

describe('a session that no longer holds', () => {
  it('between opening and saving is renewed, and the task is saved', async () => {
    const item = mailItem(mail({ subject: 'Session perdue' }));
    const card = await openCard(camille, item);
    await bench.restartBackend({ SESSION_SECRET: 'another secret, so that no session of before holds' });
    const saved = await save(camille, item, { card });
    expect(calls(saved)).toEqual(['POST /v1/tasks 401', 'POST /v1/sessions 201', 'POST /v1/tasks 201']);
    expect(readCreated(saved)).toMatchObject({ replayed: false, task: { title: 'Session perdue' } });
  });

  it('before opening is renewed with one more call', async () => {
    await bench.restartBackend({ SESSION_SECRET: 'a third secret, so that no session of before holds' });
    const opened = await camille.open(mailItem(mail({})));
    expect(calls(opened)).toEqual(['POST /v1/drafts 401', 'POST /v1/sessions 201', 'POST /v1/drafts 200']);
  });
});

describe('a service that was killed', () => {
  it('loses no task that it had answered for', async () => {
    const item = mailItem(mail({ subject: 'Avant la panne' }));
    const { task } = readCreated(await save(camille, item, { card: await openCard(camille, item) }));
    bench.backend.process.kill('SIGKILL');
    await bench.backend.ended;
    await bench.restartBackend({});
    const again = await openCard(camille, item);
    expect(wordsOf(again)).toMatch(new RegExp(`n°\\s${task.number}</b>\\s· Avant la panne`));
    expect(primaryAction(again)?.functionName).toBe('onSave');
  });
});
