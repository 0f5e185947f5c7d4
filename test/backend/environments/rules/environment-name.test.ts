import { expect, it } from 'vitest';
import { decideName, type NameCase } from '../../../../backend/environments/rules/environment-name.ts';
import { maxEnvironmentAliases } from '../../../../shared/environments/environment-settings.ts';

const plain: NameCase = { current: 'acme', aliases: ['acme-sas'], asked: 'acme-france', taken: false };
const many = Array.from({ length: maxEnvironmentAliases }, (_, index) => `former-${index}`);

it.each<[string, Partial<NameCase>, string]>([
  ['a free name', {}, 'accepted'],
  ['its own name', { asked: 'acme', taken: true }, 'unchanged'],
  ['a former name of its own', { asked: 'acme-sas' }, 'accepted'],
  ["another's name or former name", { taken: true }, 'name_taken'],
  ['a reserved name', { asked: 'admin' }, 'reserved'],
  ['a name of Google', { asked: 'google' }, 'reserved'],
  ['one former name too many', { aliases: many }, 'too_many_aliases'],
  ['back to one of many former names', { aliases: many, asked: 'former-3' }, 'accepted'],
])('%s', (_case, change, decision) => {
  expect(decideName({ ...plain, ...change })).toBe(decision);
});
