import { describe, expect, it } from 'vitest';
import { maxOfferedContacts } from '../../../../shared/contacts/contact.ts';
import {
  lookupOf,
  matchAddresses,
  type Candidate,
  type KnownAddresses,
  type OfferableContact,
} from '../../../../backend/contacts/rules/matching.ts';
import { scopeOf, type Viewer } from '../../../../backend/access/rules/rights.ts';
import type { Relation } from '../../../../shared/contacts/contact.ts';
import type { Right } from '../../../../shared/access/rights.ts';
import type { AddressOrigin } from '../../../../shared/values/source.ts';

const viewer = (rights: Right[], admin = false): Viewer => ({ userId: 'me', scope: scopeOf(rights, admin) });
const rep = viewer(['sales']);
const repOfAll = viewer(['salesAllAccounts']);
const taskListOnly = viewer(['taskList']);
const adminOnly = viewer([], true);

const from = (address: string, origin: AddressOrigin = 'from', name: string | null = null): Candidate => ({
  address,
  name,
  origin,
  quoted: origin === 'history',
  readableDomain: address.slice(address.indexOf('@') + 1),
});

const known = (id: string, attached: boolean, relation: Relation = 'client'): OfferableContact => ({
  id,
  name: `Name of ${id}`,
  email: `${id}@acme.example`,
  company: null,
  relation,
  attached,
  otherReps: false,
});

const own = known('own', true);
const own2 = known('own2', true);
const ownOther = known('ownOther', true, 'other');
const foreign = known('foreign', false);
const foreign2 = known('foreign2', false);
const foreignOther = known('foreignOther', false, 'other');

const noneOwn = { domains: [], addresses: [] };
const nothing: KnownAddresses = { users: [], own: noneOwn, contacts: [], mailboxes: [], companies: [], asked: [] };
const holding = (address: string, ...contacts: OfferableContact[]): KnownAddresses => ({
  ...nothing,
  contacts: contacts.map((contact) => ({ address, contact })),
});
const company = (domain: string, ...contacts: OfferableContact[]): KnownAddresses => ({
  ...nothing,
  companies: contacts.map((contact) => ({ domain, contact })),
});

const x = 'x@acme.example';

describe('a room', () => {
  it.each([
    ['in a domain that names a company', company('acme.example', own), 'automatic'],
    ['that matches nothing', nothing, 'automatic'],
    ['that is a contact', holding(x, own), 'matched'],
  ])('%s', (_what, facts, state) => {
    const { addresses, contacts } = matchAddresses([from(x, 'room')], facts, rep);
    expect(addresses).toMatchObject([{ state, newContact: null }]);
    expect(contacts).toHaveLength(state === 'matched' ? 1 : 0);
  });
});

