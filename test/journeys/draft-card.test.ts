import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallbackResult, FormInputs, OpenItem } from '../../host/contract.ts';
import {
  choicesOf,
  findAction,
  foldedFields,
  inputsOf,
  primaryAction,
  wordsOf,
  type Json,
} from '../../scripts/harness/card-form.ts';
import { type Person } from '../../scripts/harness/test-bench.ts';
import { openLinkedBench, type JourneyBench } from '../support/bench.ts';
import { isoDay, nextMonday } from '../../shared/text/dates/calendar-days.ts';
import { searchFor } from '../support/contact-search.ts';
import { composeQuestion, due, inWords, millisecondsPerDay, today } from '../support/asking-mail.ts';
import {
  backendCalls,
  cardOf,
  listChosen,
  notificationOf,
  readCreated,
  keyOn,
  openCard,
  people,
  pressButton,
  save,
} from '../support/journey.ts';

let bench: JourneyBench;
let persons: Record<'fr' | 'en', Person>;
let phone: Person;
let noa: Person;

beforeAll(async () => {
  ({ bench, persons } = await openLinkedBench());
  phone = bench.person(people.camille, { platform: 'ANDROID' });
  noa = bench.person(people.noa);
  expect(await noa.link('demo')).toBe(true);
});

afterAll(() => bench.close());

/** Presses a button of the card of the due date with a day in its date picker; the footer's unless another is named. */
function pressPicked(person: Person, item: OpenItem, { card, day, functionName }: Picked) {
  const action = functionName === undefined ? primaryAction(card) : findAction(card, functionName);
  if (action === null) throw new Error('the card cannot be saved');
  const inputs: FormInputs = {
    ...inputsOf(card),
    dueDate: { dateInput: { msSinceEpoch: day * millisecondsPerDay } },
  };
  return person.press(action, inputs, item);
}

interface Picked {
  card: Json;
  day: number;
  functionName?: string;
}

const otherDay = { due: ['other'] };

const savedDue = (result: CallbackResult) => readCreated(result).task.dueOn;

describe.each([
  [
    'fr',
    ['Aucune', 'Aujourd’hui', 'Demain'],
    `dans le texte\u00a0: «\u00a0avant le ${inWords(due, 'fr')}\u00a0»`,
    { other: 'Autre date…', pick: 'Choisissez une date.', inSight: /Date dans le texte «\u00a0avant le/ },
  ],
  [
    'en',
    ['None', 'Today', 'Tomorrow'],
    `in the text: “before ${inWords(due, 'en')}”`,
    { other: 'Another date…', pick: 'Pick a date.', inSight: /Date in the text “before/ },
  ],
] as const)('the due date in %s', (...row) => {
  const [language, [none, ...days], words, { other, pick, inSight }] = row;
  it('is none until the rep chooses one', async () => {
    const item = composeQuestion(language);
    const card = await openCard(persons[language], item);
    expect(listChosen(card, 'due')).toEqual([none]);
    expect(savedDue(await save(persons[language], item, { card }))).toBeNull();
  });

  it('is suggested from the words of the new text, not of its history', async () => {
    const item = composeQuestion(language);
    const card = await openCard(persons[language], item);
    const fromText = choicesOf(card, 'due').filter(({ text }) => text.includes(words));
    expect(fromText.map(({ value }) => value)).toEqual([isoDay(due)]);
    expect(JSON.stringify(card)).not.toContain('2100');
    const saved = await save(persons[language], item, { card, changes: { due: [isoDay(due)] } });
    expect(savedDue(saved)).toBe(isoDay(due));
  });

  it('counts from the day of its writer, who was in Vancouver', async () => {
    const day = today() + 20;
    // There it is still the evening, in Paris the next morning.
    const date = new Date(day * millisecondsPerDay).toUTCString().replace('00:00:00 GMT', '22:00:00 -0800');
    const text = { fr: 'Merci de répondre d’ici demain.', en: 'Please answer by tomorrow.' }[language];
    const card = await openCard(persons[language], composeQuestion(language, { date, text }));
    const values = choicesOf(card, 'due').map(({ value }) => value);
    expect(values).toContain(isoDay(day + 1));
    expect(values).not.toContain(isoDay(day + 2));
  });

  it('can be today, tomorrow or next Monday by name', async () => {
    const card = await openCard(persons[language], composeQuestion(language));
    const values = choicesOf(card, 'due').map(({ value }) => value);
    expect(values).toEqual(expect.arrayContaining(['none', isoDay(today() + 1), isoDay(nextMonday(today()))]));
    const named = choicesOf(card, 'due').filter(({ text }) => days.some((name) => text.startsWith(name)));
    expect(named.map(({ value }) => value)).toEqual([isoDay(today()), isoDay(today() + 1)]);
  });

  it('that the list does not offer is asked for as the task is saved', async () => {
    const [person, item] = [persons[language], composeQuestion(language)];
    const card = await openCard(person, item);
    expect(choicesOf(card, 'due').at(-1)?.text).toBe(other);
    const changes = { ...otherDay, title: ['Avec une autre date'] };
    const asked = await save(person, item, { card, changes });
    expect(backendCalls(asked)).toEqual([]);
    expect(JSON.stringify(cardOf(asked))).toContain('dateTimePicker');
    const unpicked = await save(person, item, { card: cardOf(asked) });
    expect(notificationOf(unpicked)).toBe(pick);
    const saved = await pressPicked(person, item, { card: cardOf(asked), day: due + 3 });
    expect(savedDue(saved)).toBe(isoDay(due + 3));
    expect(readCreated(saved).task.title).toBe('Avec une autre date');
  });

  it('stands under the list when the text has one', async () => {
    const words = wordsOf(await openCard(persons[language], composeQuestion(language)));
    expect(words).toMatch(inSight);
  });
});

