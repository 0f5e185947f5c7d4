import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createSigningKeys } from '../../../../backend/identity/signing-keys.ts';
import { UnavailableError } from '../../../../backend/platform/unavailable.ts';

const start = new Date('2026-11-23T09:00:00Z').getTime();
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** Keys over HTTP, with a count of how often they were asked for. */
async function keyServer(answer: (response: ServerResponse, count: number) => void) {
  const state = { requests: 0 };
  const server = createServer((_request, response) => {
    state.requests += 1;
    answer(response, state.requests);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { state, url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/certs` };
}

function keys(response: ServerResponse, content: Record<string, string>, cacheControl?: string): void {
  response.setHeader('content-type', 'application/json');
  if (cacheControl !== undefined) response.setHeader('cache-control', cacheControl);
  response.end(JSON.stringify(content));
}

function clock() {
  const state = { now: start };
  return { state, now: () => new Date(state.now) };
}

describe('signing keys', () => {
  it('are fetched once for many callers and kept as long as the issuer says', async () => {
    const { state, url } = await keyServer((response) => keys(response, { one: 'PEM' }, 'public, max-age=600'));
    const time = clock();
    const signingKeys = createSigningKeys(url, time.now);
    await Promise.all(Array.from({ length: 20 }, () => signingKeys.keysFor('one')));
    time.state.now += 599_000;
    expect(await signingKeys.keysFor('one')).toEqual({ one: 'PEM' });
    expect(state.requests).toBe(1);
    time.state.now += 2_000;
    await signingKeys.keysFor('one');
    expect(state.requests).toBe(2);
  });

  it.each([undefined, 'no-store', 'max-age=0'])('are kept a minute when the issuer says %s', async (cacheControl) => {
    const { state, url } = await keyServer((response) => keys(response, { one: 'PEM' }, cacheControl));
    const time = clock();
    const signingKeys = createSigningKeys(url, time.now);
    await signingKeys.keysFor('one');
    time.state.now += 59_000;
    await signingKeys.keysFor('one');
    expect(state.requests).toBe(1);
  });

  it('follow a rotation, but fetch at most once a minute for unknown ids', async () => {
    const { state, url } = await keyServer((response, count) =>
      keys(response, count === 1 ? { old: 'PEM' } : { old: 'PEM', fresh: 'PEM' }, 'max-age=3600'),
    );
    const time = clock();
    const signingKeys = createSigningKeys(url, time.now);
    await signingKeys.keysFor('old');
    for (let round = 0; round < 50; round += 1) await signingKeys.keysFor(`invented-${String(round)}`);
    expect(state.requests).toBe(1);
    time.state.now += 61_000;
    expect(await signingKeys.keysFor('fresh')).toHaveProperty('fresh');
    expect(state.requests).toBe(2);
  });

  it('are unavailable, not absent, while the issuer fails, and are not asked for in a storm', async () => {
    const { state, url } = await keyServer((response) => response.writeHead(500).end());
    const time = clock();
    const signingKeys = createSigningKeys(url, time.now);
    for (let round = 0; round < 20; round += 1) {
      await expect(signingKeys.keysFor('one')).rejects.toThrow(UnavailableError);
    }
    const asked = state.requests;
    expect(asked).toBeLessThanOrEqual(4);
    time.state.now += 61_000;
    await expect(signingKeys.keysFor('one')).rejects.toThrow(UnavailableError);
    expect(state.requests).toBeGreaterThan(asked);
  });

  it('stay in use when fetching for an unknown id fails', async () => {
    const { url } = await keyServer((response, count) =>
      count === 1 ? keys(response, { one: 'PEM' }, 'max-age=3600') : response.writeHead(503).end(),
    );
    const time = clock();
    const signingKeys = createSigningKeys(url, time.now);
    await signingKeys.keysFor('one');
    time.state.now += 61_000;
    expect(await signingKeys.keysFor('two')).toEqual({ one: 'PEM' });
  });

  it('are unavailable when the issuer accepts and never answers', async () => {
    const { url } = await keyServer(() => undefined);
    const signingKeys = createSigningKeys(url, clock().now);
    const began = Date.now();
    await expect(signingKeys.keysFor('one')).rejects.toThrow(UnavailableError);
    expect(Date.now() - began).toBeLessThan(12_000);
  });

  it.each(['not JSON', '[]', '"text"', '{"one":5}', 'null'])(
    'are unavailable when the issuer answers %s',
    async (body) => {
      const { url } = await keyServer((response) => {
        response.setHeader('content-type', 'application/json');
        response.end(body);
      });
      await expect(createSigningKeys(url, clock().now).keysFor('one')).rejects.toThrow(UnavailableError);
    },
  );
});
