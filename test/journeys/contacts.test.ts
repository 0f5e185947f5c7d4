import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallbackResult, OpenItem } from '../../host/contract.ts';
import { choicesOf, findAction, primaryAction, wordsOf, type Json } from '../../scripts/card-form.ts';
import { sampleWorlds } from '../../scripts/folders.ts';
import { mailItem, openTestBench, type Locale, type Person, type TestBench } from '../../scripts/test-bench.ts';
import { leaveSearchField, queryOn, searchFor, suggestionsFor } from '../support/contact-search.ts';
import { openFaultyNetwork, type FaultyNetwork } from '../support/faulty-network.ts';
import {
  backendCalls,
  cardOf,
  chosenTexts,
  createdIn,
  openCard,
  people,
  pressButton,
  save,
} from '../support/journey.ts';
import { mail } from '../support/mail.ts';

const languages = {
  fr: {
    nothing: 'Aucun contact ne correspond à',
    ticked: 'Contact coché',
    added: 'Contact ajouté et coché',
    existed: 'existait déjà',
    more: 'ajoutez un mot',
    typeMore: 'au moins deux caractères',
    neither: 'ni prospect ni client',
    newCompany: 'nouvelle société',
    back: 'Revenir à la tâche',
  },
  en: {
    nothing: 'No contact matches',
    ticked: 'Contact ticked',
    added: 'Contact added and ticked',
    existed: 'existed already',
    more: 'add a word',
    typeMore: 'at least two characters',
    neither: 'neither prospect nor client',
    newCompany: 'new company',
    back: 'Back to the task',
  },
};
const everyLanguage = ['fr', 'en'] as const;

let bench: TestBench;
let network: FaultyNetwork;

beforeAll(async () => {
  bench = await openTestBench({
    worlds: sampleWorlds,
    network: async (serviceUrl) => {
      network = await openFaultyNetwork(serviceUrl);
      return network.url;
    },
  });
  for (const identity of [people.camille, people.sacha, people.noa]) {
    expect(await bench.person(identity).link('demo')).toBe(true);
  }
});

afterAll(async () => {
  await bench.close();
  await network.close();
});

function camille(locale: Locale = 'fr'): Person {
  return bench.person(people.camille, { locale });
}

/** A mail of a known client of Camille, with two files. */
function knownMail(): OpenItem {
  const files = ['a.txt', 'b.txt'].map((name) => ({ name, content: name }));
  return mailItem(mail({ from: 'Jeanne Martin <jeanne.martin@acier-leman.example>', subject: 'Devis', files }));
}

function notificationOf({ answer }: CallbackResult): string {
  return /"notification":\{"text":"([^"]*)"/.exec(JSON.stringify(answer))?.[1] ?? '';
}

function keyOn(card: Json): string | undefined {
  return primaryAction(card)?.parameters['idempotencyKey'];
}

function contactId(card: Json, name: string): string {
  const choice = choicesOf(card, 'contacts').find(({ text }) => text.startsWith(name));
  if (choice === undefined) throw new Error(`${name} is not offered: ${JSON.stringify(choicesOf(card, 'contacts'))}`);
  return choice.value;
}

