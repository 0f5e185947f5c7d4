import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { functionNames } from '../../addon/state/functions.ts';
import { buildAddon } from '../../scripts/build/build-addon.mjs';
import { allowedScopes, checkBundle } from '../../scripts/check/check-addon.mjs';

let dir: string;
let code: string;
let manifest: string;
let built: { bytes: number; functions: string[] };

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'relais-addon-'));
  built = await buildAddon({ outDir: dir, baseUrl: 'https://relais.example' });
  code = await readFile(join(dir, 'Code.js'), 'utf8');
  manifest = await readFile(join(dir, 'appsscript.json'), 'utf8');
});

afterAll(() => rm(dir, { recursive: true, force: true }));

async function faultsOf(change: { code?: string; manifest?: string }): Promise<string[]> {
  await writeFile(join(dir, 'Code.js'), change.code ?? code);
  await writeFile(join(dir, 'appsscript.json'), change.manifest ?? manifest);
  return checkBundle(dir);
}

describe('the built add-on', () => {
  it('has no fault and stays within its budget', async () => {
    expect(await faultsOf({})).toEqual([]);
    expect(built.bytes).toBeLessThan(250_000);
  });

  it('makes a global of every function that a card may name', () => {
    expect(built.functions).toEqual(expect.arrayContaining(Object.values(functionNames)));
  });

  it('carries the origin it was built for', () => {
    expect(manifest).toContain('"https://relais.example/v1/"');
    expect(manifest).not.toContain('${');
    expect(code).toContain('"https://relais.example"');
  });

  it('shows the logo of the service, or the one that a public listing has to name', async () => {
    expect(JSON.parse(manifest)).toMatchObject({ addOns: { common: { logoUrl: 'https://relais.example/logo.png' } } });
    const own = join(dir, 'logo');
    const logoUrl = 'https://lh3.googleusercontent.com/a-"picture"';
    await buildAddon({ outDir: own, baseUrl: 'https://relais.example', logoUrl });
    const built = await readFile(join(own, 'appsscript.json'), 'utf8');
    expect(JSON.parse(built)).toMatchObject({ addOns: { common: { logoUrl } } });
    expect(await checkBundle(own)).toEqual([]);
  });

  it.each(['http://relais.example', 'https://relais.example/app', 'relais.example'])(
    'is not built for %s',
    async (baseUrl) => {
      await expect(buildAddon({ outDir: dir, baseUrl })).rejects.toThrow();
    },
  );
});

describe('the add-on of a private deployment', () => {
  const offered = (bundle: string): boolean => bundle.includes('"acme-nord"');

  it('carries the environment that it was built for, and no other does', async () => {
    const own = join(dir, 'private');
    await buildAddon({ outDir: own, baseUrl: 'https://relais.example', environment: 'acme-nord' });
    expect(offered(await readFile(join(own, 'Code.js'), 'utf8'))).toBe(true);
    expect(offered(code)).toBe(false);
  });

  it.each(['Acme', '', '-acme', 'acme"', 'a'.repeat(64)])(
    'is not built for the environment %j',
    async (environment) => {
      const outDir = join(dir, 'refused');
      await expect(buildAddon({ outDir, baseUrl: 'https://relais.example', environment })).rejects.toThrow(
        'No environment name',
      );
    },
  );
});

describe('checkBundle finds', () => {
  // The same functions without their content: the scope analysis of the whole bundle takes a second.
  const bare = () => built.functions.map((name) => `function ${name}(e){return e}`).join('\n');

  it.each([
    'new URL("https://x")',
    'fetch("https://x")',
    'Buffer.from("x")',
    'setTimeout(() => {}, 1)',
    'new TextEncoder()',
    'process.env.HOME',
    'require("fs")',
    'window.location',
    'crypto.subtle',
    'atob("x")',
    'DriveApp.getFiles()',
    'globalThis.fetch("https://x")',
    'GmailApp.getMessageById("x").getAttachments()[0].getBytes()',
  ])('%s', async (expression) => {
    expect(await faultsOf({ code: `${bare()}\nfunction extra(){ return ${expression}; }` })).toHaveLength(1);
  });

  it('what is newer than ES2019', async () => {
    expect(await faultsOf({ code: `${bare()}\nclass A { #secret = 1 }` })).toEqual([
      expect.stringContaining('ECMAScript'),
    ]);
    expect(await faultsOf({ code: `${bare()}\nvar a = null ?? 1;` })).toHaveLength(1);
  });

  it('a function that the manifest names and the bundle lacks', async () => {
    const faults = await faultsOf({ code: bare(), manifest: manifest.replace('"onGmailMessage"', '"onMessage"') });
    expect(faults).toEqual(['the manifest names onMessage, which is no top-level function']);
    const noEvent = await faultsOf({ code: bare().replace('onCalendarEventOpen', 'onEvent') });
    expect(noEvent).toEqual(['the manifest names onCalendarEventOpen, which is no top-level function']);
  });

  it('a function that a card names and the bundle lacks', async () => {
    const faults = await faultsOf({
      code: `${bare().replace('function onUndo', 'function undo')}\nvar names = { undo: "onUndo" };`,
    });
    expect(faults).toEqual(['a card names onUndo, which is no top-level function']);
  });

  it('a bundle that is too large', async () => {
    expect(await faultsOf({ code: `${bare()}\n// ${'x'.repeat(250_000)}` })).toEqual([
      expect.stringContaining('bytes'),
    ]);
  });

  it.each([
    { what: 'an eighth scope', from: '"openid"', to: '"openid", "https://mail.google.com/"', fault: 'is not allowed' },
    { what: 'a missing scope', from: '"openid",', to: '', fault: 'lacks openid' },
    { what: 'a list without a path', from: 'example/v1/', to: 'example', fault: 'https address' },
    { what: 'a logo that Google cannot show', from: 'logo.png', to: 'logo.svg', fault: 'https address' },
    {
      what: 'a logo without https',
      from: 'https://relais.example/logo.png',
      to: 'http://relais.example/logo.png',
      fault: 'https address',
    },
  ])('$what', async ({ from, to, fault }) => {
    const faults = await faultsOf({ code: bare(), manifest: manifest.replace(from, to) });
    expect(faults).toEqual([expect.stringContaining(fault)]);
  });

  it('exactly seven scopes allowed', () => {
    expect(allowedScopes).toHaveLength(7);
  });
});
