import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  claspCredentials,
  startAppsScriptApi,
  type AppsScriptApi,
  type ScriptProject,
} from '../support/apps-script-api.ts';
import { runToEnd } from '../support/command.ts';

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

describe('npm run deploy -- --release', () => {
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