function choice(card: Json, field: string, text: string): string {
  return choicesOf(card, field).find((each) => each.text.includes(text))?.value ?? '';
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
    const [person, item] = [camille(locale), knownMail()];
    const found = await searchFor(person, item, { card: await openCard(person, item), query });
    const card = cardOf(found);
    expect(notificationOf(found)).toContain(`${words.ticked}`);
    expect(notificationOf(found)).toContain(name);
    expect(queryOn(card)).toBe('');
    expect(chosenTexts(card, 'contacts').map((text) => text.split('\u00a0·')[0])).toEqual([name, 'Jeanne Martin']);
  });

  it('a company’s name offers everyone there, unticked and first; what was ticked stays', async () => {
    const [person, item] = [camille(locale), knownMail()];
    const card = cardOf(
      await searchFor(person, item, { card: await openCard(person, item), query: 'Moulins Cartier' }),
    );
    const items = choicesOf(card, 'contacts');
    expect(items.slice(0, 4).map(({ text }) => text)).toEqual(
      expect.arrayContaining([expect.stringContaining('Paul Cartier'), expect.stringMatching(/^Moulins Cartier/)]),
    );
    expect(items.slice(0, 4).every(({ selected }) => !selected)).toBe(true);
    expect(chosenTexts(card, 'contacts')).toEqual([expect.stringContaining('Jeanne Martin')]);
    expect(queryOn(card)).toBe('Moulins Cartier');
    expect(wordsOf(card)).toMatch(/\b4\b/);
  });

  it('what matches nobody says so and keeps the text', async () => {
    const [person, item] = [camille(locale), knownMail()];
    const query = '<b>zzz</b> & 🧀';
    const card = cardOf(await searchFor(person, item, { card: await openCard(person, item), query }));
    expect(wordsOf(card)).toContain(words.nothing);
    expect(queryOn(card)).toBe(query);
    expect(chosenTexts(card, 'contacts')).toHaveLength(1);
  });

  it('a contact outside the rep’s accounts is not found', async () => {
    const [person, item] = [camille(locale), knownMail()];
    const query = 'gilles.monnier@agence-monnier.example';
    const card = cardOf(await searchFor(person, item, { card: await openCard(person, item), query }));
    expect(wordsOf(card)).toContain(words.nothing);
    expect(JSON.stringify(card)).not.toContain('Gilles');
  });

  it('what is neither prospect nor client is named and not offered', async () => {
    const [person, item] = [camille(locale), knownMail()];
    const card = cardOf(await searchFor(person, item, { card: await openCard(person, item), query: 'lagrange' }));
    expect(wordsOf(card)).toMatch(new RegExp(`Lucie Lagrange.*${words.neither}`, 's'));
    expect(
      choicesOf(card, 'contacts')
        .map(({ text }) => text)
        .join(),
    ).not.toContain('Lagrange');
  });

  it('too short a text asks for more, without a call', async () => {
    const [person, item] = [camille(locale), knownMail()];
    const result = await searchFor(person, item, { card: await openCard(person, item), query: ' m ' });
    expect(notificationOf(result)).toContain(words.typeMore);
    expect(result.fetches).toEqual([]);
    expect(JSON.stringify(result.answer)).not.toContain('navigations');
  });
});

describe('suggestions while typing', () => {
  it('name contacts with company and address; the one taken is ticked as the field is left', async () => {
    const [person, item] = [camille(), knownMail()];
    const card = await openCard(person, item);
    const { texts, result } = await suggestionsFor(person, item, { card, query: 'moulins' });
    expect(backendCalls(result)).toEqual(['GET /v1/contacts']);
    expect(Object.keys(result.serviceCalls).filter((name) => name.startsWith('GmailApp'))).toEqual([]);
    const taken = texts.find((text) => text.startsWith('Sophie Delmas')) ?? '';
    expect(taken).toBe('Sophie Delmas\u00a0· Moulins Cartier\u00a0· sophie.delmas@moulins-cartier.example');
    const left = await leaveSearchField(person, item, { card, query: taken });
    expect(chosenTexts(cardOf(left), 'contacts').join()).toContain('Sophie Delmas');
    expect(queryOn(cardOf(left))).toBe('');
  });

  it('tell two people with the same address apart', async () => {
    const [person, item] = [camille(), knownMail()];
    const card = await openCard(person, item);
    const { texts } = await suggestionsFor(person, item, { card, query: 'bernard' });
    expect(texts).toHaveLength(2);
    for (const taken of texts) {
      const after = cardOf(await leaveSearchField(person, item, { card, query: taken }));
      expect(chosenTexts(after, 'contacts')[0]).toContain(taken.split('\u00a0·')[0]);
      expect(chosenTexts(after, 'contacts')).toHaveLength(2);
    }
    const both = cardOf(await searchFor(person, item, { card, query: 'secretariat@cabinet-bernard.example' }));
    expect(chosenTexts(both, 'contacts')).toHaveLength(1);
    expect(
      choicesOf(both, 'contacts')
        .map(({ text }) => text)
        .join(),
    ).toMatch(/Chloé.*Étienne|Étienne.*Chloé/);
  });

  it.each(['', 'm', '  m  ', '\ud83e'])('%j suggests nothing and asks nobody', async (query) => {
    const [person, item] = [camille(), knownMail()];
    const { texts, result } = await suggestionsFor(person, item, { card: await openCard(person, item), query });
    expect(texts).toEqual([]);
    expect(result.fetches).toEqual([]);
  });

  it('leave out what cannot be linked, and say nothing when the service is away', async () => {
    const [person, item] = [camille(), knownMail()];
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
    expect(wordsOf(card)).toContain(languages.fr.more);
    expect(choicesOf(card, 'contacts')).toHaveLength(20);
  });
});

