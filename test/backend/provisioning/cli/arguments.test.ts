import { describe, expect, it } from 'vitest';
import { parseAdminArguments, usageLines, UsageError } from '../../../../backend/provisioning/cli/arguments.ts';

const split = (line: string) => line.split(' ').filter((word) => word !== '');
const create = {
  name: 'acme',
  displayName: 'Acme',
  language: 'fr',
  domains: [],
  admin: { email: 'a@acme.example', name: null },
};
const user = { environment: 'acme', email: 'a@acme.example' };

it.each<[string, object]>([
  ['environment create acme --display-name Acme --admin a@acme.example', { name: 'environment create', asked: create }],
  [
    'environment create acme --display-name=Acme --admin a@acme.example --admin-name Ann --domain a.fr --domain b.fr --language en',
    {
      name: 'environment create',
      asked: {
        ...create,
        language: 'en',
        domains: ['a.fr', 'b.fr'],
        admin: { email: 'a@acme.example', name: 'Ann' },
      },
    },
  ],
  ['environment list', { name: 'environment list' }],
  ['environment rename acme acme-2', { name: 'environment rename', from: 'acme', to: 'acme-2' }],
  ['environment delete acme --confirm acme', { name: 'environment delete', environment: 'acme' }],
  [
    'user add a@acme.example --environment acme',
    { name: 'user add', asked: { ...user, name: null, rights: [], admin: false } },
  ],
  [
    'user add a@acme.example --environment acme --name Ann --rights sales,taskList --admin',
    { name: 'user add', asked: { ...user, name: 'Ann', rights: ['sales', 'taskList'], admin: true } },
  ],
  [
    'user rights a@acme.example --environment acme --rights none',
    { name: 'user change', asked: { ...user, edit: { rights: [] } } },
  ],
  [
    'user rights a@acme.example --environment acme --no-admin',
    { name: 'user change', asked: { ...user, edit: { admin: false } } },
  ],
  [
    'user rights a@acme.example --environment acme --rights sales --admin',
    { name: 'user change', asked: { ...user, edit: { rights: ['sales'], admin: true } } },
  ],
  [
    'user disable a@acme.example --environment acme',
    { name: 'user change', asked: { ...user, edit: { enabled: false } } },
  ],
  ['identity check eyJh.eyJi.c2ln', { name: 'identity check', token: 'eyJh.eyJi.c2ln' }],
  ['identity check -', { name: 'identity check', token: null }],
  [
    'user enable a@acme.example --environment acme',
    { name: 'user change', asked: { ...user, edit: { enabled: true } } },
  ],
])('%s', (line, command) => {
  expect(parseAdminArguments(split(line))).toEqual({ command, json: false });
  expect(parseAdminArguments([...split(line), '--json'])).toEqual({ command, json: true });
});

describe('says how it is used', () => {
  it.each(['', '--help', 'environment create --help'])('to %j', (line) => {
    expect(parseAdminArguments(split(line)).command).toBeNull();
  });
  it('with one line for each command', () => {
    expect(usageLines).toHaveLength(9);
  });
});

it.each<[string, string]>([
  ['environment', '"environment" is no command: environment create'],
  ['constructor call', '"constructor call" is no command'],
  ['environment destroy acme', 'is no command'],
  ['environment create', 'something is missing; usage: npm run admin -- environment create NAME'],
  ['environment create acme --admin a@b.fr', '--display-name is missing; usage:'],
  ['environment create acme --display-name Acme', '--admin is missing; usage:'],
  ['environment create Acme --display-name Acme --admin a@b.fr', '"Acme" is no environment name'],
  ['environment create acme --display-name Acme --admin a@b.fr --language de', '--language is fr or en, not "de"'],
  ['environment create acme --display-name', 'argument missing'],
  ['environment list acme', 'unexpected "acme"; usage: npm run admin -- environment list'],
  ['environment rename acme', 'something is missing'],
  ['environment rename acme Acme', '"Acme" is no environment name'],
  ['environment delete acme', 'is for good: repeat its name, --confirm acme'],
  ['environment delete acme --confirm beta', '--confirm says "beta", not "acme": nothing was deleted'],
  ['environment delete acme --confirm acme --force', "Unknown option '--force'"],
  ['identity check', 'something is missing; usage: npm run admin -- identity check TOKEN|-'],
  ['identity check eyJh.eyJi. c2ln', 'one token without spaces is expected; usage: npm run admin -- identity check'],
  ['user add --environment acme', 'something is missing'],
  ['user add a@b.fr', '--environment is missing'],
  ['user add a@b.fr --environment acme --rights boss', '--rights takes sales, salesAllAccounts, taskList or none'],
  ['user add a@b.fr --environment acme --rights', 'argument missing'],
  ['user rights a@b.fr --environment acme', 'say --rights, --admin or --no-admin'],
  ['user rights a@b.fr --environment acme --admin --no-admin', '--admin and --no-admin contradict each other'],
])('refuses %j in one line', (line, message) => {
  const refusal = (): unknown => parseAdminArguments(split(line));
  expect(refusal).toThrow(UsageError);
  expect(refusal).toThrow(message);
  expect(refusal).not.toThrow('\n');
});
