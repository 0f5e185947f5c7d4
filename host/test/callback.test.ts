import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createHost } from '../runtime/host.ts';
import { callback, prepareHostDir, press, scriptRunner, trialHost, type AddonSource } from './support/built-host.ts';
import { loopbackServer } from './support/loopback.ts';

const open: { dispose(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.dispose()));
});

async function runner(source: AddonSource = {}, options: Parameters<typeof scriptRunner>[1] = {}) {
  const made = await scriptRunner(source, options);
  open.push(made);
  return made;
}

async function host(source: AddonSource, options: Parameters<typeof trialHost>[1] = {}) {
  const made = await trialHost(source, options);
  open.push(made);
  return made;
}

describe('the realm of a script', () => {
  it('has what Apps Script has, and nothing of Node or of a browser', async () => {
    const script = await runner();
    const absent =
      'process require module Buffer setTimeout setInterval clearTimeout setImmediate queueMicrotask structuredClone fetch FormData ' +
      'File Blob URL URLSearchParams atob btoa TextEncoder TextDecoder ReadableStream crypto performance window navigator document';
    const present =
      'Intl WebAssembly Promise Map BigInt globalThis JSON Reflect Proxy console Logger CardService GmailApp UrlFetchApp';
    expect(
      await script.value(`'${absent}'.split(' ').filter((name) => eval('typeof ' + name) !== 'undefined')`),
    ).toEqual([]);
    expect(
      await script.value(`'${present}'.split(' ').filter((name) => eval('typeof ' + name) === 'undefined')`),
    ).toEqual([]);
  });

  it('is new for every callback', async () => {
    const script = await runner();
    await script.run(`globalThis.kept = 1; Array.prototype.spoilt = 1;`);
    expect(await script.value(`[typeof kept, typeof [].spoilt]`)).toEqual(['undefined', 'undefined']);
  });

  it('evaluates the files by name, in one global scope', async () => {
    const addon = await host({
      files: {
        'b.js': `const second = first + 1; function onHome() { console.log(second, typeof third); }`,
        'a.js': `const first = 1;`,
        'c.gs': `let third = 3;`,
        'page.html': '<p>left aside</p>',
      },
    });
    expect((await addon.run(callback())).log).toEqual(['2 number']);
  });

  it('counts calls of services and keeps what was logged', async () => {
    const script = await runner();
    const { serviceCalls, log } = await script.run(
      `Logger.log('%s bottles', 3); console.warn({ a: 1 }); CardService.newTextParagraph().setText('a').setText('b'); Utilities.getUuid();`,
    );
    expect(serviceCalls).toEqual({
      'Logger.log': 1,
      'console.warn': 1,
      'CardService.newTextParagraph': 1,
      'TextParagraph.setText': 2,
      'Utilities.getUuid': 1,
    });
    expect(log).toEqual(['3 bottles', '{ a: 1 }']);
  });
});

describe('a script that fails', () => {
  it.each([
    [`throw new Error('no')`, 'Error: no'],
    [`undefinedName`, 'ReferenceError: undefinedName is not defined'],
    [`null.x`, "TypeError: Cannot read properties of null (reading 'x')"],
    [`throw 'text'`, 'text'],
    [`throw { toString() { throw 1; } }`, 'Error'],
    [`(function deep() { deep(); })()`, 'RangeError: Maximum call stack size exceeded'],
  ])('%s', async (body, expected) => {
    const script = await runner();
    expect(await script.error(body)).toBe(expected);
    expect(await script.value('1')).toBe(1);
  });

  it('keeps its log', async () => {
    const script = await runner();
    await expect(script.run(`console.log('before'); throw new Error('no')`)).rejects.toMatchObject({
      name: 'ScriptError',
      log: ['before'],
    });
  });

  it('by a syntax error names the file', async () => {
    const addon = await host({ files: { 'Code.js': 'function (' } });
    await expect(addon.run(callback())).rejects.toThrow(/^Syntax error: .* file: Code\.js$/);
  });
});