describe('the due date', () => {
  it('that was picked stands in the list when the rep goes back to the task', async () => {
    const item = composeQuestion('fr');
    const card = await openCard(persons.fr, item);
    const asked = cardOf(await save(persons.fr, item, { card, changes: otherDay }));
    const picked = { card: asked, day: due + 3, functionName: 'onBackToDraft' };
    const again = cardOf(await pressPicked(persons.fr, item, picked));
    expect(keyOn(again)).toBe(keyOn(card));
    expect(
      choicesOf(again, 'due')
        .filter(({ selected }) => selected)
        .map(({ value }) => value),
    ).toEqual([isoDay(due + 3)]);
    expect(savedDue(await save(persons.fr, item, { card: again }))).toBe(isoDay(due + 3));
  });

  it('that is still to be picked stays so through another button of the card, and is not asked for by another task', async () => {
    const item = composeQuestion('fr');
    const card = await openCard(persons.fr, item);
    const again = cardOf(await searchFor(persons.fr, item, { card, query: 'leman', changes: otherDay }));
    expect(listChosen(again, 'due')).toEqual(['Autre date…']);
  });

  it('is chosen among more days on a phone, which has no date picker', async () => {
    const item = composeQuestion('fr');
    const card = await openCard(phone, item);
    expect(JSON.stringify(card)).not.toContain('dateTimePicker');
    expect(choicesOf(card, 'due').map(({ value }) => value)).toEqual(
      expect.arrayContaining(Array.from({ length: 14 }, (_, days) => isoDay(today() + days + 1))),
    );
    const saved = await save(phone, item, { card, changes: { due: [isoDay(today() + 9)] } });
    expect(savedDue(saved)).toBe(isoDay(today() + 9));
  });

  it('that the card did not offer saves nothing', async () => {
    const item = composeQuestion('fr');
    const card = await openCard(persons.fr, item);
    const result = await save(persons.fr, item, { card, changes: { due: ['2026-02-31'] } });
    expect(cardOf(result)['name']).toBe('error-invalid_request');
    expect(backendCalls(result)).toEqual([]);
  });
});

describe('the assignee', () => {
  it.each([
    ['fr', 'Vous (Camille Roussel)', 'Sacha Lemoine'],
    ['en', 'You (Sacha Lemoine)', 'Camille Roussel'],
  ] as const)('in %s is the rep, or a colleague whom the rep chooses', async (language, self, colleague) => {
    const person = persons[language];
    const item = composeQuestion(language);
    const card = await openCard(person, item);
    expect(listChosen(card, 'assigneeId')).toEqual([self]);
    expect(choicesOf(card, 'assigneeId').map(({ text }) => text)).not.toContain('Noa Perrin');
    const chosen = choicesOf(card, 'assigneeId').find(({ text }) => text === colleague)?.value ?? '';
    const { task } = readCreated(await save(person, item, { card, changes: { assigneeId: [chosen] } }));
    expect(task.assignee?.name).toBe(colleague);
  });

  it('is nobody, without a choice, for whoever has no sales rights', async () => {
    const item = composeQuestion('fr');
    const card = await openCard(noa, item);
    expect(choicesOf(card, 'assigneeId')).toEqual([]);
    expect(wordsOf(card)).toContain('La tâche ne sera attribuée à personne.');
    const camilles = await openCard(persons.fr, item);
    const sacha = choicesOf(camilles, 'assigneeId').find(({ text }) => text === 'Sacha Lemoine')?.value ?? '';
    const refused = await save(noa, item, { card, changes: { assigneeId: [sacha] } });
    expect(cardOf(refused)['name']).toBe('error-rights_missing');
    expect(readCreated(await save(noa, item, { card })).task.assignee).toBeNull();
  });

  it('who cannot be given tasks is refused', async () => {
    const item = composeQuestion('fr');
    const card = await openCard(persons.fr, item);
    const stranger = '00000000-0000-4000-8000-000000000001';
    const refused = await save(persons.fr, item, { card, changes: { assigneeId: [stranger] } });
    expect(cardOf(refused)['name']).toBe('error-assignee_refused');
  });
});