describe.each(everyLanguage)('a new contact in %s', (locale) => {
  const words = languages[locale];

  it('of an unknown company comes in one click, ticked, with a new company', async () => {
    const person = camille(locale);
    const address = `marie.duval@nouveau-${locale}.example`;
    const item = mailItem(mail({ from: `"Duval, Marie" <${address}>` }));
    const card = await openCard(person, item);
    expect(wordsOf(card)).toContain('Marie Duval');
    expect(wordsOf(card)).toContain(words.newCompany);
    const press = { card, functionName: 'onAddContact', parameters: { address } };
    const added = await pressButton(person, item, press);
    expect(backendCalls(added)).toEqual(['POST /v1/contacts', 'POST /v1/drafts']);
    expect(notificationOf(added)).toBe(`${words.added}${locale === 'fr' ? '\u00a0' : ''}: Marie Duval`);
    const after = cardOf(added);
    expect(findAction(after, 'onAddContact')).toBeNull();
    expect(chosenTexts(after, 'contacts')).toEqual([expect.stringContaining(address)]);
    const again = await pressButton(person, item, press);
    expect(notificationOf(again)).toContain(words.existed);
    expect(chosenTexts(cardOf(again), 'contacts')).toHaveLength(1);
    const { task } = createdIn(await save(person, item, { card: after }));
    expect(task.contacts).toMatchObject([{ name: 'Marie Duval', company: expect.stringMatching(/^Nouveau/) }]);
    expect(task.transverse).toBe(false);
  });

  it('of a known company joins it', async () => {
    const person = camille(locale);
    const item = mailItem(mail({ from: `Théo Vasseur <theo.${locale}@hotel-arenes.example>` }));
    const card = await openCard(person, item);
    expect(wordsOf(card)).not.toContain(words.newCompany);
    const after = cardOf(await pressButton(person, item, { card, functionName: 'onAddContact' }));
    const { task } = createdIn(await save(person, item, { card: after }));
    expect(task.contacts).toMatchObject([{ name: 'Théo Vasseur', company: 'Hôtel des Arènes' }]);
  });

  it('with a free-mail address stands alone', async () => {
    const person = camille(locale);
    const item = mailItem(mail({ from: `lucas.${locale}.ferrand@gmail.com` }));
    const card = await openCard(person, item);
    const after = cardOf(await pressButton(person, item, { card, functionName: 'onAddContact' }));
    const { task } = createdIn(await save(person, item, { card: after }));
    expect(task.contacts).toMatchObject([{ company: null, email: `lucas.${locale}.ferrand@gmail.com` }]);
  });
});

