import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { camille, scriptRunner, type ScriptRunner } from './support/built-host.ts';

let script: ScriptRunner;

beforeAll(async () => {
  script = await scriptRunner({}, { callbackTimeout: 1500 });
});

afterAll(async () => {
  await script.dispose();
});

const user = 'PropertiesService.getUserProperties()';
const sacha = { user: { email: 'sacha@demo.example', name: 'Sacha', sub: '100000000000000000002' } };

describe('properties', () => {
  it('are kept between callbacks, each user their own, the script everyone’s', async () => {
    await script.run(
      `${user}.setProperty('environment', 'demo'); PropertiesService.getScriptProperties().setProperty('s', '1')`,
    );
    expect(await script.value(`${user}.getProperty('environment')`)).toBe('demo');
    expect(await script.value(`${user}.getProperty('environment')`, sacha)).toBeNull();
    expect(await script.value(`PropertiesService.getScriptProperties().getProperty('s')`, sacha)).toBe('1');
  });

  it('are set, listed and deleted together', async () => {
    const result = await script.value(`(() => {
      const p = ${user}.deleteAllProperties().setProperties({ a: '1', b: 2 });
      p.deleteProperty('a').setProperty('c', '3');
      return [p.getProperties(), p.getKeys(), p.setProperties({ d: '4' }, true).getProperties()];
    })()`);
    expect(result).toEqual([{ b: '2', c: '3' }, ['b', 'c'], { d: '4' }]);
  });

  it('outlive a callback that Google ends, writes before the end included', async () => {
    await script.run(`${user}.setProperty('before', '1')`);
    expect(await script.error(`${user}.setProperty('during', '1'); for (;;);`)).toBe('Exceeded maximum execution time');
    expect(await script.value(`[${user}.getProperty('before'), ${user}.getProperty('during')]`)).toEqual(['1', '1']);
  });

  it.each([
    ['a value of 9 KB', `'x'.repeat(9216)`, null],
    ['a larger value', `'x'.repeat(9217)`, 'Exception: Argument too large: value'],
    ['a value of many bytes in few characters', `'é'.repeat(5000)`, 'Exception: Argument too large: value'],
  ])('hold %s or say so', async (_what, value, expected) => {
    const outcome = script.run(`${user}.setProperty('k', ${value})`).then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message : ''),
    );
    expect(await outcome).toBe(expected);
  });

  it('hold 500 KB together', async () => {
    const text = await script.error(
      `PropertiesService.getScriptProperties(); for (let i = 0; i < 60; i++) ${user}.setProperty('big' + i, 'x'.repeat(9000));`,
    );
    expect(text).toContain('You have exceeded the property storage quota');
    await script.run(`${user}.deleteAllProperties()`);
  });
});

describe('caches', () => {
  const cache = 'CacheService.getUserCache()';

  it('keep per user until they expire', async () => {
    await script.run(`${cache}.put('a', '1', 1); ${cache}.putAll({ b: '2', c: '3' }, 60)`);
    expect(await script.value(`[${cache}.get('a'), ${cache}.getAll(['b', 'c', 'd'])]`)).toEqual([
      '1',
      { b: '2', c: '3' },
    ]);
    expect(await script.value(`${cache}.get('a')`, sacha)).toBeNull();
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(await script.value(`[${cache}.get('a'), ${cache}.get('b')]`)).toEqual([null, '2']);
    await script.run(`${cache}.remove('b'); ${cache}.removeAll(['c'])`);
    expect(await script.value(`${cache}.getAll(['b', 'c'])`)).toEqual({});
  });

  it.each([
    ['a key over 250 characters', `put('k'.repeat(251), 'v')`, 'Argument too large: key'],
    ['a value over 100 KB', `put('k', 'v'.repeat(102401))`, 'Argument too large: value'],
    ['a time over six hours', `put('k', 'v', 21601)`, 'Invalid argument: expirationInSeconds'],
    ['no time at all', `put('k', 'v', 0)`, 'Invalid argument: expirationInSeconds'],
  ])('refuse %s', async (_what, call, expected) => {
    expect(await script.error(`${cache}.${call}`)).toBe(`Exception: ${expected}`);
  });

  it('drop the oldest of more than 1,000', async () => {
    await script.run(`for (let i = 0; i < 1001; i++) CacheService.getScriptCache().put('k' + i, 'v')`);
    expect(await script.value(`['k0', 'k1', 'k1000'].map((k) => CacheService.getScriptCache().get(k))`)).toEqual([
      null,
      'v',
      'v',
    ]);
  });
});

it('locks are free, because callbacks take turns', async () => {
  expect(
    await script.value(
      `(() => { const lock = LockService.getUserLock(); const got = lock.tryLock(10); lock.releaseLock(); return [got, lock.hasLock()]; })()`,
    ),
  ).toEqual([true, false]);
});

it('there is no document to keep anything for', async () => {
  expect(
    await script.value(
      `[PropertiesService.getDocumentProperties(), CacheService.getDocumentCache(), LockService.getDocumentLock()]`,
    ),
  ).toEqual([null, null, null]);
});

it('callbacks of different users at once do not mix', async () => {
  const names = ['a', 'b', 'c', 'd'];
  await Promise.all(
    names.map((name) =>
      script.run(`${user}.setProperty('me', Session.getActiveUser().getEmail())`, {
        user: { ...camille, email: `${name}@demo.example`, sub: name },
      }),
    ),
  );
  const kept = await Promise.all(
    names.map((name) =>
      script.value(`${user}.getProperty('me')`, { user: { ...camille, email: `${name}@demo.example`, sub: name } }),
    ),
  );
  expect(kept).toEqual(names.map((name) => `${name}@demo.example`));
  expect(script.host.userProperties({ ...camille, sub: 'b' })).toEqual({ me: 'b@demo.example' });
});
