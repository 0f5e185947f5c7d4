import { describe, expect, it } from 'vitest';
import { maxOfferedContacts } from '../../../../shared/contacts/contact.ts';
import { matchAddresses, type KnownAddresses, type KnownContact } from '../../../../backend/contacts/rules/matching.ts';
import type { Viewer } from '../../../../backend/access/rules/rights.ts';
import {
  rep,
  repOfAll,
  taskListOnly,
  adminOnly,
  from,
  known,
  own,
  own2,
  ownOther,
  foreign,
  foreignOther,
  nothing,
  holding,
  x,
} from '../../../support/matching-facts.ts';

describe('contacts that the rep asked for', () => {
  const offered = (facts: KnownAddresses, who: Viewer, addresses: readonly string[] = []) =>
    matchAddresses(
      addresses.map((address) => from(address)),
      facts,
      who,
    ).contacts.map(({ id, linkable, ticked }) => [id, linkable, ticked]);
  const asked = (...contacts: KnownContact[]): KnownAddresses => ({ ...nothing, asked: contacts });

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
