import { spawnSync } from 'node:child_process';
import { builtAdmin, resolveTypedPath } from './harness/folders.ts';

/** Runs the operator's program of the built service, with the data folder that `npm start` uses. Answers its exit code. */
export function main(args: string[]): Promise<number> {
  const dataDir = resolveTypedPath(process.env['DATA_DIR'] ?? 'data');
  const { status } = spawnSync(process.execPath, ['--enable-source-maps', builtAdmin, ...args], {
    stdio: 'inherit',
    env: { ...process.env, DATA_DIR: dataDir },
  });
  return Promise.resolve(status ?? 1);
}
