import { expect, it } from 'vitest';
import type { World } from '../../../../shared/provisioning/world.ts';
import { checkWorld } from '../../../../backend/provisioning/check-world.ts';
import { buildWorldRows } from '../../../../backend/provisioning/sql/world-rows.ts';
import { makeWorld } from '../../../support/environment.ts';

const person: World['contacts'][number] = { name: 'P', emails: [], attached: [], relation: 'client' };

it('accepts a contact of a company that names a relation too: the company decides', () => {
  const contact: World['contacts'][number] = { ...person, company: 'Menuiserie Roux', relation: 'other' };
  const world = makeWorld({ contacts: [contact] });
  expect(checkWorld(world)).toMatchObject({ ok: true });
  const rows = buildWorldRows(world, new Date(0)).tables.flatMap(({ values }) => [...values]);
  expect(rows.find(({ name }) => name === person.name)).toMatchObject({ relation: null });
});
