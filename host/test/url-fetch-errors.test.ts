import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScriptRunner } from './support/built-host.ts';
import { fetchPages, fetchScript, pageUrl as url } from './support/fetch-pages.ts';
import type { LoopbackServer } from './support/loopback.ts';

let server: LoopbackServer;
let script: ScriptRunner;

beforeAll(async () => {
  server = await fetchPages();
  script = await fetchScript(server);
});

afterAll(async () => {
  await script.dispose();
  await server.close();
});

describe('errors of UrlFetchApp, in Google’s words', () => {
  it.each([
    [
      'an error status',
      `UrlFetchApp.fetch(${url('teapot')})`,
      `Request failed for https://relais.example returned code 418. Truncated server response: ${'x'.repeat(100)} (use muteHttpExceptions option to examine full response)`,
    ],
    [
      'an address outside the whitelist',
      `UrlFetchApp.fetch('https://relais.example/other')`,
      'Request to https://relais.example/other failed because the URL has not been whitelisted in the script manifest.',
    ],
    [
      'plain http',
      `UrlFetchApp.fetch('http://relais.example/v1/text')`,
      'Request to http://relais.example/v1/text failed because the URL has not been whitelisted in the script manifest.',
    ],
    [
      'a redirect that leaves the whitelist',
      `UrlFetchApp.fetch(${url('away')})`,
      'Request to https://evil.example/ failed because the URL has not been whitelisted in the script manifest.',
    ],
    [
      'an endless redirect',
      `UrlFetchApp.fetch(${url('round')})`,
      'Too many redirects: https://relais.example/v1/round',
    ],
    [
      'a host that nobody knows',
      `UrlFetchApp.fetch('https://unknown.example/')`,
      'DNS error: https://unknown.example/',
    ],
    [
      'a server that is down',
      `UrlFetchApp.fetch('https://unreachable.example/')`,
      'Address unavailable: https://unreachable.example/',
    ],
    [
      'a time-out that is no whole number of seconds',
      `UrlFetchApp.fetch(${url('text')}, { timeoutSeconds: 1.5 })`,
      'Attribute provided with invalid value: timeoutSeconds',
    ],
    [
      'a time-out of nothing',
      `UrlFetchApp.fetch(${url('text')}, { timeoutSeconds: 0 })`,
      'Attribute provided with invalid value: timeoutSeconds',
    ],
    [
      'a server that hangs for longer than the script waits',
      `UrlFetchApp.fetch(${url('hang')}, { timeoutSeconds: 1 })`,
      'Timeout: https://relais.example/v1/hang',
    ],
    [
      'an answer that breaks off',
      `UrlFetchApp.fetch(${url('cut')})`,
      'Address unavailable: https://relais.example/v1/cut',
    ],
    ['an answer over 50 MB', `UrlFetchApp.fetch(${url('huge')})`, 'Limit Exceeded: URLFetch Response Size.'],
    ['a packed answer over 50 MB', `UrlFetchApp.fetch(${url('bomb')})`, 'Limit Exceeded: URLFetch Response Size.'],
    [
      'a request over 50 MB',
      `UrlFetchApp.fetch(${url('text')}, { method: 'post', payload: 'x'.repeat(50 * 1024 * 1024 + 1) })`,
      'Limit Exceeded: URLFetch POST Size.',
    ],
    [
      'an address over 2 KB',
      `UrlFetchApp.fetch(${url('text')} + '?' + 'x'.repeat(2048))`,
      'Limit Exceeded: URLFetch URL Length.',
    ],
    [
      'a header over 8 KB',
      `UrlFetchApp.fetch(${url('text')}, { headers: { a: 'x'.repeat(8192) } })`,
      'Limit Exceeded: URLFetch Header Size.',
    ],
    [
      'over 100 headers',
      `UrlFetchApp.fetch(${url('text')}, { headers: Object.fromEntries(Array.from({ length: 101 }, (_, i) => ['a' + i, 'b'])) })`,
      'Limit Exceeded: URLFetch Header Count.',
    ],
    [
      'a header of another’s',
      `UrlFetchApp.fetch(${url('text')}, { headers: { Host: 'x' } })`,
      'Attribute provided with invalid value: Header:Host',
    ],
    [
      'a header with a line break',
      `UrlFetchApp.fetch(${url('text')}, { headers: { A: 'x\\r\\nB: y' } })`,
      'Attribute provided with invalid value: Header:A',
    ],
    [
      'a method that Google lacks',
      `UrlFetchApp.fetch(${url('text')}, { method: 'options' })`,
      'Attribute provided with invalid value: method',
    ],
    ['no address', `UrlFetchApp.fetch('')`, 'Attribute provided with no value: url'],
    ['an address that is none', `UrlFetchApp.fetch('relais')`, 'Invalid argument: relais'],
    [
      'a payload of cards',
      `UrlFetchApp.fetch(${url('text')}, { method: 'post', payload: { a: CardService.newDivider() } })`,
      'Attribute provided with invalid value: payload',
    ],
  ])('%s', async (_what, body, expected) => {
    expect(await script.error(body)).toBe(`Exception: ${expected}`);
  });

  it('are caught by the script as errors of its own realm', async () => {
    expect(
      await script.value(
        `(() => { try { UrlFetchApp.fetch('https://unknown.example/'); } catch (error) { return [error instanceof Error, error.name, error.message]; } })()`,
      ),
    ).toEqual([true, 'Exception', 'DNS error: https://unknown.example/']);
  });

  it('and a status that is muted is none', async () => {
    expect(
      await script.value(`UrlFetchApp.fetch(${url('teapot')}, { muteHttpExceptions: true }).getResponseCode()`),
    ).toBe(418);
  });
});