describe('the state of one address', () => {
  it.each<[string, string, KnownAddresses, Viewer, string, string[], string[]]>([
    ['own address', x, { ...nothing, users: [{ id: 'me', address: x }] }, rep, 'self', [], []],
    ['another user', x, { ...nothing, users: [{ id: 'you', address: x }] }, rep, 'colleague', [], []],
    [
      'another user who is a contact too',
      x,
      { ...holding(x, own), users: [{ id: 'you', address: x }] },
      rep,
      'colleague',
      [],
      [],
    ],
    ['a contact in scope', x, holding(x, own), rep, 'matched', ['own'], ['own']],
    ['a contact of another rep', x, holding(x, foreign), rep, 'outside', [], []],
    ['a contact of another rep, all accounts', x, holding(x, foreign), repOfAll, 'matched', ['foreign'], ['foreign']],
    ['a contact, task list only', x, holding(x, own), taskListOnly, 'outside', [], []],
    ['a contact, admin without rights', x, holding(x, own), adminOnly, 'outside', [], []],
    ['two contacts in scope', x, holding(x, own, own2), rep, 'ambiguous', ['own', 'own2'], []],
    ['one in scope and one outside', x, holding(x, own, foreign), rep, 'matched', ['own'], ['own']],
    ['one in scope and one outside, the outside first', x, holding(x, foreign, own), rep, 'matched', ['own'], ['own']],
    ['two in scope and one outside', x, holding(x, own, foreign, own2), rep, 'ambiguous', ['own', 'own2'], []],
    ['two outside', x, holding(x, foreign, foreign2), rep, 'outside', [], []],
    ['relation other, own account', x, holding(x, ownOther), rep, 'notLinkable', ['ownOther'], []],
    ['relation other, foreign account', x, holding(x, foreignOther), rep, 'notLinkable', [], []],
    ['relation other, all accounts', x, holding(x, foreignOther), repOfAll, 'notLinkable', ['foreignOther'], []],
    ['relation other and one outside', x, holding(x, ownOther, foreign), rep, 'outside', [], []],
    ['relation other and one in scope', x, holding(x, ownOther, own), rep, 'ambiguous', ['own', 'ownOther'], []],
    ['company by domain', x, company('acme.example', own), rep, 'suggested', ['own'], []],
    ['two companies of one domain', x, company('acme.example', own, own2), rep, 'suggested', ['own', 'own2'], []],
    ['company by domain, outside', x, company('acme.example', foreign), rep, 'unknown', [], []],
    ['company by domain, relation other', x, company('acme.example', ownOther), rep, 'unknown', [], []],
    [
      'company by the registered domain',
      'x@mail.acme.example',
      company('acme.example', own),
      rep,
      'suggested',
      ['own'],
      [],
    ],
    ['company by a domain above', 'x@a.b.acme.example', company('acme.example', own), rep, 'suggested', ['own'], []],
    ['company by a sub-domain', 'x@acme.example', company('mail.acme.example', own), rep, 'unknown', [], []],
    ['company by another domain', 'x@acme.fr', company('acme.example', own), rep, 'unknown', [], []],
    ['company by a public suffix', 'x@scierie.qc.ca', company('qc.ca', own), rep, 'unknown', [], []],
    ['company by a platform', 'x@lune.myshopify.com', company('myshopify.com', own), rep, 'unknown', [], []],
    [
      'company of the closest domain',
      'x@mail.acme.example',
      {
        ...nothing,
        companies: [...company('acme.example', own).companies, ...company('mail.acme.example', own2).companies],
      },
      rep,
      'suggested',
      ['own2'],
      [],
    ],
    [
      'company of the closest domain that is in scope',
      'x@mail.acme.example',
      {
        ...nothing,
        companies: [...company('acme.example', own).companies, ...company('mail.acme.example', foreign).companies],
      },
      rep,
      'suggested',
      ['own'],
      [],
    ],
    ['a contact by its address with a tag', 'x+devis@acme.example', holding(x, own), rep, 'suggested', ['own'], []],
    ['a tag of a contact of others', 'x+devis@acme.example', holding(x, foreign), rep, 'unknown', [], []],
    [
      'a contact by another form of its Gmail mailbox',
      'l.uc+x@googlemail.com',
      { ...nothing, mailboxes: [{ mailbox: 'luc@gmail.com', contact: own }] },
      rep,
      'suggested',
      ['own'],
      [],
    ],
    ['free mail never by domain', 'x@gmail.com', company('gmail.com', own), rep, 'unknown', [], []],
    ['no-reply that matches nothing', 'no-reply@acme.example', nothing, rep, 'automatic', [], []],
    [
      'no-reply that is a contact',
      'no-reply@acme.example',
      holding('no-reply@acme.example', own),
      rep,
      'matched',
      ['own'],
      ['own'],
    ],
    [
      'no-reply of a company by domain',
      'no-reply@acme.example',
      company('acme.example', own),
      rep,
      'suggested',
      ['own'],
      [],
    ],
    [
      'no-reply of a company outside',
      'no-reply@acme.example',
      company('acme.example', foreign),
      rep,
      'automatic',
      [],
      [],
    ],
    ['a room', 'c_1@resource.calendar.google.com', nothing, rep, 'automatic', [], []],
    ['nobody known', x, nothing, rep, 'unknown', [], []],
  ])('%s', (...row) => {
    const [, address, facts, who, state, offered, ticked] = row;
    const { addresses, contacts } = matchAddresses([from(address)], facts, who);
    expect(addresses.map((one) => one.state)).toEqual([state]);
    expect(contacts.map((contact) => contact.id)).toEqual(offered);
    expect(contacts.filter((contact) => contact.ticked).map((contact) => contact.id)).toEqual(ticked);
    expect([...(addresses[0]?.contactIds ?? [])].sort()).toEqual([...offered].sort());
  });
});

it('leaks neither name nor id of what is outside', () => {
  const facts = {
    ...holding(x, foreign, own, foreignOther),
    companies: [{ domain: 'acme.example', contact: foreign2 }],
  };
  const answer = JSON.stringify(matchAddresses([from(x), from('y@acme.example')], facts, rep));
  expect(answer).toContain('Name of own');
  expect(answer).not.toContain('foreign');
});

