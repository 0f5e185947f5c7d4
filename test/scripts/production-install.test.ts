import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { minVersion, satisfies } from 'semver';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';

const names = z.record(z.string(), z.string()).default({});
const packageSchema = z.object({
  dependencies: names,
  devDependencies: names,
  optionalDependencies: names,
  peerDependencies: names,
  engines: z.object({ node: z.string().optional() }).default({}),
  dev: z.boolean().default(false),
});
type Package = z.infer<typeof packageSchema>;
const lockSchema = z.object({ packages: z.record(z.string(), packageSchema) });

const root = join(import.meta.dirname, '../..');
const { packages } = lockSchema.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
const host = packageSchema.parse(JSON.parse(readFileSync(join(root, 'host/package.json'), 'utf8')));

/** Where a package finds another: beside it, or further up. */
function placeOf(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    const place = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (place in packages) return place;
    if (folder === '') return undefined;
  }
}

/** Every package that the service needs in production, as places of the lock file. */
function productionPlaces(): Set<string> {
  const found = new Set<string>();
  const visit = (from: string, { dependencies, optionalDependencies, peerDependencies }: Package): void => {
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })) {
      const place = placeOf(name, from);
      const needed = place === undefined ? undefined : packages[place];
      if (place === undefined || needed === undefined || found.has(place)) continue;
      found.add(place);
      visit(place, needed);
    }
  };
  const service = packages[''];
  if (service !== undefined) visit('', service);
  return found;
}

describe('an install without development packages', () => {
  const production = productionPlaces();
  const places = Object.keys(host.devDependencies).map((name) => ({ name, place: placeOf(name, 'host') ?? '' }));

  it('has what the service needs', () => {
    expect(production).toContain('node_modules/fastify');
    expect([...production].filter((place) => packages[place]?.dev)).toEqual([]);
  });

  it.each(['oidc-provider', 'postal-mime', 'ical.js', 'windows-iana', 'react'])('does not have %s', (name) => {
    expect(production).not.toContain(`node_modules/${name}`);
    expect(packages[`node_modules/${name}`]?.dev).toBe(true);
  });

  it('has nothing that only the stand-in needs', () => {
    expect(host.dependencies).toEqual({});
    const left = places.filter(({ place }) => !production.has(place) && packages[place]?.dev !== true);
    expect(left).toEqual([]);
  });
});

it('the packages of the stand-in are at the root, where what is built of it looks for them', () => {
  const inHost = Object.keys(packages).filter((place) => place.startsWith('host/node_modules/'));
  expect(inHost).toEqual([]);
});

it('every package of the service runs on the oldest Node that package.json names', () => {
  const oldest = minVersion(packages['']?.engines.node ?? '');
  const refused = [...productionPlaces()].filter((place) => {
    const { node } = packages[place]?.engines ?? {};
    return node !== undefined && !satisfies(oldest ?? '', node);
  });
  expect(oldest?.version).toBe('20.19.0');
  expect(refused).toEqual([]);
});
