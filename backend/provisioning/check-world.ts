import en from 'zod/v4/locales/en.js';
import { worldSchema, type World } from '../../shared/provisioning/world.ts';
import { canonicalAddress, canonicalDomain } from '../addresses/canonical-address.ts';
import { faultOfOpenDomain } from '../environments/rules/workspace-domains.ts';

export type CheckedWorld =
  | { readonly ok: true; readonly world: World }
  | { readonly ok: false; readonly path: string; readonly message: string };

interface Fault {
  readonly path: string;
  readonly message: string;
}

type FormIssue = NonNullable<ReturnType<typeof worldSchema.safeParse>['error']>['issues'][number];

const inEnglish = en().localeError;

/** Checks a world's schema and its references. The first fault has a path, e.g. `contacts[3].company`. */
export function checkWorld(value: unknown): CheckedWorld {
  // zod/mini has no messages of its own.
  const parsed = worldSchema.safeParse(value, { error: inEnglish });
  if (!parsed.success) return { ok: false, ...faultOfForm(parsed.error.issues[0]) };
  for (const fault of faultsOf(parsed.data)) return { ok: false, ...fault };
  return { ok: true, world: parsed.data };
}

function faultOfForm(issue: FormIssue | undefined): Fault {
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return { path: formatPath([...(issue?.path ?? []), ...unknown]), message: issue?.message ?? 'is not a world' };
}

function* faultsOf(world: World): Generator<Fault> {
  yield* faultsOfEnvironment(world);
  yield* findRepeated(world.taskTypes.map((label, index) => ({ path: `taskTypes[${index}]`, key: label })));
  yield* findRepeated(
    world.taskStatuses.map(({ label }, index) => ({ path: `taskStatuses[${index}].label`, key: label })),
  );
  yield* faultsOfProposedTypes(world);
  yield* faultsOfUsers(world);
  yield* faultsOfCompanies(world);
  yield* faultsOfContacts(world);
}

function* faultsOfEnvironment({ environment }: World): Generator<Fault> {
  yield* findBadDomains('environment.domains', environment.domains);
  yield* findBadDomains('environment.admits', environment.admits);
  const admitted = environment.admits.map((domain, index) => ({
    path: `environment.admits[${index}]`,
    key: canonicalDomain(domain) ?? '',
  }));
  for (const { path, key } of admitted) {
    const message = key === '' ? null : faultOfOpenDomain(key);
    if (message !== null) yield { path, message };
  }
  yield* findRepeated(admitted);
  const named = environment.aliases.map((key, index) => ({ path: `environment.aliases[${index}]`, key }));
  yield* findRepeated([{ path: 'environment.name', key: environment.name }, ...named]);
}

function* faultsOfProposedTypes({ proposedTypes, taskTypes }: World): Generator<Fault> {
  for (const kind of ['mail', 'event'] as const) {
    const label = proposedTypes[kind];
    if (label !== undefined && !taskTypes.includes(label)) {
      yield { path: `proposedTypes.${kind}`, message: 'is none of the taskTypes' };
    }
  }
}

function* faultsOfUsers({ users }: World): Generator<Fault> {
  yield* findBadAddresses(
    'users',
    users.map((user) => user.email),
    '.email',
  );
  const keyed = users.map((user, index) => ({
    path: `users[${index}].email`,
    key: canonicalAddress(user.email) ?? '',
  }));
  yield* findRepeated(keyed);
}

function* faultsOfCompanies(world: World): Generator<Fault> {
  yield* findRepeated(world.companies.map(({ name }, index) => ({ path: `companies[${index}].name`, key: name })));
  for (const [index, company] of world.companies.entries()) {
    const path = `companies[${index}]`;
    yield* findBadDomains(`${path}.domains`, company.domains);
    yield* findBadAddresses(`${path}.emails`, company.emails);
    yield* findUnknownUsers(world, `${path}.attached`, company.attached);
  }
}

function* faultsOfContacts(world: World): Generator<Fault> {
  const companies = new Set(world.companies.map((company) => company.name));
  for (const [index, contact] of world.contacts.entries()) {
    const path = `contacts[${index}]`;
    yield* findBadAddresses(`${path}.emails`, contact.emails);
    yield* findUnknownUsers(world, `${path}.attached`, contact.attached);
    if (contact.company !== undefined && !companies.has(contact.company)) {
      yield { path: `${path}.company`, message: `no company is named ${JSON.stringify(contact.company)}` };
    }
    if (contact.company === undefined && contact.relation === undefined) {
      yield { path: `${path}.relation`, message: 'is needed for a contact without a company' };
    }
  }
}

function* findUnknownUsers(world: World, path: string, attached: readonly string[]): Generator<Fault> {
  const users = new Set(world.users.map((user) => canonicalAddress(user.email)));
  for (const [index, email] of attached.entries()) {
    if (!users.has(canonicalAddress(email))) {
      yield { path: `${path}[${index}]`, message: `no user has the address ${JSON.stringify(email)}` };
    }
  }
}

function* findBadAddresses(path: string, addresses: readonly string[], suffix = ''): Generator<Fault> {
  for (const [index, address] of addresses.entries()) {
    if (canonicalAddress(address) === null) {
      yield { path: `${path}[${index}]${suffix}`, message: 'is not an e-mail address' };
    }
  }
}

function* findBadDomains(path: string, domains: readonly string[]): Generator<Fault> {
  for (const [index, domain] of domains.entries()) {
    if (canonicalDomain(domain) === null) yield { path: `${path}[${index}]`, message: 'is not a domain' };
  }
}

function* findRepeated(entries: readonly { readonly path: string; readonly key: string }[]): Generator<Fault> {
  const seen = new Set<string>();
  for (const { path, key } of entries) {
    if (seen.has(key)) yield { path, message: `${JSON.stringify(key)} is there twice` };
    seen.add(key);
  }
}

function formatPath(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}