describe('addresses that cannot be added', () => {
  it('one held outside the accounts is not offered; a forged press is answered by a card, and the entry is kept', async () => {
    const [person, item] = [camille(), knownMail()];
    const card = await openCard(person, item);
    const address = 'gilles.monnier@agence-monnier.example';
    const parameters = { idempotencyKey: keyOn(card) ?? '', address, name: 'Gilles' };
    const inputs = { title: { stringInputs: { value: ['Gardé'] } } };
    const form = {
      typeId: choicesOf(card, 'typeId')[0]?.value ?? '',
      statusId: choicesOf(card, 'statusId')[0]?.value ?? '',
    };
    const formInputs = {
      ...inputs,
      ...Object.fromEntries(Object.entries(form).map(([name, value]) => [name, { stringInputs: { value: [value] } }])),
      description: { stringInputs: { value: ['new'] } },
    };
    const refused = cardOf(await person.press({ functionName: 'onAddContact', parameters }, formInputs, item));
    expect(refused['name']).toBe('error-address_known');
    expect(JSON.stringify(refused)).toContain(languages.fr.back);
    const back = cardOf(await pressButton(person, item, { card: refused, functionName: 'onBackToDraft' }));
    expect(JSON.stringify(back)).toContain('"value":"Gardé"');
    expect(chosenTexts(back, 'contacts')).toEqual([]);
    expect(chosenTexts(back, 'description')).toHaveLength(1);
    expect(keyOn(back)).toBe(keyOn(card));
  });

  it('users without sales rights are not offered any', async () => {
    const noa = bench.person(people.noa);
    const item = mailItem(mail({ from: 'Nouveau Venu <nouveau@jamais-vu.example>' }));
    const card = await openCard(noa, item);
    expect(findAction(card, 'onAddContact')).toBeNull();
    expect(findAction(card, 'onSearchContacts')).toBeNull();
    expect(wordsOf(card)).toContain('nouveau@jamais-vu.example');
  });

  it('hundreds of strangers make few buttons, the others are counted', async () => {
    const person = camille();
    const to = Array.from({ length: 500 }, (_, n) => `invite${n}@inconnu${n}.example`).join(', ');
    const item = mailItem(mail({ to: `camille@demo.example, ${to}` }));
    const card = await openCard(person, item);
    expect(JSON.stringify(card).split('"onAddContact"')).toHaveLength(6);
    expect(wordsOf(card)).toContain('et 476\u00a0autres');
  });
});

describe('a round trip', () => {
  it('keeps title, type, status, ticks, files and description, and costs two calls and one reading of the mail', async () => {
    const [person, item] = [camille(), knownMail()];
    const opened = await openCard(person, item);
    const changes = {
      title: ['Titre à moi'],
      typeId: [choice(opened, 'typeId', 'Relance')],
      statusId: [choice(opened, 'statusId', 'Fait')],
      contacts: undefined,
      attachments: [choice(opened, 'attachments', 'b.txt')],
      description: ['new'],
    };
    const found = await searchFor(person, item, { card: opened, query: 'hugo@moulins-cartier.example', changes });
    expect(backendCalls(found)).toEqual(['GET /v1/contacts', 'POST /v1/drafts']);
    expect(found.serviceCalls['GmailApp.getMessageById']).toBe(1);
    let card = cardOf(found);
    card = cardOf(await searchFor(person, item, { card, query: 'grace' }));
    card = cardOf(await searchFor(person, item, { card, query: 'personne de ce nom' }));
    card = cardOf(await searchFor(person, item, { card, query: 'Trois-Étangs' }));
    card = cardOf(await leaveSearchField(person, item, { card, query: 'emily.carter@harbour-fixtures.example' }));
    expect(keyOn(card)).toBe(keyOn(opened));
    const { task } = createdIn(await save(person, item, { card }));
    expect(task).toMatchObject({ title: 'Titre à moi', type: { label: 'Relance' }, status: { label: 'Fait' } });
    expect(task.contacts.map(({ name }) => name).sort()).toEqual(['Emily Carter', 'Grace Osei', 'Hugo Marchetti']);
    expect(task.attachments.map(({ name }) => name)).toEqual(['b.txt']);
    // The same key: a press on the first card's Save is the same draft, with other content.
    const first = await save(person, item, { card: opened });
    expect(cardOf(first)['name']).toBe('error-idempotency_conflict');
  });

  it('lets a proposed contact that was unticked stay so when another is added', async () => {
    const person = camille();
    const from = 'Jeanne Martin <jeanne.martin@acier-leman.example>';
    const item = mailItem(mail({ from, cc: 'Axel Neuf <axel@rond-point.example>' }));
    const card = await openCard(person, item);
    const press = { card, functionName: 'onAddContact', changes: { contacts: undefined } };
    const after = cardOf(await pressButton(person, item, press));
    expect(chosenTexts(after, 'contacts')).toEqual([expect.stringContaining('axel@rond-point.example')]);
    const { task } = createdIn(await save(person, item, { card: after }));
    expect(task.contacts.map(({ name }) => name)).toEqual(['Axel Neuf']);
  });

  it('that fails offers the same again, with everything entered', async () => {
    const [person, item] = [camille(), knownMail()];
    const opened = await openCard(person, item);
    network.fail('/v1/contacts', ['refused', 'refused']);
    const changes = { title: ['Ne pas perdre'], contacts: undefined };
    const failed = cardOf(await searchFor(person, item, { card: opened, query: 'marchetti', changes }));
    expect(failed['name']).toBe('error-backend_unreachable');
    network.fail('/v1/contacts', []);
    const card = cardOf(await pressButton(person, item, { card: failed, functionName: 'onSearchContacts' }));
    expect(JSON.stringify(card)).toContain('Ne pas perdre');
    expect(chosenTexts(card, 'contacts')).toEqual([expect.stringContaining('Hugo Marchetti')]);
    expect(keyOn(card)).toBe(keyOn(opened));
  });

  it('works on a phone', async () => {
    const person = bench.person(people.camille, { platform: 'ANDROID' });
    const item = mailItem(mail({ from: 'Zoé Mobile <zoe@tout-mobile.example>' }));
    let card = cardOf(await searchFor(person, item, { card: await openCard(person, item), query: 'marchetti' }));
    card = cardOf(await pressButton(person, item, { card, functionName: 'onAddContact' }));
    const { task } = createdIn(await save(person, item, { card }));
    expect(task.contacts.map(({ name }) => name).sort()).toEqual(['Hugo Marchetti', 'Zoé Mobile']);
  });
});