it('takes each address once, at its first origin, with the first name found', () => {
  const candidates = [from(x, 'cc', 'Late'), from('y@acme.example', 'body'), from(x, 'from'), from(x, 'to', 'First')];
  expect(matchAddresses(candidates, nothing, rep).addresses).toEqual([
    {
      address: x,
      readable: x,
      name: 'First',
      origin: 'from',
      state: 'unknown',
      contactIds: [],
      newContact: { name: 'First', company: { id: null, name: 'Acme' } },
    },
    {
      address: 'y@acme.example',
      readable: 'y@acme.example',
      name: null,
      origin: 'body',
      state: 'unknown',
      contactIds: [],
      newContact: { name: 'Y.', company: { id: null, name: 'Acme' } },
    },
  ]);
});

it('offers ticked contacts first, then linkable ones, then the others, each in the order of the addresses', () => {
  const facts: KnownAddresses = {
    ...nothing,
    contacts: [
      { address: 'a@x.example', contact: ownOther },
      { address: 'b@x.example', contact: own },
      { address: 'b@x.example', contact: own2 },
      { address: 'd@x.example', contact: known('late', true) },
      { address: 'c@x.example', contact: known('early', true, 'prospect') },
    ],
  };
  const candidates = ['a', 'b', 'c', 'd'].map((name) => from(`${name}@x.example`));
  const { contacts } = matchAddresses(candidates, facts, rep);
  expect(contacts.map(({ id, linkable, ticked }) => [id, linkable, ticked])).toEqual([
    ['early', true, true],
    ['late', true, true],
    ['own', true, false],
    ['own2', true, false],
    ['ownOther', false, false],
  ]);
});

it('ticks a contact that one address matches, though another address is ambiguous', () => {
  const facts = { ...nothing, contacts: [...holding('a@x.example', own, own2).contacts, ...holding(x, own).contacts] };
  const { contacts } = matchAddresses([from(x), from('a@x.example')], facts, rep);
  expect(contacts.map(({ id, ticked }) => [id, ticked])).toEqual([
    ['own', true],
    ['own2', false],
  ]);
});

it('ticks a person, not the company that only the domain of another address names', () => {
  const facts = { ...holding(x, own), companies: [{ domain: 'acme.example', contact: known('company', true) }] };
  const { contacts } = matchAddresses([from(x), from('new@acme.example')], facts, rep);
  expect(contacts.map(({ id, ticked }) => [id, ticked])).toEqual([
    ['own', true],
    ['company', false],
  ]);
});

describe('a colleague', () => {
  const facts: KnownAddresses = {
    ...holding('lou@acme.example', own),
    users: [{ id: 'you', address: 'noa@gmail.com' }],
    own: { domains: ['acme.example'], addresses: ['acme.team@orange.fr'] },
  };

  it.each([
    ['of the company’s domain', 'new@acme.example'],
    ['of a domain below it', 'new@lyon.acme.example'],
    ['who is a contact too', 'lou@acme.example'],
    ['of a team mailbox elsewhere', 'acme.team@orange.fr'],
    ['of a team mailbox, with a tag', 'acme.team+devis@orange.fr'],
    ['who is a user, with a tag', 'noa+relais@gmail.com'],
    ['of a machine', 'no-reply@acme.example'],
  ])('%s is offered neither as a contact nor as a new one', (_who, address) => {
    const { addresses, contacts } = matchAddresses([from(address)], facts, rep);
    expect(addresses).toMatchObject([{ state: 'colleague', contactIds: [], newContact: null }]);
    expect(contacts).toEqual([]);
  });

  it('is none by a domain that looks alike', () => {
    const { addresses } = matchAddresses([from('new@my-acme.example'), from('new@orange.fr')], facts, rep);
    expect(addresses.map(({ state }) => state)).toEqual(['unknown', 'unknown']);
  });

  it('with a tag of one’s own is oneself', () => {
    const mine = { ...nothing, users: [{ id: 'me', address: 'noa@gmail.com' }] };
    expect(matchAddresses([from('noa+x@gmail.com')], mine, rep).addresses[0]?.state).toBe('self');
  });
});

describe('a platform that writes in a person’s name', () => {
  const platform = 'dse@docusign.example';
  const stateOf = (candidates: Candidate[], facts = nothing) =>
    matchAddresses(candidates, facts, rep).addresses.map(({ state, newContact }) => [state, newContact?.name ?? null]);

  it('is automatic; the person behind is that of Reply-To', () => {
    const candidates = [from(platform, 'from', 'Jeanne Martin via DocuSign'), from(x, 'replyTo', 'Jeanne Martin')];
    expect(stateOf(candidates, holding(x, own))).toEqual([
      ['automatic', null],
      ['matched', null],
    ]);
    expect(stateOf(candidates)).toEqual([
      ['automatic', null],
      ['unknown', 'Jeanne Martin'],
    ]);
  });

  it('is automatic; an address of the text that resembles the name gets it', () => {
    const candidates = [
      from(platform, 'from', '"Luc Ferrand" via DocuSign'),
      from('luc@ferrand-fils.test', 'body'),
      from('contact@elsewhere.test', 'body'),
    ];
    expect(stateOf(candidates)).toEqual([
      ['automatic', null],
      ['unknown', 'Luc Ferrand'],
      ['unknown', 'contact'],
    ]);
  });

  it('is none where the address is that of the person', () => {
    expect(stateOf([from('marie.duval@acme.example', 'from', 'Marie Duval via Agenda')])).toEqual([
      ['unknown', 'Marie Duval'],
    ]);
  });
});

