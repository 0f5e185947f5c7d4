import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostServer } from '../server.ts';
import { allScopes } from './support/built-host.ts';
import { startTrialServer, type TrialServer } from './support/trial-server.ts';

const fetching = 'https://www.googleapis.com/auth/script.external_request';

const addonCode = `
  function card(title) { return CardService.newCardBuilder().setHeader(CardService.newCardHeader().setTitle(title)).build(); }
  function onHome() { return card('home'); }
  function onSettings() {
    ScriptApp.requireScopes(ScriptApp.AuthMode.FULL, ['${fetching}']);
    return card('settings');
  }
  function onFetch() { return UrlFetchApp.fetch('https://relais.example/v1/me'); }
`;

let trial: TrialServer;
let server: HostServer;

beforeAll(async () => {
  trial = await startTrialServer(
    { code: addonCode },
    ['ann', 'bob', 'cleo'].map((name) => ({ email: `${name}@x.example`, name })),
  );
  server = trial.server;
});

afterAll(() => trial.dispose());

async function ask(path: string, body?: object, method = 'POST'): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const init = body === undefined ? {} : { method, headers, body: JSON.stringify(body) };
  return (await fetch(server.url + path, init)).json();
}

const consentOf = (name: string) => ask(`/api/consent?user=${name}@x.example`);
const decide = (name: string, granted: readonly string[] | null) =>
  ask('/api/consent', { user: `${name}@x.example`, granted }, 'PUT');
const run = (name: string, target: object = { kind: 'homepage' }) =>
  ask('/api/callbacks', {
    user: `${name}@x.example`,
    locale: 'fr-FR',
    timeZone: 'Europe/Paris',
    platform: 'WEB',
    hostApp: 'GMAIL',
    item: { kind: 'none' },
    target,
  });
const settings = { kind: 'universalAction', index: 0 };

describe('consent', () => {
  it('is asked for before anything runs, with every permission of the manifest', async () => {
    expect(await consentOf('ann')).toMatchObject({ state: 'undecided' });
    expect(await run('ann')).toEqual({ outcome: 'consent', reason: 'first', scopes: allScopes });
  });

  it('refused as a whole: nothing runs, and it is known that they were asked', async () => {
    expect(await decide('ann', null)).toMatchObject({ state: 'refused' });
    expect(await run('ann')).toMatchObject({ outcome: 'consent', reason: 'refused' });
  });

  it('is one person’s own', async () => {
    await decide('bob', allScopes);
    expect(await run('bob')).toMatchObject({ outcome: 'answered' });
    expect(await run('ann')).toMatchObject({ outcome: 'consent' });
  });

  it('taken back: nothing runs any more', async () => {
    await decide('bob', null);
    expect(await run('bob')).toMatchObject({ outcome: 'consent', reason: 'refused' });
  });

  it('given in part: the rest is refused, what goes with signing in never', async () => {
    const granted = allScopes.filter((scope) => scope !== fetching && scope !== 'openid');
    expect(await decide('cleo', granted)).toMatchObject({
      state: 'allowed',
      scopes: expect.arrayContaining([
        { scope: 'openid', granted: true, required: true },
        { scope: fetching, granted: false, required: false },
      ]) as unknown,
    });
    expect(await run('cleo')).toMatchObject({ outcome: 'answered' });
    const fetches = { kind: 'action', functionName: 'onFetch', parameters: {}, formInputs: {} };
    expect(await run('cleo', fetches)).toMatchObject({
      outcome: 'failed',
      message: expect.stringContaining(`Required permissions: ${fetching}`) as unknown,
    });
  });

  it('is asked for again when the script asks for what is missing', async () => {
    expect(await run('cleo', settings)).toEqual({ outcome: 'consent', reason: 'missing', scopes: [fetching] });
    await decide('cleo', allScopes);
    expect(await run('cleo', settings)).toMatchObject({ outcome: 'answered' });
  });

  it('is nobody’s outside the sample users', async () => {
    expect(await decide('eve', allScopes)).toMatchObject({ code: 'unknown_user' });
    expect(await consentOf('eve')).toMatchObject({ code: 'unknown_user' });
  });
});
