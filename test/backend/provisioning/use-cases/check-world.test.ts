import { describe, expect, it } from 'vitest';
import type { World } from '../../../../shared/provisioning/world.ts';
import { checkWorld } from '../../../../backend/provisioning/check-world.ts';
import { makeEnvironment, makeUser, makeWorld } from '../../../support/environment.ts';

const roux = makeWorld().companies[0];
const person: World['contacts'][number] = { name: 'P', emails: [], attached: [], relation: 'client' };

describe('a bad world is refused with the path of the wrong field', () => {
  it.each<[string, unknown, string, string]>([
    ['no object', 'demo', '', 'Invalid input'],
    ['a missing part', { ...makeWorld(), users: undefined }, 'users', 'Invalid input'],
    [
      'a wrong right',
      { ...makeWorld(), users: [{ ...makeUser('a@b.example', []), rights: ['boss'] }] },
      'users[0].rights[0]',
      'Invalid',
    ],
    ['an unknown member', { ...makeWorld(), colour: 'red' }, 'colour', 'Unrecognized key'],
    ['a bad name', { ...makeWorld(), environment: { name: 'A B', displayName: 'x' } }, 'environment.name', 'Invalid'],
    [
      'a bad domain',
      makeWorld({ environment: makeEnvironment({ domains: ['a..b'] }) }),
      'environment.domains[0]',
      'is not a domain',
    ],
    [
      'a bad domain to admit',
      makeWorld({ environment: makeEnvironment({ admits: ['a.example', 'b..c'] }) }),
      'environment.admits[1]',
      'is not a domain',
    ],
    [
      'a domain of free mail to admit',
      makeWorld({ environment: makeEnvironment({ admits: ['Orange.FR'] }) }),
      'environment.admits[0]',
      'gives addresses to anybody',
    ],
    [
      'a public suffix to admit',
      makeWorld({ environment: makeEnvironment({ admits: ['Co.UK'] }) }),
      'environment.admits[0]',
      'is a public suffix, below which anybody has names',
    ],
    [
      'a domain to admit twice',
      makeWorld({ environment: makeEnvironment({ admits: ['a.example', 'A.example'] }) }),
      'environment.admits[1]',
      '"a.example" is there twice',
    ],
    [
      'a wrong default right',
      { ...makeWorld(), environment: { name: 'a', displayName: 'x', defaultRights: ['admin'] } },
      'environment.defaultRights[0]',
      'Invalid',
    ],
    [
      'a bad former name',
      makeWorld({ environment: makeEnvironment({ aliases: ['A B'] }) }),
      'environment.aliases[0]',
      'Invalid',
    ],
    [
      'its own name as a former one',
      makeWorld({ environment: makeEnvironment({ name: 'a', aliases: ['b', 'a'] }) }),
      'environment.aliases[1]',
      '"a" is there twice',
    ],
    [
      'a proposed type that is none',
      makeWorld({ proposedTypes: { event: 'Visite' } }),
      'proposedTypes.event',
      'is none of the taskTypes',
    ],
    ['a type twice', makeWorld({ taskTypes: ['A', 'B', 'A'] }), 'taskTypes[2]', '"A" is there twice'],
    [
      'a status twice',
      makeWorld({
        taskStatuses: [
          { label: 'A', closed: false },
          { label: 'A', closed: true },
        ],
      }),
      'taskStatuses[1].label',
      '"A" is there twice',
    ],
    [
      'a user twice',
      makeWorld({ users: [makeUser('a@b.example', []), makeUser('A@B.example', [])] }),
      'users[1].email',
      '"a@b.example" is there twice',
    ],
    [
      'a user without an address',
      makeWorld({ users: [makeUser('a@b..example', [])] }),
      'users[0].email',
      'is not an e-mail address',
    ],
    [
      'a company twice',
      makeWorld({ companies: [roux, roux].filter((one) => one !== undefined) }),
      'companies[1].name',
      '"Menuiserie Roux" is there twice',
    ],
    [
      'an unknown company',
      makeWorld({ contacts: [person, { ...person, company: 'Foo' }] }),
      'contacts[1].company',
      'no company is named "Foo"',
    ],
    [
      'an unknown rep',
      makeWorld({ contacts: [{ ...person, attached: ['x@test.example'] }] }),
      'contacts[0].attached[0]',
      'no user has the address "x@test.example"',
    ],
    [
      'a bad address',
      makeWorld({ contacts: [{ ...person, emails: ['a@b', 'a b@c..d'] }] }),
      'contacts[0].emails[1]',
      'Invalid',
    ],
    [
      'a bad domain of an address',
      makeWorld({ contacts: [{ ...person, emails: ['a@b', 'a@c..d'] }] }),
      'contacts[0].emails[1]',
      'is not an e-mail address',
    ],
    [
      'no relation and no company',
      makeWorld({ contacts: [{ name: 'P', emails: [], attached: [] }] }),
      'contacts[0].relation',
      'is needed for a contact without a company',
    ],
  ])('%s', (...row) => {
    const [, world, path, message] = row;
    const checked = checkWorld(world);
    expect(checked).toMatchObject({ ok: false, path });
    expect('message' in checked ? checked.message : '').toContain(message);
  });
});