describe('what the text names is ticked', () => {
  const me = 'me@ours.example';
  const ours = 'colleague@ours.example';
  const named = 'named@client.example';
  const facts: KnownAddresses = {
    ...nothing,
    users: [
      { id: 'me', address: me },
      { id: 'you', address: ours },
    ],
    contacts: [
      ...holding(named, own).contacts,
      ...holding('known@client.example', own2).contacts,
      ...holding('twice@client.example', known('one', true), known('two', true)).contacts,
      ...holding('theirs@client.example', foreign).contacts,
      ...holding('supplier@other.example', ownOther).contacts,
    ],
    companies: company('suggested.example', known('company', true)).companies,
  };
  const isTicked = (...candidates: Candidate[]) =>
    matchAddresses(candidates, facts, rep).contacts.some(({ id, ticked }) => id === 'own' && ticked);

  it.each<[string, Candidate[], boolean]>([
    ['when a colleague wrote it', [from(ours), from(me, 'to')], true],
    ['when a machine sent it', [from('no-reply@shop.example'), from(me, 'to')], true],
    ['when nobody took part: an event of one’s own', [], true],
    ['when a room is booked besides', [from(ours, 'organizer'), from('room@hotel.example', 'room')], true],
    ['not when somebody unknown took part', [from('new@stranger.example'), from(me, 'to')], false],
    ['not when somebody unknown is in copy', [from(ours), from('new@stranger.example', 'cc')], false],
    ['not when a known contact took part', [from('known@client.example'), from(me, 'to')], false],
    ['not when an ambiguous one did', [from('twice@client.example')], false],
    ['not when one of others’ accounts did', [from('theirs@client.example', 'to'), from(ours)], false],
    ['not when a supplier did', [from('supplier@other.example', 'replyTo'), from(ours)], false],
    ['not when one of a known company did', [from('x@suggested.example'), from(me, 'to')], false],
    [
      'not when a guest from outside declined',
      [from(ours, 'organizer'), from('new@stranger.example', 'declined')],
      false,
    ],
    ['not when a guest is from outside', [from(ours, 'organizer'), from('new@stranger.example', 'guest')], false],
  ])('%s', (_what, others, ticked) => {
    expect(isTicked(...others, from(named, 'body'))).toBe(ticked);
  });

  it.each<[string, AddressOrigin, boolean]>([
    ['in quoted history', 'history', true],
    ['in the text that an older add-on sends', 'body', true],
    ['in a room’s address', 'room', false],
    ['among the guests, who declined', 'declined', false],
  ])('never when it stands %s, but offered', (_where, origin, quoted) => {
    const { contacts, addresses } = matchAddresses([from(ours), { ...from(named, origin), quoted }], facts, rep);
    expect(contacts.map(({ id, linkable, ticked }) => [id, linkable, ticked])).toEqual([['own', true, false]]);
    expect(addresses[1]).toMatchObject({ origin, state: 'matched', contactIds: ['own'] });
  });

  it.each<AddressOrigin>(['from', 'replyTo', 'to', 'cc', 'bcc', 'organizer', 'guest'])(
    'always as %s, whoever else took part, though history names it too',
    (origin) => {
      expect(isTicked(from('new@stranger.example'), from(named, origin), from(named, 'history'))).toBe(true);
    },
  );
});

it('says of which contacts other reps would read the task', () => {
  const facts = { ...holding(x, { ...own, otherReps: true }), asked: [own2] };
  const { contacts } = matchAddresses([from(x)], facts, rep);
  expect(contacts.map(({ id, otherReps }) => [id, otherReps])).toEqual([
    ['own', true],
    ['own2', false],
  ]);
});

