import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallbackResult, OpenItem } from '../../host/contract.ts';
import { choicesOf, findAction, wordsOf, type Json } from '../../scripts/harness/card-form.ts';
import { mailItem, type Locale, type Person, type TestBench } from '../../scripts/harness/test-bench.ts';
import { taskCreatedSchema, type Task, type TaskCreated } from '../../shared/tasks/task.ts';
import { openFaultyBench } from '../support/faulty-bench.ts';
import type { FaultyNetwork } from '../support/faulty-network.ts';
import {
  backendCalls,
  cardOf,
  readCreated,
  openCard,
  people,
  pressButton,
  save,
  type Changes,
} from '../support/journey.ts';
import { mail, type MailParts } from '../support/mail.ts';

const languages = {
  fr: {
    one: 'Tâche du même fil',
    add: 'Ajouter ce mail à cette tâche',
    added: (number: number) => `Mail ajouté à la tâche n°\u00a0${String(number)}`,
    already: (number: number) => `Mail déjà sur la tâche n°\u00a0${String(number)}`,
    fileThere: (number: number) => `déjà sur la tâche n°\u00a0${String(number)}`,
    savedBefore: 'Déjà enregistré',
    taskNumber: (number: number) => `n°\u00a0${String(number)}`,
  },
  en: {
    one: 'Task of the same thread',
    add: 'Add this mail to that task',
    added: (number: number) => `Mail added to task no. ${String(number)}`,
    already: (number: number) => `Mail already on task no. ${String(number)}`,
    fileThere: (number: number) => `already on task no. ${String(number)}`,
    savedBefore: 'Already saved',
    taskNumber: (number: number) => `no.\u00a0${String(number)}`,
  },
};
const everyLanguage = ['fr', 'en'] as const;

let bench: TestBench;
let network: FaultyNetwork;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ bench, network, close } = await openFaultyBench(people.camille, people.sacha, people.noa));
});

afterAll(() => close());

const camille = (locale: Locale = 'fr'): Person => bench.person(people.camille, { locale });

/** A mail, and those that answer it, each naming all before it. */
function thread() {
  const [first = '', second = '', third = ''] = Array.from({ length: 3 }, () => `<${randomUUID()}@thread.example>`);
  const item = (ids: MailParts, parts: MailParts): OpenItem => mailItem(mail({ ...ids, ...parts }));
  return {
    first: (parts: MailParts = {}) => item({ messageId: first }, parts),
    second: (parts: MailParts = {}) => item({ messageId: second, references: first, inReplyTo: first }, parts),
    third: (parts: MailParts = {}) =>
      item({ messageId: third, references: `${first}\r\n ${second}`, inReplyTo: second }, parts),
  };
}

async function savedBy(person: Person, item: OpenItem, changes: Changes = {}): Promise<Task> {
  return readCreated(await save(person, item, { card: await openCard(person, item), changes })).task;
}

const press = (person: Person, item: OpenItem, { card, changes = {} }: { card: Json; changes?: Changes }) =>
  pressButton(person, item, { card, functionName: 'onAddMessage', changes });

/** What `POST /v1/tasks/:taskId/messages` answered last. */
function additionIn({ fetches }: CallbackResult): TaskCreated {
  const exchange = fetches.findLast(({ url }) => url.endsWith('/messages'));
  return taskCreatedSchema.parse(JSON.parse(exchange?.responseText ?? 'null'));
}

const headersOf = (card: Json): string => JSON.stringify(card['sections']);

