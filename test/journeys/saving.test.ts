import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { choicesOf, findAction, inputsOf, primaryAction, wordsOf } from '../../scripts/harness/card-form.ts';
import { mailItem, type Person, type TestBench } from '../../scripts/harness/test-bench.ts';
import { openFaultyBench } from '../support/faulty-bench.ts';
import type { FaultyNetwork } from '../support/faulty-network.ts';
import {
  backendCalls,
  cardOf,
  listChosen,
  readCreated,
  openCard,
  people,
  pressButton,
  save,
} from '../support/journey.ts';
import { mail } from '../support/mail.ts';

let bench: TestBench;
let network: FaultyNetwork;
let close: () => Promise<void>;
let camille: Person;
let english: Person;

beforeAll(async () => {
  ({ bench, network, close } = await openFaultyBench(people.camille, people.sacha));
  camille = bench.person(people.camille);
  english = bench.person(people.sacha, { locale: 'en' });
});

afterAll(() => close());

describe('one click on Save', () => {
  it('makes a task with the title, the text and the file of the mail', async () => {
    const item = mailItem(
      mail({
        subject: 'Devis pour 12 licences',
        text: 'Merci de nous chiffrer 12 licences.',
        files: [{ name: 'besoin.csv', mediaType: 'text/csv', content: 'licences;12\n' }],
      }),
    );
    const card = await openCard(camille, item);
    const { task, replayed } = readCreated(await save(camille, item, { card }));
    expect(replayed).toBe(false);
    expect(task).toMatchObject({
      title: 'Devis pour 12 licences',
      transverse: true,
      contacts: [],
      author: { email: 'camille@demo.example' },
    });
    expect(task.description.text).toContain('Merci de nous chiffrer 12 licences.');
    expect(task.attachments).toMatchObject([{ name: 'besoin.csv', mediaType: 'text/csv', size: 12, inline: false }]);
    expect(task.sourceKeys).toHaveLength(1);
  });

  it('costs one backend call and one reading of the mail to open, and the same to save', async () => {
    const item = mailItem(mail({ html: '<p>Bonjour</p>', files: [{ name: 'a.txt', content: 'a' }] }));
    const opened = await camille.open(item);
    const saved = await save(camille, item, { card: cardOf(opened) });
    expect([opened, saved].map(backendCalls)).toEqual([['POST /v1/drafts'], ['POST /v1/tasks']]);
    for (const { serviceCalls } of [opened, saved]) {
      for (const method of ['GmailApp.getMessageById', 'GmailMessage.getBody', 'GmailMessage.getSubject']) {
        expect([method, serviceCalls[method]]).toEqual([method, 1]);
      }
      expect(serviceCalls['Properties.getProperties']).toBe(1);
    }
  });

  it('takes the title, type, status, contacts and files that the rep chose', async () => {
    const item = mailItem(
      mail({
        files: [
          { name: 'a.txt', content: 'a' },
          { name: 'b.txt', content: 'b' },
        ],
      }),
    );
    const card = await openCard(camille, item);
    const type = choicesOf(card, 'typeId').find(({ text }) => text === 'Devis')?.value ?? '';
    const status = choicesOf(card, 'statusId').find(({ text }) => text === 'Fait')?.value ?? '';
    const second = choicesOf(card, 'attachments').find(({ text }) => text.includes('b.txt'))?.value ?? '';
    const changes = {
      title: ['Autre titre'],
      typeId: [type],
      statusId: [status],
      attachments: [second],
      contacts: undefined,
    };
    const { task } = readCreated(await save(camille, item, { card, changes }));
    expect(task).toMatchObject({
      title: 'Autre titre',
      type: { label: 'Devis' },
      status: { label: 'Fait', closed: true },
      transverse: true,
    });
    expect(task.attachments.map(({ name }) => name)).toEqual(['b.txt']);
    expect(task.omissions).toMatchObject([{ name: 'a.txt', reason: 'notChosen' }]);
  });

  it('gives an empty title the words for "no subject"', async () => {
    const item = mailItem(mail({ subject: null }));
    const card = await openCard(camille, item);
    const { task } = readCreated(await save(camille, item, { card, changes: { title: undefined } }));
    expect(task.title).toBe('(sans objet)');
  });
});

const languages = {
  fr: {
    name: 'Camille Roussel',
    before: 'Déjà enregistré',
    again: 'Enregistrer quand même',
    number: 'n°\u00a0',
    kept: 'Votre saisie est conservée',
    undoUntil: /Annulation possible jusqu’à \d\d:\d\d\./,
    undone: 'Tâche annulée',
    undoneBefore: 'Cette tâche a été annulée.',
    notAttached: 'Non joint',
  },
  en: {
    name: 'Sacha Lemoine',
    before: 'Already saved',
    again: 'Save anyway',
    number: 'no. ',
    kept: 'What you entered is kept',
    undoUntil: /It can be undone until \d\d:\d\d\./,
    undone: 'Task undone',
    undoneBefore: 'This task has been undone.',
    notAttached: 'Not attached',
  },
} as const;

describe.each(['fr', 'en'] as const)('saving twice, in %s', (language) => {
  const words = languages[language];
  let person: Person;

  beforeAll(() => {
    person = language === 'fr' ? camille : english;
  });

  it('by a double click makes one task', async () => {
    const item = mailItem(mail({}));
    const card = await openCard(person, item);
    const [first, second] = [await save(person, item, { card }), await save(person, item, { card })].map(readCreated);
    expect(second?.task.id).toBe(first?.task.id);
    expect(second?.replayed).toBe(true);
  });

  it('is warned of on opening, with who and when, and stays possible on purpose', async () => {
    const item = mailItem(mail({}));
    const { task } = readCreated(await save(person, item, { card: await openCard(person, item) }));
    const again = await openCard(person, item);
    expect(wordsOf(again)).toContain(words.before);
    expect(wordsOf(again)).toContain(words.name);
    expect(wordsOf(again)).toContain(String(task.number));
    expect(JSON.stringify(again['fixedFooter'])).toContain(words.again);
    const deliberate = readCreated(await save(person, item, { card: again }));
    expect(deliberate.replayed).toBe(false);
    expect(deliberate.task.id).not.toBe(task.id);
  });
});

