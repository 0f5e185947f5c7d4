import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FoundContact } from '../../../shared/contacts/contact.ts';
import { decideSearch, toSearchText, suggestionOf, readTypedQuery } from '../../../addon/state/contact-search.ts';
import { parseEvent } from '../../../addon/state/event.ts';
import { id } from '../../support/draft-builders.ts';

const separator = '\u00a0· ';

function found(n: number, change: Partial<FoundContact> = {}): FoundContact {
  return { id: id(n), name: `Nom ${n}`, email: null, company: null, relation: 'client', linkable: true, ...change };
}

function outcome(query: string, contacts: FoundContact[], more = false) {
  return decideSearch(query, { contacts, more }, separator);
}

describe('what is asked for a text', () => {
  it.each([
    ['', null],
    [' a ', null],
    ['\ud83e', null],
    ['🧀', '🧀'],
    ['du', 'du'],
    ['  Marie   Duval ', 'Marie   Duval'],
    ['@acme.example', '@acme.example'],
    ['Marie Duval\u00a0· Acme\u00a0· Marie@Acme.example', 'marie@acme.example'],
    ['Marie <marie@acme.example>', 'marie@acme.example'],
    ['marie@acme.example Duval', 'marie@acme.example Duval'],
    ['a\ud83eb', 'ab'],
  ])('%j: %j', (query, text) => {
    expect(toSearchText(query)).toBe(text);
  });

  it('fits into a request whatever is typed, and into a URL', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (query) => {
        const text = toSearchText(query);
        if (text === null) return;
        expect(text.length).toBeGreaterThan(0);
        expect(text.length).toBeLessThanOrEqual(200);
        expect(encodeURIComponent(text).length).toBeLessThanOrEqual(1800);
      }),
    );
  });

  it('is quick on a long text', () => {
    const started = Date.now();
    const typed = readTypedQuery({
      ...parseEvent({}),
      form: { contactQuery: [`${'a@'.repeat(500_000)} ${'b'.repeat(1e6)}`] },
    });
    expect(toSearchText(typed)?.length).toBe(200);
    expect(Date.now() - started).toBeLessThan(1000);
  });
});

describe('the contact that is meant', () => {
  const marie = found(1, { name: 'Marie Duval', company: 'Acme', email: 'marie@acme.example' });
  const namesake = found(2, { name: 'Marie Duval', company: 'Autre', email: 'm.duval@autre.example' });
  const neighbour = found(3, { name: 'Marie-Ange', email: 'marie@acme.example.org' });
  const twin = found(4, { name: 'Luc Duval', company: 'Acme', email: 'marie@acme.example' });
  const printer = found(5, { name: 'Imprimeur', relation: 'other', linkable: false });

  it.each([
    { what: 'a single result', query: 'du', contacts: [marie], meant: marie },
    { what: 'a single result that cannot be linked', query: 'im', contacts: [printer], meant: null },
    { what: 'one that can be linked among others that cannot', query: 'ma', contacts: [marie, printer], meant: null },
    { what: 'several results', query: 'marie', contacts: [marie, namesake], meant: null },
    { what: 'no result', query: 'zz', contacts: [], meant: null },
    { what: 'a suggestion', query: suggestionOf(namesake, separator), contacts: [marie, namesake], meant: namesake },
    {
      what: 'a suggestion with ordinary spaces',
      query: 'marie duval · acme · MARIE@acme.example',
      contacts: [marie, twin],
      meant: marie,
    },
    {
      what: 'an address that another one begins with',
      query: 'Marie@acme.example',
      contacts: [marie, neighbour],
      meant: marie,
    },
    { what: 'an address of two', query: 'marie@acme.example', contacts: [marie, twin], meant: null },
    {
      what: 'the suggestion of a contact that cannot be linked',
      query: 'Imprimeur',
      contacts: [printer, marie],
      meant: null,
    },
  ])('$what', ({ query, contacts, meant }) => {
    const { search, meant: decided } = outcome(query, contacts);
    expect(decided).toBe(meant);
    expect(search.query).toBe(meant === null ? query : '');
    expect(search.nothing).toBe(contacts.length === 0);
  });

  it('is not the only one shown when there are more', () => {
    expect(outcome('du', [marie], true)).toMatchObject({ meant: null, search: { more: true, firstIds: [marie.id] } });
  });

  it('is offered apart from what cannot be linked', () => {
    const { search } = outcome('a', [printer, marie, twin]);
    expect(search).toMatchObject({ firstIds: [marie.id, twin.id], notLinkable: [printer] });
  });

  it('is that of the suggestion, whatever its name, company and address', () => {
    const text = fc.string({ unit: 'binary', maxLength: 20 });
    const contacts = fc.uniqueArray(fc.tuple(text, fc.option(text), fc.option(fc.emailAddress())), {
      selector: ([name, company, email]) =>
        suggestionOf({ id: '', name, company, email }, separator)
          .normalize('NFC')
          .toLowerCase()
          .replace(/\s+/g, ' ')
          .trim(),
      minLength: 1,
    });
    fc.assert(
      fc.property(contacts, fc.nat(), (rows, pick) => {
        const all = rows.map(([name, company, email], n) => found(n, { name, company, email }));
        const chosen = all[pick % all.length];
        if (chosen === undefined) return;
        expect(outcome(suggestionOf(chosen, separator), all).meant).toBe(chosen);
      }),
    );
  });
});
