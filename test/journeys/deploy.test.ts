import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { builtAddon, distDir } from '../../scripts/harness/folders.ts';
import {
  claspCredentials,
  startAppsScriptApi,
  type AppsScriptApi,
  type ScriptProject,
} from '../support/apps-script-api.ts';
import { runToEnd } from '../support/command.ts';

// One file: every deployment is built in the same folder.

describe('npm run deploy', () => {
  let home: string;
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'relais-home-'));
  });
  afterAll(() => {
    rmSync(home, { recursive: true });
  });

  /** As on a machine where nobody signed in to clasp. */
  const deploy = (...args: string[]) => runToEnd('deploy', args, { HOME: home, USERPROFILE: home });

  it('builds for the named environment, and says what is missing before it pushes', async () => {
    const { code, stdout, stderr } = await deploy('--environment', 'acme-nord');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Built for https://relais.example, environment acme-nord\n');
    // clasp lists them in no order of its own.
    const tracked = /Tracked files:\n([^]*?)Untracked files:/.exec(stdout)?.[1] ?? '';
    expect(tracked.match(/[\w.]+\.js(?:on)?$/gm)?.sort()).toEqual(['Code.js', 'appsscript.json']);
    expect(stdout).toContain('Not pushed:\n');
    expect(stdout).toContain('- set RELAIS_BASE_URL');
    expect(stdout).toMatch(
      /- put the id of your Apps Script project into \S+deployments\.json \(acme-nord, scriptId\)\n/,
    );
    expect(stdout).toContain('- sign in: npx clasp login\n');
    const folder = join(distDir, 'deploy');
    expect(readFileSync(join(folder, 'Code.js'), 'utf8')).toContain('"acme-nord"');
    // What is tried on this machine stays everybody's.
    expect(readFileSync(join(builtAddon, 'Code.js'), 'utf8')).not.toContain('"acme-nord"');
  });

  it.each([
    [['--environment', 'Acme Nord'], '"Acme Nord" is no environment name'],
    [['--environment'], 'usage: npm run deploy'],
    [['acme'], 'unexpected argument acme'],
  ])('refuses %j in one line', async (args, message) => {
    const { code, stdout, stderr } = await deploy(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

const script = (letter: string) => `1script${letter.repeat(50)}`;
const deployment = (letter: string) => `AKfycb${letter.repeat(50)}`;
const everybody = { scriptId: script('a'), deploymentId: deployment('a') };
const acme = { scriptId: script('b'), deploymentId: deployment('b') };

function project(deploymentId: string, description = ''): ScriptProject {
  const files = [{ name: 'appsscript', type: 'JSON', source: '{}' }];
  return {
    files,
    versions: [{ description: 'by hand', files }],
    deployments: [{ deploymentId: deployment('h') }, { deploymentId, versionNumber: 1, description }],
  };
}

describe('npm run deploy -- --release', () => {
  let home: string;
  let api: AppsScriptApi;

  beforeEach(async () => {
    home = mkdtempSync(join(tmpdir(), 'relais-release-'));
    writeFileSync(join(home, '.clasprc.json'), JSON.stringify(claspCredentials));
    writeDeployments({ everybody, environments: { 'acme-nord': acme } });
    api = await startAppsScriptApi({
      [everybody.scriptId]: project(everybody.deploymentId),
      [acme.scriptId]: project(acme.deploymentId, 'Relais for acme-nord, https://relais.acme.example'),
    });
  });

  afterEach(async () => {
    await api.close();
    rmSync(home, { recursive: true });
  });

  function writeDeployments(content: unknown): void {
    writeFileSync(join(home, 'deployments.json'), typeof content === 'string' ? content : JSON.stringify(content));
  }

  const deploy = (args: readonly string[], environment: Record<string, string> = {}) =>
    runToEnd('deploy', [...args], {
      ...api.environment,
      HOME: home,
      USERPROFILE: home,
      RELAIS_DEPLOYMENTS: join(home, 'deployments.json'),
      RELAIS_BASE_URL: 'https://relais.acme.example',
      ...environment,
    });

  const changes = () => api.requests.filter((request) => !request.startsWith('GET '));
  const released = ({ scriptId, deploymentId }: typeof everybody) => {
    const { deployments, versions } = api.projects.get(scriptId) ?? project('');
    const found = deployments.find((each) => each.deploymentId === deploymentId);
    return { ...found, files: versions[(found?.versionNumber ?? 0) - 1]?.files ?? [] };
  };

  it('pushes, makes a version and gives it to the users of the deployment of this environment', async () => {
    const { code, stdout, stderr } = await deploy(['--environment', 'acme-nord', '--release']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`Released version 2 to ${acme.deploymentId}\n`);
    expect(stdout).toContain('  https://www.googleapis.com/auth/calendar.events.readonly\n');
    const path = `/v1/projects/${acme.scriptId}`;
    expect(changes()).toEqual([
      `PUT ${path}/content`,
      `POST ${path}/versions`,
      `PUT ${path}/deployments/${acme.deploymentId}`,
    ]);
    const { files, ...config } = released(acme);
    expect(config).toEqual({
      deploymentId: acme.deploymentId,
      versionNumber: 2,
      description: 'Relais for acme-nord, https://relais.acme.example',
    });
    expect(files.map(({ name, type }) => [name, type])).toEqual(
      expect.arrayContaining([
        ['Code', 'SERVER_JS'],
        ['appsscript', 'JSON'],
      ]),
    );
    expect(files.find(({ name }) => name === 'Code')?.source).toContain('"acme-nord"');
    expect(api.faults).toEqual([]);
    // What runs on this machine stays what it was built for.
    expect(readFileSync(join(builtAddon, 'Code.js'), 'utf8')).toContain('"https://relais.example"');
  });

  it('without --release only the head changes', async () => {
    const { code, stderr } = await deploy(['--environment', 'acme-nord']);
    expect([code, stderr]).toEqual([0, '']);
    expect(changes()).toEqual([`PUT /v1/projects/${acme.scriptId}/content`]);
    expect(released(acme).versionNumber).toBe(1);
  });

  it('refuses a mismatch before it changes anything', async () => {
    const { code, stderr } = await deploy(['--environment', 'acme-nord', '--release'], {
      RELAIS_BASE_URL: 'https://relais.beta.example',
    });
    expect(code).toBe(2);
    expect(stderr).toContain('not "Relais for acme-nord, https://relais.beta.example"');
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(changes()).toEqual([]);
  });

  it('says why the last step failed, and that users keep what they have', async () => {
    api.failNext(`/${acme.deploymentId}`, 403, 'The caller does not have permission');
    const { code, stderr } = await deploy(['--environment', 'acme-nord', '--release']);
    expect(code).toBe(1);
    expect(stderr).toContain('The caller does not have permission');
    expect(stderr).toContain('users keep the version they have. docs/INSTALL.md says what to do.');
    expect(released(acme).versionNumber).toBe(1);
  });

  it('says what is missing for an environment that no deployment is named for, and asks nobody', async () => {
    const { code, stdout } = await deploy(['--environment', 'beta', '--release']);
    expect(code).toBe(1);
    expect(stdout).toContain('(beta, scriptId)');
    expect(stdout).toContain('(deploymentId)');
    expect(api.requests).toEqual([]);
  });
});
