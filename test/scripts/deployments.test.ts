import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isGoogleId, readDeployment } from '../../scripts/deploy/deployments.ts';
import { CommandError } from '../../scripts/harness/command-error.ts';

const ids = (letter: string) => ({ scriptId: `1${letter.repeat(56)}`, deploymentId: `AKfycb${letter.repeat(50)}` });
const [everybody, acme] = [ids('a'), ids('b')];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'relais-deployments-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(content: unknown): string {
  const file = join(folder, 'deployments.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('the deployments of the repository', () => {
  it('are of nobody until the ids are filled in', () => {
    const found = readDeployment(join(import.meta.dirname, '../../deployments.json'), null);
    expect(Object.values(found ?? {}).map(isGoogleId)).toEqual([false, false]);
  });
});

describe('a deployment', () => {
  const both = { everybody, environments: { 'acme-nord': acme } };
  it.each([
    [both, null, everybody],
    [both, 'acme-nord', acme],
    [both, 'acme', null],
    [both, 'constructor', null],
    [{ environments: { 'acme-nord': acme } }, null, null],
    [{ everybody }, 'acme-nord', null],
    [{}, null, null],
  ])('of %j for %j', (content, environment, expected) => {
    expect(readDeployment(fileOf(content), environment)).toEqual(expected);
  });

  it('that is not filled in yet may be named twice', () => {
    const blank = { scriptId: 'REPLACE', deploymentId: 'REPLACE' };
    expect(readDeployment(fileOf({ everybody: blank, environments: { acme: blank } }), 'acme')).toEqual(blank);
  });

  it.each<[string, unknown, string]>([
    [
      'one script for two environments',
      { everybody, environments: { acme: { ...acme, scriptId: everybody.scriptId } } },
      'everybody and acme have the same scriptId',
    ],
    [
      'one deployment for two environments',
      { environments: { acme, beta: { ...everybody, deploymentId: acme.deploymentId } } },
      'acme and beta have the same deploymentId',
    ],
    ['a member that nobody knows', { everybody, enviroments: {} }, '"enviroments"'],
    ['an id that is missing', { everybody: { scriptId: everybody.scriptId } }, 'everybody.deploymentId: '],
    ['an id that is a number', { environments: { acme: { ...acme, scriptId: 5 } } }, 'environments.acme.scriptId: '],
    ['a name that is none', { environments: { 'Acme Nord': acme } }, '"Acme Nord" is no environment name'],
    ['a list', [], 'expected object'],
    ['what is no JSON', '{', 'cannot be read'],
  ])('is refused in one line with %s', (_what, content, message) => {
    const read = () => readDeployment(fileOf(content), null);
    expect(read).toThrow(CommandError);
    expect(read).toThrow(message);
    expect(read).not.toThrow('\n');
  });

  it('is refused without its file', () => {
    expect(() => readDeployment(join(folder, 'none.json'), null)).toThrow('cannot be read');
  });
});
