import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ClaspError, openClasp } from '../../scripts/deploy/clasp.ts';
import { checkDeployment, publish, type Release } from '../../scripts/deploy/release.ts';
import { CommandError } from '../../scripts/harness/command-error.ts';

// A stand-in for clasp, which notes what it is asked and answers what a test wrote down.
// test/journeys/deploy.test.ts runs clasp itself, against a stand-in of the Apps Script API.
const program = `
const { appendFileSync, readFileSync } = require('node:fs');
const args = process.argv.slice(2);
appendFileSync('calls.txt', JSON.stringify(args) + '\\n');
const { status = 0, stdout = '' } = JSON.parse(readFileSync('answers.json', 'utf8'))[args[2]] ?? { status: 9 };
process.stdout.write(stdout);
process.exit(status);
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relais-clasp-'));
  writeFileSync(join(folder, 'clasp.cjs'), program);
  appendFileSync(join(folder, 'calls.txt'), '');
});
afterEach(() => rmSync(folder, { recursive: true }));

function claspAnswering(answers: Record<string, unknown>) {
  const printed = Object.entries(answers).map(([name, answer]) => [name, { stdout: JSON.stringify(answer) }]);
  writeFileSync(join(folder, 'answers.json'), JSON.stringify(Object.fromEntries(printed)));
  return openClasp(join(folder, 'clasp.cjs'), folder);
}

const calls = () =>
  readFileSync(join(folder, 'calls.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as string[]).slice(2).join(' '));

const release: Release = {
  deployment: { scriptId: 'script', deploymentId: 'AKfycb-acme' },
  environment: 'acme',
  baseUrl: 'https://relais.acme.example',
};
const description = 'Relais for acme, https://relais.acme.example';

describe('the deployment of a release', () => {
  it.each<[string, object, Partial<Release>]>([
    ['carries the same add-on', { versionNumber: 3, description }, {}],
    ['was made by hand', { versionNumber: 1, description: 'first try' }, {}],
    ['has no description', { versionNumber: 1 }, {}],
    [
      'is everybody’s',
      { versionNumber: 1, description: 'Relais for everybody, https://relais.acme.example' },
      { environment: null },
    ],
  ])('is taken when it %s', (_what, found, change) => {
    const clasp = claspAnswering({
      'list-deployments': [{ deploymentId: 'head' }, { deploymentId: 'AKfycb-acme', ...found }],
    });
    expect(() => checkDeployment(clasp, { ...release, ...change })).not.toThrow();
    expect(calls()).toEqual(['list-deployments --json']);
  });

  it.each<[string, object[], Partial<Release>, string]>([
    [
      'is not one of the script',
      [{ deploymentId: 'other', versionNumber: 1 }],
      {},
      'AKfycb-acme is no deployment of the script script',
    ],
    ['is the head', [{ deploymentId: 'AKfycb-acme' }], {}, 'AKfycb-acme is the head of the script'],
    [
      'carries another environment',
      [{ deploymentId: 'AKfycb-acme', versionNumber: 2, description }],
      { environment: 'beta' },
      `carries "${description}", not "Relais for beta,`,
    ],
    [
      'carries one environment instead of everybody',
      [{ deploymentId: 'AKfycb-acme', versionNumber: 2, description }],
      { environment: null },
      'not "Relais for everybody,',
    ],
    [
      'calls another service',
      [{ deploymentId: 'AKfycb-acme', versionNumber: 2, description }],
      { baseUrl: 'https://beta.example' },
      'not "Relais for acme, https://beta.example"',
    ],
  ])('is refused when it %s', (...row) => {
    const [, listed, change, message] = row;
    const clasp = claspAnswering({ 'list-deployments': listed });
    const check = () => checkDeployment(clasp, { ...release, ...change });
    expect(check).toThrow(CommandError);
    expect(check).toThrow(message);
  });
});

describe('publishing', () => {
  const updated = { deploymentId: 'AKfycb-acme', versionNumber: 8, description };

  it('makes a version and gives it to the deployment, both with a description that says what for', () => {
    const clasp = claspAnswering({ 'create-version': { versionNumber: 8 }, 'update-deployment': updated });
    expect(publish(clasp, release)).toBe(8);
    expect(calls()).toEqual([
      `create-version ${description} --json`,
      `update-deployment AKfycb-acme --versionNumber 8 --description ${description} --json`,
    ]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['clasp makes no version', { 'update-deployment': updated }, 'clasp create-version failed'],
    [
      'the version has no number',
      { 'create-version': {}, 'update-deployment': updated },
      'clasp create-version failed',
    ],
    ['the deployment is not updated', { 'create-version': { versionNumber: 8 } }, 'clasp update-deployment failed'],
    [
      'another version is deployed',
      { 'create-version': { versionNumber: 8 }, 'update-deployment': { ...updated, versionNumber: 7 } },
      'clasp update-deployment failed',
    ],
    [
      'another deployment is updated',
      { 'create-version': { versionNumber: 8 }, 'update-deployment': { ...updated, deploymentId: 'other' } },
      'clasp update-deployment failed',
    ],
  ])('fails when %s', (_what, answers, message) => {
    const clasp = claspAnswering(answers);
    const run = () => publish(clasp, release);
    expect(run).toThrow(ClaspError);
    expect(run).toThrow(message);
  });
});