describe('a form that does not come from the card', () => {
  it('with contacts that may not be linked is refused, and goes on without them', async () => {
    const [person, item] = [camille(), knownMail()];
    const opened = await openCard(person, item);
    const jeanne = contactId(opened, 'Jeanne Martin');
    const changes = { contacts: ['11111111-2222-4333-8444-555555555555', jeanne] };
    const refused = cardOf(await searchFor(person, item, { card: opened, query: 'marchetti', changes }));
    expect(refused['name']).toBe('error-contacts_out_of_scope');
    const card = cardOf(await pressButton(person, item, { card: refused, functionName: 'onBackToDraft' }));
    expect(chosenTexts(card, 'contacts')).toEqual([expect.stringContaining('Jeanne Martin')]);
  });

  it.each([
    ['contacts', ['<script>']],
    ['typeId', ['11111111-2222-4333-8444-555555555555']],
    ['statusId', undefined],
    ['attachments', ['-1']],
    ['contacts', Array.from({ length: 101 }, () => crypto.randomUUID())],
  ])('with another %s is refused by a card', async (field, value) => {
    const [person, item] = [camille(), knownMail()];
    const card = await openCard(person, item);
    const result = await searchFor(person, item, { card, query: 'marchetti', changes: { [field]: value } });
    expect(cardOf(result)['name']).toBe('error-invalid_request');
  });

  it.each([
    { idempotencyKey: 'x' },
    { address: 'x' },
    { name: '' },
    { companyId: 'x' },
    { address: 'camille@demo.example' },
  ])('with parameters %j is refused by a card', async (change) => {
    const person = camille();
    const item = mailItem(mail({ from: 'Inès Neuve <ines@boutique-neuve.example>' }));
    const card = await openCard(person, item);
    const action = findAction(card, 'onAddContact');
    const forged = { functionName: 'onAddContact', parameters: { ...action?.parameters, ...change } };
    const form = {
      typeId: choicesOf(card, 'typeId')[0]?.value ?? '',
      statusId: choicesOf(card, 'statusId')[0]?.value ?? '',
    };
    const inputs = Object.fromEntries(
      Object.entries({ ...form, description: 'whole' }).map(([name, value]) => [
        name,
        { stringInputs: { value: [value] } },
      ]),
    );
    const refused = cardOf(await person.press(forged, inputs, item));
    expect(refused['name']).toBe('error-invalid_request');
  });
});
