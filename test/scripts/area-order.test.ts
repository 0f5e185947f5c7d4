import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { areaFaults } from '../../scripts/check/area-faults.mjs';

/** The faults of a backend that has these folders, and this order of areas. */
async function faultsOf(folders: readonly string[], order: readonly string[]): Promise<string[]> {
  const backend = await mkdtemp(join(tmpdir(), 'relais-areas-'));
  try {
    await Promise.all(folders.map((name) => mkdir(join(backend, name))));
    await writeFile(join(backend, 'area-order.json'), JSON.stringify(order));
    return areaFaults(backend);
  } finally {
    await rm(backend, { recursive: true });
  }
}

describe('the order of areas', () => {
  it('holds every folder of the backend', () => {
    expect(areaFaults(join(import.meta.dirname, '../../backend'))).toEqual([]);
  });

  it('is refused without a folder that is there', async () => {
    expect(await faultsOf(['platform', 'imports', 'migrations'], ['platform'])).toEqual([
      'backend/imports is not in backend/area-order.json: say above which areas it stands',
    ]);
  });

  it('is refused with a folder that is not there', async () => {
    expect(await faultsOf(['platform'], ['platform', 'imports'])).toEqual([
      'backend/area-order.json names imports, which is no folder of backend/',
    ]);
  });
});
