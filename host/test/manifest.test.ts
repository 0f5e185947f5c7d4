import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { loadAddon } from '../runtime/addon-files.ts';
import { parseManifest } from '../runtime/manifest.ts';

const logoUrl = 'https://relais.example/logo.png';
const today = { addOns: { common: { name: 'n', logoUrl }, gmail: {}, calendar: {} } };

function parse(manifest: object, deployment?: 'test' | 'versioned') {
  return parseManifest(JSON.stringify(manifest), deployment);
}

describe('a manifest', () => {
  it('of the older form, with a top-level gmail, says the same as one of today', () => {
    const old = {
      oauthScopes: ['openid'],
      gmail: {
        version: 'TRUSTED_TESTER_V2',
        name: 'n',
        logoUrl,
        openLinkUrlPrefixes: ['https://docs.example/'],
        contextualTriggers: [{ unconditional: {}, onTriggerFunction: 'onMail' }],
        composeTrigger: { selectActions: [{ text: 'x', runFunction: 'onCompose' }] },
        universalActions: [{ label: 'a', runFunction: 'b' }],
        primaryColor: '#41f470',
      },
    };
    const { addOns, runtimeVersion } = parse(old);
    expect(runtimeVersion).toBe('V8');
    expect(addOns).toMatchObject({
      common: {
        name: 'n',
        openLinkUrlPrefixes: ['https://docs.example/'],
        universalActions: [{ label: 'a', runFunction: 'b' }],
      },
      gmail: {
        contextualTriggers: [{ onTriggerFunction: 'onMail' }],
        composeTrigger: { draftAccess: 'NONE', selectActions: [{ runFunction: 'onCompose' }] },
      },
    });
  });

  it.each([
    ['versioned' as const, [], []],
    ['test' as const, ['*'], null],
  ])('without lists of addresses, %s', (deployment, links, fetches) => {
    const { addOns, urlFetchWhitelist } = parse(today, deployment);
    expect(addOns.common.openLinkUrlPrefixes).toEqual(links);
    expect(urlFetchWhitelist).toEqual(fetches);
  });

  it('for the older runtime runs in a test deployment alone', () => {
    const older = { ...today, runtimeVersion: 'DEPRECATED_ES5' };
    expect(parse(older, 'test').runtimeVersion).toBe('DEPRECATED_ES5');
    expect(() => parse(older)).toThrow('runtimeVersion');
  });

  it('keeps its lists in a test deployment', () => {
    const lists = { ...today, urlFetchWhitelist: ['https://a.example/'] };
    expect(parse(lists, 'test').urlFetchWhitelist).toEqual(['https://a.example/']);
  });

  it('without permissions has those that its code needs', () => {
    expect(parse(today).oauthScopes).toEqual(
      expect.arrayContaining(['openid', 'https://www.googleapis.com/auth/calendar.events.readonly']),
    );
  });

  it.each([
    [{ gmail: { logoUrl } }, 'gmail.name'],
    [{ addOns: { common: { name: '', logoUrl } } }, 'addOns.common.name'],
    [{ addOns: { common: { name: 'n', logoUrl: 'http://x/logo.png' } } }, 'addOns.common.logoUrl'],
    [{ ...today, runtimeVersion: 'DEPRECATED_ES5' }, 'runtimeVersion'],
    [{ addOns: { ...today.addOns, calendar: { currentEventAccess: 'ALL' } } }, 'addOns.calendar.currentEventAccess'],
    [{}, 'addOns'],
  ])('that Google would refuse is refused by name: %o', (manifest, field) => {
    expect(() => parse(manifest)).toThrow(`appsscript.json: ${field}`);
  });
});

describe('the files of an add-on', () => {
  let folder = '';

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function scriptsOf(files: Record<string, string>): string[] {
    folder = mkdtempSync(join(tmpdir(), 'relais-addon-'));
    for (const [name, content] of Object.entries({ 'appsscript.json': JSON.stringify(today), ...files })) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    return loadAddon(folder).scripts.map((script) => String(script.runInThisContext()));
  }

  it('are loaded by name, whatever their folder, and nothing that clasp leaves out', () => {
    expect(
      scriptsOf({
        'b.gs': '"b"',
        'a.js': '"a"',
        'sub/c.js': '"c"',
        'page.html': '<p>',
        'node_modules/x/index.js': 'not a script (',
        '.hidden/d.js': 'not a script (',
      }),
    ).toEqual(['a', 'b', 'c']);
  });

  it.each([
    ['{"filePushOrder":["z.js","./b.js"]}', ['z', 'b', 'a']],
    ['{"scriptId":"x"}', ['a', 'b', 'z']],
  ])('follow .clasp.json %s', (clasp, expected) => {
    expect(scriptsOf({ '.clasp.json': clasp, 'a.js': '"a"', 'b.js': '"b"', 'z.js': '"z"' })).toEqual(expected);
  });

  it('are those of rootDir, in an order that may name it', () => {
    expect(
      scriptsOf({
        '.clasp.json': '{"rootDir":"src","filePushOrder":["src/z.js","b.js"]}',
        'outside.js': 'not a script (',
        'src/appsscript.json': JSON.stringify(today),
        'src/a.js': '"a"',
        'src/b.js': '"b"',
        'src/z.js': '"z"',
      }),
    ).toEqual(['z', 'b', 'a']);
  });

  it.each([
    ['**/**\n!appsscript.json\n!src/**', ['a', 'lib']],
    ['# left out\n\ntest/**', ['a', 'lib', 'top']],
    ['{src,test}/**', ['top']],
    ['**/*.gs\ntes[a-z]/*', ['a', 'top']],
    ['top.j?', ['a', 'lib', 'test']],
  ])('leave out what .claspignore lists: %j', (ignored, expected) => {
    expect(
      scriptsOf({
        '.claspignore': ignored,
        'src/a.js': '"a"',
        'src/lib/x.gs': '"lib"',
        'test/b.js': '"test"',
        'top.js': '"top"',
      }),
    ).toEqual(expected);
  });

  it.each([
    ['no JSON', '.clasp.json is not JSON'],
    ['{"rootDir":1}', '.clasp.json: rootDir'],
    ['{"rootDir":"nowhere"}', '.clasp.json: rootDir: there is no folder nowhere'],
  ])('are refused with a .clasp.json %s', (clasp, message) => {
    expect(() => scriptsOf({ '.clasp.json': clasp, 'a.js': '"a"' })).toThrow(message);
  });
});
