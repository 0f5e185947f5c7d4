import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { choicesOf, wordsOf } from '../../scripts/harness/card-form.ts';
import { mailItem, type Locale, type Person, type TestBench } from '../../scripts/harness/test-bench.ts';
import { clientMail, leaveSearchField, queryOn, searchFor, suggestionsFor } from '../support/contact-search.ts';
import { openFaultyBench } from '../support/faulty-bench.ts';
import type { FaultyNetwork } from '../support/faulty-network.ts';
import { backendCalls, cardOf, listChosen, notificationOf, openCard, people, pressButton } from '../support/journey.ts';
import { mail, type MailParts } from '../support/mail.ts';

const languages = {
  fr: {
    nothing: 'Aucun contact ne correspond à',
    ticked: 'Contact coché',
    typeMore: 'au moins deux caractères',
    neither: 'ni prospect ni client',
  },
  en: {
    nothing: 'No contact matches',
    ticked: 'Contact ticked',
    typeMore: 'at least two characters',
    neither: 'neither prospect nor client',
  },
};
const everyLanguage = ['fr', 'en'] as const;

let bench: TestBench;
let network: FaultyNetwork;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ bench, network, close } = await openFaultyBench(people.camille, people.sacha, people.noa, people.alix));
});

afterAll(() => close());

function camille(locale: Locale = 'fr'): Person {
  return bench.person(people.camille, { locale });
}

describe.each(everyLanguage)('searching for a contact in %s', (locale) => {
  const words = languages[locale];

  it.each([
    ['an address', 'hugo@moulins-cartier.example', 'Hugo Marchetti'],
    ['a second address', 'P.Cartier@mail.example', 'Paul Cartier'],
    ['the only one of a name', 'marchetti', 'Hugo Marchetti'],
    ['words of name and company', 'soph moulins', 'Sophie Delmas'],
    ['an address after a name', 'Léa <lea@trois-etangs.example>', 'Léa Fontanel'],
  ])('%s ticks the contact', async (_what, query, name) => {
    const [person, item] = [camille(locale), clientMail()];
    const found = await searchFor(person, item, { card: await openCard(person, item), query });
    const card = cardOf(found);
    expect(notificationOf(found)).toContain(words.ticked);
    expect(notificationOf(found)).toContain(name);
    expect(queryOn(card)).toBe('');
    expect(listChosen(card, 'contacts').map((text) => text.split('\u00a0·')[0])).toEqual([name, 'Jeanne Martin']);
  });

  it('a company’s name offers everyone there, unticked and first; what was ticked stays', async () => {
    const [person, item] = [camille(locale), clientMail()];
    const card = cardOf(
      await searchFor(person, item, { card: await openCard(person, item), query: 'Moulins Cartier' }),
    );
    const items = choicesOf(card, 'contacts');
    expect(items.slice(0, 4).map(({ text }) => text)).toEqual(
      expect.arrayContaining([expect.stringContaining('Paul Cartier'), expect.stringMatching(/^Moulins Cartier/)]),
    );
    expect(items.slice(0, 4).every(({ selected }) => !selected)).toBe(true);
    expect(listChosen(card, 'contacts')).toEqual([expect.stringContaining('Jeanne Martin')]);
    expect(queryOn(card)).toBe('Moulins Cartier');
    expect(wordsOf(card)).toMatch(/\b4\b/);
  });

  it('what matches nobody says so and keeps the text', async () => {
    const [person, item] = [camille(locale), clientMail()];
    const query = '<b>zzz</b> & 🧀';
    const card = cardOf(await searchFor(person, item, { card: await openCard(person, item), query }));
    expect(wordsOf(card)).toContain(words.nothing);
    expect(queryOn(card)).toBe(query);
    const back = cardOf(await pressButton(person, item, { card, functionName: 'onBackToDraft' }));
    expect(listChosen(back, 'contacts')).toHaveLength(1);
    expect(queryOn(back)).toBe('');
  });

  it('a contact outside the rep’s accounts is not found', async () => {
    const [person, item] = [camille(locale), clientMail()];
    const query = 'gilles.monnier@agence-monnier.example';
    const card = cardOf(await searchFor(person, item, { card: await openCard(person, item), query }));
    expect(wordsOf(card)).toContain(words.nothing);
    expect(JSON.stringify(card)).not.toContain('Gilles');
  });

  it('what is neither prospect nor client is named and not offered', async () => {
    const [person, item] = [camille(locale), clientMail()];
    const card = cardOf(await searchFor(person, item, { card: await openCard(person, item), query: 'lagrange' }));
    expect(wordsOf(card)).toMatch(new RegExp(`Lucie Lagrange.*${words.neither}`, 's'));
    expect(
      choicesOf(card, 'contacts')
        .map(({ text }) => text)
        .join(),
    ).not.toContain('Lagrange');
  });

  it('too short a text asks for more, without a call', async () => {
    const [person, item] = [camille(locale), clientMail()];
    const result = await searchFor(person, item, { card: await openCard(person, item), query: ' m ' });
    expect(notificationOf(result)).toContain(words.typeMore);
    expect(result.fetches).toEqual([]);
    expect(JSON.stringify(result.answer)).not.toContain('navigations');
  });
});

