import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folders of backend/ that are no area. */
const notAreas = ['migrations'];

/**
 * What is wrong with `area-order.json` in this folder of areas, a line each: an area that is not in the order would have
 * no boundary, a line without its folder bounds nothing.
 */
export function areaFaults(backend) {
  const order = JSON.parse(readFileSync(join(backend, 'area-order.json'), 'utf8'));
  const folders = readdirSync(backend, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  return [
    ...folders
      .filter((name) => !order.includes(name) && !notAreas.includes(name))
      .map((name) => `backend/${name} is not in backend/area-order.json: say above which areas it stands`),
    ...order
      .filter((name) => !folders.includes(name))
      .map((name) => `backend/area-order.json names ${name}, which is no folder of backend/`),
  ];
}
