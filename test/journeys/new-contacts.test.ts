import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAction, wordsOf } from '../../scripts/harness/card-form.ts';
import { sampleWorlds } from '../../scripts/harness/folders.ts';
import { mailItem, type Locale, type Person } from '../../scripts/harness/test-bench.ts';
import { openBench, type JourneyBench } from '../support/bench.ts';
import { bareForm, clientMail } from '../support/contact-search.ts';
import {
  backendCalls,
  cardOf,
  listChosen,
  readCreated,
  keyOn,
  notificationOf,
  openCard,
  people,
  pressButton,
  save,
} from '../support/journey.ts';
import { mail } from '../support/mail.ts';

const languages = {
  fr: {
    added: 'Contact ajouté et coché',
    existed: 'existait déjà',
    newCompany: 'nouvelle société',
  },
  en: {
    added: 'Contact added and ticked',
    existed: 'existed already',
    newCompany: 'new company',
  },
};
const everyLanguage = ['fr', 'en'] as const;

let bench: JourneyBench;

beforeAll(async () => {
  bench = await openBench({ worlds: sampleWorlds });
  for (const identity of [people.camille, people.noa]) {
    expect(await bench.person(identity).link('demo')).toBe(true);
  }
});

afterAll(() => bench.close());

function camille(locale: Locale = 'fr'): Person {
  return bench.person(people.camille, { locale });
}

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
    expect(listChosen(after, 'contacts')).toEqual([expect.stringContaining('Marie Duval')]);
    const again = await pressButton(person, item, press);
    expect(notificationOf(again)).toContain(words.existed);
    expect(listChosen(cardOf(again), 'contacts')).toHaveLength(1);
    const { task } = readCreated(await save(person, item, { card: after }));
    expect(task.contacts).toMatchObject([{ name: 'Marie Duval', company: `Nouveau ${locale === 'fr' ? 'Fr' : 'En'}` }]);
    expect(task.transverse).toBe(false);
  });

  it('of a known company joins it', async () => {
    const person = camille(locale);
    const item = mailItem(mail({ from: `Théo Vasseur <theo.${locale}@hotel-arenes.example>` }));
    const card = await openCard(person, item);
    expect(wordsOf(card)).not.toContain(words.newCompany);
    const after = cardOf(await pressButton(person, item, { card, functionName: 'onAddContact' }));
    const { task } = readCreated(await save(person, item, { card: after }));
    expect(task.contacts).toMatchObject([{ name: 'Théo Vasseur', company: 'Hôtel des Arènes' }]);
  });

  it('with a free-mail address stands alone', async () => {
    const person = camille(locale);
    const item = mailItem(mail({ from: `lucas.${locale}.ferrand@gmail.com` }));
    const card = await openCard(person, item);
    const after = cardOf(await pressButton(person, item, { card, functionName: 'onAddContact' }));
    const { task } = readCreated(await save(person, item, { card: after }));
    expect(task.contacts).toMatchObject([{ company: null, email: `lucas.${locale}.ferrand@gmail.com` }]);
  });
});

describe('addresses that cannot be added', () => {
  it('one held outside the accounts is not offered; a forged press is answered by a card, and the entry is kept', async () => {
    const [person, item] = [camille(), clientMail()];
    const card = await openCard(person, item);
    const address = 'gilles.monnier@agence-monnier.example';
    const parameters = { idempotencyKey: keyOn(card), address, name: 'Gilles' };
    const formInputs = { ...bareForm(card), title: { stringInputs: { value: ['Gardé'] } } };
    const refused = cardOf(await person.press({ functionName: 'onAddContact', parameters }, formInputs, item));
    expect(refused['name']).toBe('error-address_known');
    expect(JSON.stringify(refused)).toContain('Revenir à la tâche');
    const back = cardOf(await pressButton(person, item, { card: refused, functionName: 'onBackToDraft' }));
    expect(JSON.stringify(back)).toContain('"value":"Gardé"');
    expect(listChosen(back, 'contacts')).toEqual([]);
    expect(keyOn(back)).toBe(keyOn(card));
  });

  it('users without sales rights are not offered any', async () => {
    const noa = bench.person(people.noa);
    const item = mailItem(mail({ from: 'Nouveau Venu <nouveau@jamais-vu.example>' }));
    const card = await openCard(noa, item);
    expect(findAction(card, 'onAddContact')).toBeNull();
    expect(findAction(card, 'onOpenSearch')).toBeNull();
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