describe.each([
  ['fr', 'Nouveau texte seulement (sans 2\u00a0lignes d’historique)', 'Merci de nous répondre'],
  ['en', 'New text only (without 2 lines of history)', 'Please answer'],
] as const)('the description in %s', (language, label, start) => {
  it('is previewed, and says what its history weighs', async () => {
    const card = await openCard(persons[language], composeQuestion(language));
    expect(choicesOf(card, 'description').map(({ text }) => text)).toContain(label);
    expect(wordsOf(card)).toContain(start);
  });

  it('leaves the history out when the rep wants the new text only', async () => {
    const item = composeQuestion(language);
    const card = await openCard(persons[language], item);
    const whole = readCreated(await save(persons[language], item, { card })).task;
    expect(whole.description.text).toContain('2100');
    const again = await openCard(persons[language], item);
    const changes = { description: ['new'] };
    const { task } = readCreated(await save(persons[language], item, { card: again, changes }));
    expect(task.description.text).toContain(start);
    expect(task.description.text).not.toContain('2100');
    expect(task.description.html).not.toContain('2100');
  });

  it('shows both starts when the answer stands below what it answers', async () => {
    const answered = { text: `> Question ?\r\n\r\n${start}.` };
    const words = wordsOf(await openCard(persons[language], composeQuestion(language, answered)));
    expect(words).toContain(language === 'fr' ? 'Aperçu\u00a0: nouveau texte' : 'Preview: new text only');
    expect(words).toMatch(new RegExp(`Question \\? ${start}`));
  });
});