describe.each(['fr', 'en'] as const)('when the network fails, in %s', (language) => {
  const words = languages[language];
  let person: Person;

  beforeAll(() => {
    person = language === 'fr' ? camille : english;
  });

  it('a lost answer is asked for again with the same key and makes one task', async () => {
    const item = mailItem(mail({}));
    const card = await openCard(person, item);
    network.fail('/v1/tasks', ['lostAnswer']);
    const saved = await save(person, item, { card });
    const first = readCreated(
      saved.fetches.some((each) => each.status === 201)
        ? saved
        : await pressButton(person, item, { card: cardOf(saved), functionName: 'onSave' }),
    );
    expect(first.replayed).toBe(true);
    const reopened = await openCard(person, item);
    expect(wordsOf(reopened)).toContain(String(first.task.number));
  });

  it('the service being away while saving keeps what was entered, and Réessayer sends it', async () => {
    const item = mailItem(mail({}));
    const card = await openCard(person, item);
    network.fail('/v1/tasks', ['refused', 'refused', 'refused', 'refused']);
    const failed = cardOf(await save(person, item, { card, changes: { title: ['Ne pas perdre ceci'] } }));
    expect(failed['name']).toBe('error-backend_unreachable');
    expect(wordsOf(failed)).toContain(words.kept);
    network.fail('/v1/tasks', []);
    const { task } = readCreated(await pressButton(person, item, { card: failed, functionName: 'onSave' }));
    expect(task.title).toBe('Ne pas perdre ceci');
  });

  it('the service being away on opening gives a card that offers to try again', async () => {
    const item = mailItem(mail({}));
    network.fail('/v1/drafts', ['refused', 'refused', 'refused']);
    const failed = await openCard(person, item);
    expect(failed['name']).toBe('error-backend_unreachable');
    expect(primaryAction(failed) ?? findAction(failed, 'onReopen')).not.toBeNull();
    network.fail('/v1/drafts', []);
    expect(primaryAction(await openCard(person, item))?.functionName).toBe('onSave');
  });
});

describe.each(['fr', 'en'] as const)('after saving, in %s', (language) => {
  const words = languages[language];
  let person: Person;

  beforeAll(() => {
    person = language === 'fr' ? camille : english;
  });

  it('Annuler takes the task back, and the mail no longer counts as saved', async () => {
    const item = mailItem(mail({ files: ['a.txt', 'b.txt'].map((name) => ({ name, content: name })) }));
    const opened = await openCard(person, item);
    const saved = await save(person, item, { card: opened, changes: { attachments: ['0'] } });
    const { task } = readCreated(saved);
    const card = cardOf(saved);
    expect(wordsOf(card)).toContain(words.number + String(task.number));
    expect(wordsOf(card)).toMatch(words.undoUntil);
    expect(wordsOf(card)).toMatch(new RegExp(`a\\.txt.*${words.notAttached}.*b\\.txt`, 's'));
    const undone = await pressButton(person, item, { card: cardOf(saved), functionName: 'onUndo' });
    expect(undone.fetches.at(-1)).toMatchObject({ status: 200 });
    expect(wordsOf(cardOf(undone))).toContain(words.undone);
    expect(JSON.stringify((await openCard(person, item))['fixedFooter'])).not.toContain(words.again);
  });

  it('pressing Save again after undoing shows the undone task and makes no second one', async () => {
    const item = mailItem(mail({}));
    const card = await openCard(person, item);
    const saved = await save(person, item, { card });
    await pressButton(person, item, { card: cardOf(saved), functionName: 'onUndo' });
    const again = await save(person, item, { card });
    const replay = readCreated(again);
    expect(wordsOf(cardOf(again))).toContain(words.undoneBefore);
    expect(replay).toMatchObject({ replayed: true, task: { id: readCreated(saved).task.id } });
    expect(replay.task.undoneAt).not.toBeNull();
  });
});

describe('what comes back from a card is not trusted', () => {
  it('a contact of another environment is refused and nothing is saved', async () => {
    const item = mailItem(mail({}));
    const card = await openCard(camille, item);
    const changes = { contacts: ['11111111-2222-4333-8444-555555555555'] };
    expect(cardOf(await save(camille, item, { card, changes }))['name']).toBe('error-contacts_out_of_scope');
  });

  it('a type that does not exist is refused', async () => {
    const item = mailItem(mail({}));
    const card = await openCard(camille, item);
    const failed = cardOf(
      await save(camille, item, { card, changes: { typeId: ['11111111-2222-4333-8444-555555555555'] } }),
    );
    expect(failed['name']).toBe('error-invalid_request');
  });

  it('parameters that are not what the card gave end in a card, not in a crash', async () => {
    const item = mailItem(mail({}));
    const card = await openCard(camille, item);
    const action = primaryAction(card);
    const result = await camille.press(
      { functionName: action?.functionName ?? '', parameters: { idempotencyKey: '<b>' } },
      inputsOf(card),
      item,
    );
    expect(String(cardOf(result)['name'])).toMatch(/^error-/);
    expect(listChosen(card, 'typeId')).toHaveLength(1);
  });
});