describe.each(everyLanguage)('a later mail of a saved thread in %s', (locale) => {
  const words = languages[locale];

  it('lists the task with who, when and status, and is added to it with one click and one call', async () => {
    const [person, mails] = [camille(locale), thread()];
    const saved = await savedBy(
      person,
      mails.first({ text: 'Le premier.', files: [{ name: 'devis.pdf', content: 'devis' }] }),
    );
    const reply = mails.second({
      subject: 'Re: Bonjour',
      text: 'La réponse.',
      files: [
        { name: 'devis.pdf', content: 'devis' },
        { name: 'plan.pdf', content: 'plan' },
        { name: 'photo.pdf', content: 'photo' },
      ],
    });
    const card = await openCard(person, reply);
    expect(headersOf(card)).toContain(words.one);
    expect(wordsOf(card)).toContain(words.taskNumber(saved.number));
    expect(wordsOf(card)).toMatch(/Camille Roussel.*À faire/);
    expect(wordsOf(card)).not.toContain(words.savedBefore);
    const files = choicesOf(card, 'attachments').map(({ text }) => text);
    expect(files.map((text) => text.includes(words.fileThere(saved.number)))).toEqual([true, false, false]);

    const changes = { attachments: ['1', '2'] };
    const result = await press(person, reply, { card, changes });
    expect(backendCalls(result)).toEqual([`POST /v1/tasks/${saved.id}/messages`]);
    const { task, replayed } = additionIn(result);
    expect(replayed).toBe(false);
    expect(task).toMatchObject({ id: saved.id, number: saved.number, addedMessages: 1 });
    expect(task.description.text).toMatch(/^Le premier\.\n\n-+\nRe: Bonjour\n\nLa réponse\.$/);
    expect(task.attachments.map(({ name }) => name)).toEqual(['devis.pdf', 'plan.pdf', 'photo.pdf']);
    expect(task.omissions).toMatchObject([{ name: 'devis.pdf', reason: 'notChosen' }]);
    const confirmation = cardOf(result);
    expect(wordsOf(confirmation)).toContain(words.added(saved.number));
    expect(wordsOf(confirmation)).toMatch(/plan\.pdf.*photo\.pdf.*devis\.pdf/s);
    expect(findAction(confirmation, 'onUndo')).toBeNull();

    const reopened = await openCard(person, reply);
    expect(headersOf(reopened)).toContain(words.savedBefore);
    expect(findAction(reopened, 'onAddMessage')).toBeNull();
    expect(headersOf(await openCard(person, mails.third()))).toContain(words.one);
  });

  it('is added once by two clicks, and by a click on a card that was open before', async () => {
    const [person, mails] = [camille(locale), thread()];
    const saved = await savedBy(person, mails.first());
    const reply = mails.second({ files: [{ name: 'a.txt', content: 'a' }] });
    const [card, stale] = [await openCard(person, reply), await openCard(person, reply)];
    const results = [
      await press(person, reply, { card }),
      await press(person, reply, { card }),
      await press(person, reply, { card: stale }),
    ];
    expect(results.map((result) => additionIn(result).replayed)).toEqual([false, true, true]);
    expect(results.map((result) => wordsOf(cardOf(result)).includes(words.already(saved.number)))).toEqual([
      false,
      true,
      true,
    ]);
    for (const result of results) {
      expect(additionIn(result).task).toMatchObject({ addedMessages: 1, attachmentCount: 1 });
    }
  });

  it('is added once when the answer is lost, and the retry keeps what was entered', async () => {
    const [person, mails] = [camille(locale), thread()];
    const saved = await savedBy(person, mails.first());
    const path = `/v1/tasks/${saved.id}/messages`;
    const reply = mails.second({ files: ['a', 'b'].map((name) => ({ name: `${name}.txt`, content: name })) });
    const changes = { title: ['Ne pas perdre ceci'], attachments: ['1'] };

    network.fail(path, ['refused', 'refused', 'refused', 'refused']);
    const failed = cardOf(await press(person, reply, { card: await openCard(person, reply), changes }));
    expect(failed['name']).toBe('error-backend_unreachable');
    network.fail(path, ['lostAnswer']);
    const again = await press(person, reply, { card: failed });
    const { task } = additionIn(
      again.fetches.some(({ status }) => status === 200) ? again : await press(person, reply, { card: cardOf(again) }),
    );
    network.fail(path, []);
    expect(task).toMatchObject({ addedMessages: 1, omissions: [{ name: 'a.txt', reason: 'notChosen' }] });
    expect(task.description.text).toContain('Ne pas perdre ceci');
    expect(task.attachments.map(({ name }) => name)).toEqual(['b.txt']);
  });

  it('takes up what was entered when the mail is opened again after a failure, and forgets it once added', async () => {
    const [person, mails] = [camille(locale), thread()];
    const saved = await savedBy(person, mails.first());
    const reply = mails.second();
    network.fail(`/v1/tasks/${saved.id}/messages`, ['refused', 'refused', 'refused', 'refused']);
    const changes = { title: ['Saisi avant la panne'] };
    await press(person, reply, { card: await openCard(person, reply), changes });
    network.fail(`/v1/tasks/${saved.id}/messages`, []);
    const resumed = await openCard(person, reply);
    expect(findAction(resumed, 'onStartAfresh')).not.toBeNull();
    const { task } = additionIn(await press(person, reply, { card: resumed }));
    expect(task.description.text).toContain('Saisi avant la panne');
    expect(findAction(await openCard(person, reply), 'onStartAfresh')).toBeNull();
  });

  it('is saved as a task of its own by Save, beside the other', async () => {
    const [person, mails] = [camille(locale), thread()];
    const saved = await savedBy(person, mails.first());
    const own = await savedBy(person, mails.second());
    expect(own.id).not.toBe(saved.id);
    const card = await openCard(person, mails.third());
    expect(wordsOf(card)).toContain(words.taskNumber(saved.number));
    expect(wordsOf(card)).toContain(words.taskNumber(own.number));
    for (const { id } of [saved, own]) expect(findAction(card, 'onAddMessage', { taskId: id })).not.toBeNull();
    const result = await pressButton(person, mails.third(), {
      card,
      functionName: 'onAddMessage',
      parameters: { taskId: saved.id },
    });
    expect(additionIn(result).task.id).toBe(saved.id);
  });

  it('cannot be added to a task that one may only read', async () => {
    const [person, mails] = [camille(locale), thread()];
    const saved = await savedBy(person, mails.first(), { contacts: undefined });
    const reply = mails.second();
    const noa = bench.person(people.noa, { locale });
    const readable = await openCard(noa, reply);
    expect(wordsOf(readable)).toContain(words.taskNumber(saved.number));
    expect(findAction(readable, 'onAddMessage')).toBeNull();
    // Whoever sends it all the same is refused by the service.
    const refused = cardOf(await press(noa, reply, { card: await openCard(person, reply) }));
    expect(refused['name']).toBe('error-rights_missing');
    const unseen = await openCard(bench.person(people.sacha, { locale }), reply);
    expect(headersOf(unseen)).not.toContain(words.one);
  });

  it('cannot be added to a task that was taken back meanwhile', async () => {
    const [person, mails] = [camille(locale), thread()];
    const saved = await save(person, mails.first(), { card: await openCard(person, mails.first()) });
    const reply = mails.second();
    const card = await openCard(person, reply);
    await pressButton(person, mails.first(), { card: cardOf(saved), functionName: 'onUndo' });
    expect(cardOf(await press(person, reply, { card }))['name']).toBe('error-not_found');
    expect(headersOf(await openCard(person, reply))).not.toContain(words.one);
  });
});