it('offers at most a hundred contacts and names no other', () => {
  const people = Array.from({ length: 150 }, (_, index) => known(`c${index}`, true));
  const facts = { ...nothing, contacts: people.map((contact) => ({ address: `${contact.id}@x.example`, contact })) };
  const { addresses, contacts } = matchAddresses(
    people.map(({ id }) => from(`${id}@x.example`)),
    facts,
    rep,
  );
  expect(contacts).toHaveLength(maxOfferedContacts);
  expect(addresses.filter((one) => one.state === 'matched')).toHaveLength(150);
  expect(addresses.flatMap((one) => one.contactIds)).toHaveLength(maxOfferedContacts);
});

it('looks up each address once and no free-mail domain', () => {
  expect(lookupOf([from(x), from(x, 'cc'), from('y@acme.example'), from('z@gmail.com')])).toEqual({
    addresses: [x, 'y@acme.example', 'z@gmail.com'],
    mailboxes: ['z@gmail.com'],
    domains: ['acme.example'],
  });
  expect(lookupOf([from('x@mail.acme.co.uk'), from('y@acme.co.uk')]).domains).toEqual([
    'mail.acme.co.uk',
    'acme.co.uk',
  ]);
  expect(lookupOf([from('x+devis@acme.example')]).addresses).toEqual(['x+devis@acme.example', 'x@acme.example']);
});

describe('the contact that an address would become', () => {
  const person = { name: 'X.', company: { id: null, name: 'Acme' } };

  it.each<[string, KnownAddresses, Viewer, unknown]>([
    ['nobody known', nothing, rep, person],
    [
      'a company in scope',
      company('acme.example', own),
      rep,
      { name: 'X.', company: { id: 'own', name: 'Name of own' } },
    ],
    ['a company outside, as if there were none', company('acme.example', foreign), rep, person],
    [
      'one in scope and one outside',
      company('acme.example', own, foreign),
      rep,
      { name: 'X.', company: { id: 'own', name: 'Name of own' } },
    ],
    ['two companies in scope', company('acme.example', own, own2), rep, null],
    ['a company of relation other', company('acme.example', ownOther), rep, null],
    ['a company of relation other outside', company('acme.example', foreignOther), rep, person],
    ['a company, without sales rights', company('acme.example', own), taskListOnly, person],
    ['a contact in scope', holding(x, own), rep, null],
    ['two contacts in scope', holding(x, own, own2), rep, null],
    ['a contact outside', holding(x, foreign), rep, null],
    ['a contact of relation other', holding(x, ownOther), rep, null],
    ['a colleague', { ...nothing, users: [{ id: 'you', address: x }] }, rep, null],
    ['oneself', { ...nothing, users: [{ id: 'me', address: x }] }, rep, null],
  ])('%s', (...row) => {
    const [, facts, who, newContact] = row;
    expect(matchAddresses([from(x)], facts, who).addresses[0]?.newContact).toEqual(newContact);
  });
});

describe('contacts that the rep asked for', () => {
  const offered = (facts: KnownAddresses, who: Viewer, addresses: readonly string[] = []) =>
    matchAddresses(
      addresses.map((address) => from(address)),
      facts,
      who,
    ).contacts.map(({ id, linkable, ticked }) => [id, linkable, ticked]);
  const asked = (...contacts: OfferableContact[]): KnownAddresses => ({ ...nothing, asked: contacts });

  it.each<[string, KnownAddresses, Viewer, unknown[]]>([
    ['in scope', asked(own), rep, [['own', true, false]]],
    ['of relation other', asked(ownOther), rep, [['ownOther', false, false]]],
    ['outside', asked(foreign, foreignOther), rep, []],
    ['of any account, all accounts', asked(foreign), repOfAll, [['foreign', true, false]]],
    ['with the task list only', asked(own), taskListOnly, []],
    ['as admin without rights', asked(own), adminOnly, []],
    ['twice', asked(own, own), rep, [['own', true, false]]],
  ])('%s', (...row) => {
    const [, facts, who, contacts] = row;
    expect(offered(facts, who)).toEqual(contacts);
  });

  it('stay ticked when an address matches them, and come after the ticked ones otherwise', () => {
    const facts = { ...holding(x, own), asked: [own2, own] };
    expect(offered(facts, rep, [x])).toEqual([
      ['own', true, true],
      ['own2', true, false],
    ]);
  });

  it('stay when there are more than a card can offer', () => {
    const people = Array.from({ length: 150 }, (_, index) => known(`c${index}`, true));
    const contacts = people.map((contact) => ({ address: `${contact.id}@x.example`, contact }));
    const found = offered(
      { ...nothing, contacts, asked: [own] },
      rep,
      people.map(({ id }) => `${id}@x.example`),
    );
    expect(found).toHaveLength(maxOfferedContacts);
    expect(found.at(-1)).toEqual(['own', true, false]);
    expect(found[0]).toEqual(['c0', true, true]);
  });
});
