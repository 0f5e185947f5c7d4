import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { choicesOf, findAction, type Json } from '../../scripts/harness/card-form.ts';
import { mailItem, type Person, type TestBench } from '../../scripts/harness/test-bench.ts';
import { bareForm, clientMail, leaveSearchField, searchFor } from '../support/contact-search.ts';
import { openFaultyBench } from '../support/faulty-bench.ts';
import type { FaultyNetwork } from '../support/faulty-network.ts';
import {
  backendCalls,
  cardOf,
  listChosen,
  readCreated,
  keyOn,
  openCard,
  people,
  pressButton,
  save,
} from '../support/journey.ts';
import { mail } from '../support/mail.ts';

let bench: TestBench;
let network: FaultyNetwork;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ bench, network, close } = await openFaultyBench(people.camille));
});

afterAll(() => close());

function camille(): Person {
  return bench.person(people.camille);
}

function choice(card: Json, field: string, text: string): string {
  return choicesOf(card, field).find((each) => each.text.includes(text))?.value ?? '';
}

describe('a round trip', () => {
  it('keeps title, type, status, ticks, files and description, and costs two calls and one reading of the mail', async () => {
    const person = camille();
    const item = clientMail(
      'Nouveau texte.\r\n\r\nLe 3 nov. 2026 à 10:00, Paul <paul@x.example> a écrit :\r\n> Ancien texte.',
    );
    const opened = await openCard(person, item);
    const changes = {
      title: ['Titre à moi'],
      typeId: [choice(opened, 'typeId', 'Relance')],
      statusId: [choice(opened, 'statusId', 'Fait')],
      contacts: undefined,
      attachments: [choice(opened, 'attachments', 'b.txt')],
      description: ['new'],
      due: [choicesOf(opened, 'due')[2]?.value ?? ''],
      assigneeId: [choice(opened, 'assigneeId', 'Sacha')],
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
    const { task } = readCreated(await save(person, item, { card }));
    expect(task).toMatchObject({
      title: 'Titre à moi',
      type: { label: 'Relance' },
      status: { label: 'Fait' },
      dueOn: changes.due[0],
      assignee: { name: 'Sacha Lemoine' },
    });
    expect(task.description.text).toContain('Nouveau texte.');
    expect(task.description.text).not.toContain('Ancien texte.');
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
    expect(listChosen(after, 'contacts')).toEqual([expect.stringContaining('Axel Neuf')]);
    const { task } = readCreated(await save(person, item, { card: after }));
    expect(task.contacts.map(({ name }) => name)).toEqual(['Axel Neuf']);
  });

  it('that fails offers the same again, with everything entered', async () => {
    const [person, item] = [camille(), clientMail()];
    const opened = await openCard(person, item);
    network.fail('/v1/contacts', ['refused', 'refused']);
    const changes = { title: ['Ne pas perdre'], contacts: undefined };
    const failed = cardOf(await searchFor(person, item, { card: opened, query: 'marchetti', changes }));
    expect(failed['name']).toBe('error-backend_unreachable');
    network.fail('/v1/contacts', []);
    const card = cardOf(await pressButton(person, item, { card: failed, functionName: 'onSearchContacts' }));
    expect(JSON.stringify(card)).toContain('Ne pas perdre');
    expect(listChosen(card, 'contacts')).toEqual([expect.stringContaining('Hugo Marchetti')]);
    expect(keyOn(card)).toBe(keyOn(opened));
  });

  it('works on a phone', async () => {
    const person = bench.person(people.camille, { platform: 'ANDROID' });
    const item = mailItem(mail({ from: 'Zoé Mobile <zoe@tout-mobile.example>' }));
    let card = cardOf(await searchFor(person, item, { card: await openCard(person, item), query: 'marchetti' }));
    card = cardOf(await pressButton(person, item, { card, functionName: 'onAddContact' }));
    const { task } = readCreated(await save(person, item, { card }));
    expect(task.contacts.map(({ name }) => name).sort()).toEqual(['Hugo Marchetti', 'Zoé Mobile']);
  });
});

describe('a form that does not come from the card', () => {
  it('with contacts that may not be linked is refused, and goes on without them', async () => {
    const [person, item] = [camille(), clientMail()];
    const opened = await openCard(person, item);
    const jeanne = choice(opened, 'contacts', 'Jeanne Martin');
    const changes = { contacts: ['11111111-2222-4333-8444-555555555555', jeanne] };
    const refused = cardOf(await searchFor(person, item, { card: opened, query: 'marchetti', changes }));
    expect(refused['name']).toBe('error-contacts_out_of_scope');
    const card = cardOf(await pressButton(person, item, { card: refused, functionName: 'onBackToDraft' }));
    expect(listChosen(card, 'contacts')).toEqual([expect.stringContaining('Jeanne Martin')]);
  });

  it.each([
    ['contacts', ['<script>']],
    ['typeId', ['11111111-2222-4333-8444-555555555555']],
    ['statusId', ['none']],
    ['attachments', ['-1']],
    ['contacts', Array.from({ length: 101 }, () => crypto.randomUUID())],
  ])('with another %s is refused by a card', async (field, value) => {
    const [person, item] = [camille(), clientMail()];
    const card = await openCard(person, item);
    const result = await searchFor(person, item, { card, query: 'marchetti', changes: { [field]: value } });
    expect(cardOf(result)['name']).toBe('error-invalid_request');
  });

  it.each([
    { change: { idempotencyKey: 'x' }, code: 'invalid_request' },
    { change: { address: 'x' }, code: 'invalid_request' },
    { change: { name: '' }, code: 'invalid_request' },
    { change: { companyId: 'x' }, code: 'invalid_request' },
    { change: { address: 'camille@demo.example' }, code: 'address_of_colleague' },
  ])('with parameters $change is refused by a card: $code', async ({ change, code }) => {
    const person = camille();
    const item = mailItem(mail({ from: 'Inès Neuve <ines@boutique-neuve.example>' }));
    const card = await openCard(person, item);
    const action = findAction(card, 'onAddContact');
    const forged = { functionName: 'onAddContact', parameters: { ...action?.parameters, ...change } };
    const refused = cardOf(await person.press(forged, bareForm(card), item));
    expect(refused['name']).toBe(`error-${code}`);
  });
});