describe('a callback that does not end', () => {
  it.each([
    ['in a loop', `for (;;);`],
    ['asleep', `Utilities.sleep(60000)`],
  ])('%s is ended, and the next one works with properties and cache kept', async (_how, body) => {
    const script = await runner({}, { callbackTimeout: 300 });
    await script.run(
      `PropertiesService.getUserProperties().setProperty('environment', 'demo'); CacheService.getUserCache().put('session', 's', 60)`,
    );
    const started = Date.now();
    expect(await script.error(body)).toBe('Exceeded maximum execution time');
    expect(Date.now() - started).toBeLessThan(3000);
    expect(
      await script.value(
        `[PropertiesService.getUserProperties().getProperty('environment'), CacheService.getUserCache().get('session')]`,
      ),
    ).toEqual(['demo', 's']);
  });

  it('because its server never answers is ended too', async () => {
    const server = await loopbackServer(() => undefined);
    open.push({ dispose: () => server.close() });
    const script = await runner({}, { callbackTimeout: 1500, origins: { 'https://relais.example': server.origin } });
    expect(await script.error(`UrlFetchApp.fetch('https://relais.example/v1/silent')`)).toBe(
      'Exceeded maximum execution time',
    );
    expect(server.received).toHaveLength(1);
    expect(await script.value('3')).toBe(3);
  });

  it('because it fills the memory is ended, and the next one works', async () => {
    const script = await runner();
    await script.run(`PropertiesService.getUserProperties().setProperty('a', '1')`);
    expect(await script.error(`const all = []; for (;;) all.push(new Array(1e6).fill(1.5));`)).toBe(
      'Out of memory error',
    );
    expect(await script.value(`PropertiesService.getUserProperties().getProperty('a')`)).toBe('1');
  });

  it('does not hold back those that wait behind it for longer', async () => {
    const script = await runner({}, { callbackTimeout: 300 });
    const [first, second] = await Promise.all([script.error(`for (;;);`), script.value('2')]);
    expect([first, second]).toEqual(['Exceeded maximum execution time', 2]);
  });
});

describe('a host', () => {
  it('that is closed ends the callback under way and takes no more', async () => {
    const script = await runner();
    const running = script.run(`for (;;);`);
    const outcome = expect(running).rejects.toThrow('the host was closed');
    await new Promise((resolve) => setTimeout(resolve, 200));
    await script.host.close();
    await outcome;
    await expect(script.run('')).rejects.toThrow('the host is closed');
  });

  it.each([
    ['no manifest', null, 'Project contents must include a manifest file named appsscript.'],
    ['a manifest that is no JSON', '{', 'appsscript.json is not JSON'],
    [
      'a manifest whose permissions are no list',
      '{"runtimeVersion":"V8","oauthScopes":"openid","addOns":{"common":{"name":"n","logoUrl":"https://x"}}}',
      'appsscript.json: oauthScopes',
    ],
    [
      'the older runtime in a versioned deployment',
      '{"runtimeVersion":"DEPRECATED_ES5","addOns":{"common":{"name":"n","logoUrl":"https://x"}}}',
      'runtimeVersion',
    ],
  ])('refuses %s', async (_what, manifest, expected) => {
    const addon = await host({ code: '' });
    const path = join(addon.addonDir, 'appsscript.json');
    if (manifest === null) rmSync(path);
    else writeFileSync(path, manifest);
    const hostDir = await prepareHostDir();
    expect(() => createHost({ addonDir: addon.addonDir, hostDir, origins: {} })).toThrow(expected);
  });

  it('names the library that a script uses, and has no other', async () => {
    const script = await runner({
      dependencies: { libraries: [{ userSymbol: 'OAuth2', libraryId: 'x', version: '43' }] },
    });
    expect(await script.error(`OAuth2.createService('x')`)).toBe(
      'Exception: not simulated: OAuth2.createService (a library)',
    );
    expect(await script.error(`LodashGS.load()`)).toBe('ReferenceError: LodashGS is not defined');
  });

  it('says which trigger the manifest lacks', async () => {
    const addon = await host({ code: '', universalActions: [] });
    await expect(addon.run(callback({ target: { kind: 'universalAction', index: 0 } }))).rejects.toThrow(
      'The manifest has no universalAction for GMAIL.',
    );
  });

  it('sends the open mail to its thread once, and again when another was open', async () => {
    const addon = await host({
      code: `function onMail(e) { GmailApp.setCurrentMessageAccessToken(e.gmail.accessToken);
        console.log(GmailApp.getMessageById(e.gmail.messageId).getSubject()); } const onPress = onMail;`,
    });
    const mail = (subject: string) => ({
      kind: 'mail' as const,
      id: subject,
      raw: new TextEncoder().encode(`Subject: ${subject}\n\nx`),
    });
    const [first, second] = [mail('first'), mail('second')];
    const seen: string[] = [];
    for (const item of [first, first, second, first]) {
      const { log } = await addon.run(callback({ item, ...press('onPress') }));
      seen.push(...log);
    }
    expect(seen).toEqual(['first', 'first', 'second', 'first']);
  });
});
