import { expect, it } from 'vitest';
import { decideNames, type KnownName, type NamesDecision } from '../../../../backend/provisioning/rules/world-names.ts';

const present = (name: string): KnownName => ({ name, environmentId: `id of ${name}`, former: false });
const former = (name: string): KnownName => ({
  name,
  environmentId: `now called otherwise than ${name}`,
  former: true,
});
const takenName = {
  outcome: 'taken' as const,
  path: 'environment.name',
  message: 'is the former name of another environment',
};
const takenAlias = (index: number) => ({
  outcome: 'taken' as const,
  path: `environment.aliases[${index}]`,
  message: 'is the name of another environment',
});

// A world that is named `acme`, and was named `roux` and `bois`.
it.each<[string, KnownName[], NamesDecision]>([
  ['free', [], { outcome: 'free' }],
  ['there already', [present('acme')], { outcome: 'exists', environmentId: 'id of acme' }],
  [
    'there already, whatever its former names are now',
    [present('roux'), present('acme'), former('bois')],
    { outcome: 'exists', environmentId: 'id of acme' },
  ],
  ['the former name of another', [former('acme')], takenName],
  ['a former name and, of one of its own, the name of another', [former('acme'), present('roux')], takenName],
  ['free, but a former one is the name of another', [present('bois')], takenAlias(1)],
  ['free, but a former one is a former name of another', [former('roux')], takenAlias(0)],
  ['free, but both former ones are taken: the first is named', [present('bois'), former('roux')], takenAlias(0)],
])('the name of a world is %s', (_case, known, decision) => {
  expect(decideNames({ name: 'acme', aliases: ['roux', 'bois'] }, known)).toEqual(decision);
});
