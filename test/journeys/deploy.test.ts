import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtAddon, distDir } from '../../scripts/harness/folders.ts';
import { runToEnd } from '../support/command.ts';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'relais-home-'));
});
afterAll(() => {
  rmSync(home, { recursive: true });
});

/** As on a machine where nobody signed in to clasp. */
const deploy = (...args: string[]) => runToEnd('deploy', args, { HOME: home, USERPROFILE: home });

describe('npm run deploy', () => {
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