describe('suggestions while typing', () => {
  it('name contacts with company and address; the one taken is ticked as the field is left', async () => {
    const [person, item] = [camille(), clientMail()];
    const card = await openCard(person, item);
    const { texts, result } = await suggestionsFor(person, item, { card, query: 'moulins' });
    expect(backendCalls(result)).toEqual(['GET /v1/contacts']);
    expect(Object.keys(result.serviceCalls).filter((name) => name.startsWith('GmailApp'))).toEqual([]);
    const taken = texts.find((text) => text.startsWith('Sophie Delmas')) ?? '';
    expect(taken).toBe('Sophie Delmas\u00a0· Moulins Cartier\u00a0· sophie.delmas@moulins-cartier.example');
    const left = await leaveSearchField(person, item, { card, query: taken });
    expect(listChosen(cardOf(left), 'contacts').join()).toContain('Sophie Delmas');
    expect(queryOn(cardOf(left))).toBe('');
  });

  it('tell two people with the same address apart', async () => {
    const [person, item] = [camille(), clientMail()];
    const card = await openCard(person, item);
    const { texts } = await suggestionsFor(person, item, { card, query: 'bernard' });
    expect(texts).toHaveLength(2);
    for (const taken of texts) {
      const after = cardOf(await leaveSearchField(person, item, { card, query: taken }));
      expect(listChosen(after, 'contacts')[0]).toContain(taken.split('\u00a0·')[0]);
      expect(listChosen(after, 'contacts')).toHaveLength(2);
    }
    const both = cardOf(await searchFor(person, item, { card, query: 'secretariat@cabinet-bernard.example' }));
    expect(listChosen(both, 'contacts')).toHaveLength(1);
    expect(
      choicesOf(both, 'contacts')
        .map(({ text }) => text)
        .join(),
    ).toMatch(/Chloé.*Étienne|Étienne.*Chloé/);
  });

  it.each(['', 'm', '  m  ', '\ud83e'])('%j suggests nothing and asks nobody', async (query) => {
    const [person, item] = [camille(), clientMail()];
    const { texts, result } = await suggestionsFor(person, item, { card: await openCard(person, item), query });
    expect(texts).toEqual([]);
    expect(result.fetches).toEqual([]);
  });

  it('leave out what cannot be linked, and say nothing when the service is away', async () => {
    const [person, item] = [camille(), clientMail()];
    const card = await openCard(person, item);
    expect((await suggestionsFor(person, item, { card, query: 'lagrange' })).texts).toEqual([]);
    network.fail('/v1/contacts', ['refused']);
    expect((await suggestionsFor(person, item, { card, query: 'moulins' })).texts).toEqual([]);
  });

  it('are at most 20, and a search then says that there are more', async () => {
    const sacha = bench.person(people.sacha);
    const item = mailItem(mail({}));
    let card = await openCard(sacha, item);
    for (const n of Array.from({ length: 22 }, (_, index) => index)) {
      const crowd = mailItem(mail({ from: `Foule ${String.fromCharCode(97 + n)} <foule.${n}@gmail.com>` }));
      const opened = await openCard(sacha, crowd);
      await pressButton(sacha, crowd, { card: opened, functionName: 'onAddContact' });
    }
    expect((await suggestionsFor(sacha, item, { card, query: 'foule' })).texts).toHaveLength(20);
    card = cardOf(await searchFor(sacha, item, { card, query: 'foule' }));
    expect(wordsOf(card)).toContain('ajoutez un mot');
    expect(choicesOf(card, 'contacts')).toHaveLength(20);
  });
});

describe.each([
  [
    'fr',
    {
      outside: /hors de vos comptes\u00a0: sans autre contact, la tâche sera sans compte/,
      beside: /Ils ne seront pas liés à la tâche/,
      notLinkable: /ni prospects ni clients\u00a0: sans autre contact, la tâche sera sans compte/,
      transverseOnly:
        /que des tâches sans compte.*Qui verra cette tâche Vous, les administrateurs et ceux qui ont la liste/s,
      none: /Votre compte ne permet pas de créer de tâche.*Demandez-le à un administrateur de Démo SAS/s,
      readers: /Qui verra cette tâche Vous, les administrateurs et ceux qui ont la liste/,
      linked:
        /Qui verra cette tâche Vous, les administrateurs et les commerciaux de ces comptes\u00a0: Acier du Léman\./,
    },
  ],
  [
    'en',
    {
      outside: /outside your accounts: without another contact, the task will have no account/,
      beside: /They will not be linked to the task/,
      notLinkable: /neither prospects nor clients: without another contact, the task will have no account/,
      transverseOnly: /tasks without an account.*Who will see this task You, administrators and whoever has the list/s,
      none: /Your account does not allow you to create tasks.*Ask an administrator of Démo SAS/s,
      readers: /Who will see this task You, administrators and whoever has the list/,
      linked: /Who will see this task You, administrators and the reps of these accounts: Acier du Léman\./,
    },
  ],
] as const)('rights explained before saving in %s', (locale, says) => {
  const outside = 'gilles.monnier@agence-monnier.example';
  const wordsFor = async (identity: { email: string; name: string }, parts: MailParts) => {
    const person = bench.person(identity, { locale });
    return wordsOf(await openCard(person, mailItem(mail(parts))));
  };

  it('a contact outside the accounts, alone and beside another', async () => {
    const alone = await wordsFor(people.camille, { from: outside });
    expect(alone).toMatch(says.outside);
    expect(alone).toMatch(says.readers);
    expect(alone).not.toContain('Gilles');
    const beside = await wordsFor(people.camille, { from: 'jeanne.martin@acier-leman.example', cc: outside });
    expect(beside).toMatch(says.beside);
    expect(beside).toMatch(says.linked);
    expect(beside).not.toMatch(says.outside);
  });

  it('a supplier', async () => {
    expect(await wordsFor(people.camille, { from: 'lucie@imprimerie-lagrange.example' })).toMatch(says.notLinkable);
  });

  it('a user of the task list, and one without any right', async () => {
    expect(await wordsFor(people.noa, { from: outside })).toMatch(says.transverseOnly);
    expect(await wordsFor(people.alix, { from: outside })).toMatch(says.none);
  });
});