describe('an unchanged card', () => {
  it('is one click and one call', async () => {
    const item = composeQuestion('fr', { files: [{ name: 'a.txt', content: 'a' }] });
    const card = await openCard(persons.fr, item);
    const saved = await save(persons.fr, item, { card });
    expect(backendCalls(saved)).toEqual(['POST /v1/tasks']);
    // Google drops the cards that it keeps of before.
    expect(saved.answer).toMatchObject({ stateChanged: true });
    expect(readCreated(saved).task).toMatchObject({
      title: 'Bonjour',
      dueOn: null,
      assignee: { name: 'Camille Roussel' },
      attachments: [{ name: 'a.txt' }],
    });
  });

  it('loses nothing when fields that it may lack are absent', async () => {
    const item = composeQuestion('fr');
    const card = await openCard(phone, item);
    const absent = { due: undefined, dueDate: undefined, assigneeId: undefined, span: undefined };
    const { task } = readCreated(await save(phone, item, { card, changes: absent }));
    expect(task).toMatchObject({ title: 'Bonjour', dueOn: null, assignee: { name: 'Camille Roussel' } });
    expect(task.description.text).toContain('Merci de nous répondre');
  });

  it.each([
    ['fr', 'Type\u00a0: comme la dernière fois avec ce contact.', 'Type\u00a0: comme votre dernier mail enregistré.'],
    ['en', 'Type: as last time with this contact.', 'Type: as in the last mail you saved.'],
  ] as const)(
    'says in %s where another type than usual comes from once Relais learned it',
    async (language, contact, mail) => {
      const person = persons[language];
      const from = 'Jeanne Martin <jeanne.martin@acier-leman.example>';
      const first = composeQuestion(language, { from });
      const card = await openCard(person, first);
      const type = choicesOf(card, 'typeId').find(({ text }) => text === 'Relance')?.value ?? '';
      await save(person, first, { card, changes: { typeId: [type] } });
      const next = await openCard(person, composeQuestion(language, { from }));
      expect(listChosen(next, 'typeId')).toEqual(['Relance']);
      expect(wordsOf(next)).toContain(contact);
      expect(wordsOf(await openCard(person, composeQuestion(language)))).toContain(mail);
    },
  );

  describe.each(['sent', 'absent'] as const)('whose folded fields are %s', (folded) => {
    const from = 'Hugo Marchetti <hugo@moulins-cartier.example>';

    it('saves what it proposed', async () => {
      const item = composeQuestion('fr');
      const card = await openCard(persons.fr, item);
      const { task } = readCreated(await save(persons.fr, item, { card, folded }));
      const [label] = listChosen(card, 'statusId');
      expect(task).toMatchObject({ status: { label }, assignee: { name: 'Camille Roussel' } });
      expect(task.description.text).toContain('2100');
    });

    it('saves one choice of the folded section and the rest as proposed', async () => {
      const item = composeQuestion('fr');
      const card = await openCard(persons.fr, item);
      const done = choicesOf(card, 'statusId').find(({ text }) => text === 'Fait')?.value ?? '';
      const { task } = readCreated(await save(persons.fr, item, { card, folded, changes: { statusId: [done] } }));
      expect(task).toMatchObject({ status: { label: 'Fait' }, assignee: { name: 'Camille Roussel' } });
      expect(task.description.text).toContain('2100');
    });

    it('keeps the choices of an earlier drawing, which stand unfolded then', async () => {
      const item = composeQuestion('fr', { from });
      const card = await openCard(persons.fr, item);
      const sacha = choicesOf(card, 'assigneeId').find(({ text }) => text === 'Sacha Lemoine')?.value ?? '';
      const changes = { assigneeId: [sacha], description: ['new'] };
      let again = cardOf(await searchFor(persons.fr, item, { card, query: 'leman', changes, folded }));
      for (const field of Object.keys(changes)) expect([...foldedFields(again).keys()]).not.toContain(field);
      again = cardOf(await searchFor(persons.fr, item, { card: again, query: 'grace', folded }));
      const { task } = readCreated(await save(persons.fr, item, { card: again, folded }));
      expect(task.assignee?.name).toBe('Sacha Lemoine');
      expect(task.description.text).not.toContain('2100');
    });

    it('proposes what was learned, unfolded where it is another than usual, and saves it', async () => {
      const first = composeQuestion('fr', { from });
      const card = await openCard(persons.fr, first);
      const running = choicesOf(card, 'statusId').find(({ text }) => text === 'En cours')?.value ?? '';
      await save(persons.fr, first, { card, folded, changes: { statusId: [running] } });
      const item = composeQuestion('fr', { from });
      const next = await openCard(persons.fr, item);
      expect([...foldedFields(next).keys()]).not.toContain('statusId');
      expect(wordsOf(next)).toContain('Statut\u00a0: comme la dernière fois avec ce contact.');
      expect(readCreated(await save(persons.fr, item, { card: next, folded })).task.status.label).toBe('En cours');
    });

    it('adds the mail to a task of its thread with the text that it showed', async () => {
      const thread = { messageId: `<fil-${folded}@moulins.example>` };
      const first = composeQuestion('fr', { from, ...thread });
      await save(persons.fr, first, { card: await openCard(persons.fr, first), folded });
      const answer = composeQuestion('fr', { from, inReplyTo: thread.messageId });
      const card = await openCard(persons.fr, answer);
      const added = await pressButton(persons.fr, answer, { card, functionName: 'onAddMessage', folded });
      expect(wordsOf(cardOf(added))).toContain('Mail ajouté à la tâche');
    });
  });

  it('keeps what was entered through every other button', async () => {
    const item = composeQuestion('fr', { files: [{ name: 'a.txt', content: 'a' }] });
    const card = await openCard(persons.fr, item);
    const sacha = choicesOf(card, 'assigneeId').find(({ text }) => text === 'Sacha Lemoine')?.value ?? '';
    const changes = { due: [isoDay(due)], assigneeId: [sacha], description: ['new'], attachments: undefined };
    const again = cardOf(await searchFor(persons.fr, item, { card, query: 'leman', changes }));
    const { task } = readCreated(await save(persons.fr, item, { card: again }));
    expect(task).toMatchObject({ dueOn: isoDay(due), assignee: { name: 'Sacha Lemoine' }, attachments: [] });
    expect(task.description.text).not.toContain('2100');
  });
});
