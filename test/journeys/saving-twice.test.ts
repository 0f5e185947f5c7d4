import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAction, wordsOf } from '../../scripts/harness/card-form.ts';
import { mailItem, type TestBench } from '../../scripts/harness/test-bench.ts';
import { openFaultyBench } from '../support/faulty-bench.ts';
import type { FaultyNetwork } from '../support/faulty-network.ts';
import { cardOf, openCard, people, pressButton, readCreated, save } from '../support/journey.ts';
import { mail } from '../support/mail.ts';

let bench: TestBench;
let network: FaultyNetwork;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ bench, network, close } = await openFaultyBench(people.camille, people.sacha, people.noa));
});

afterAll(() => close());

const languages = {
  fr: {
    other: 'Enregistré aussi dans',
    number: 'n°\u00a0',
    replayed: 'rien n’a été créé en double',
    again: 'quand même',
  },
  en: { other: 'Also saved as', number: 'no.\u00a0', replayed: 'nothing was made twice', again: 'anyway' },
};

describe.each(['fr', 'en'] as const)('saving twice in %s', (locale) => {
  const words = languages[locale];
  const camille = () => bench.person(people.camille, { locale });

  it('by two clicks at once makes one task, and the second answer says so', async () => {
    const item = mailItem(mail({}));
    const card = await openCard(camille(), item);
    const both = await Promise.all([save(camille(), item, { card }), save(camille(), item, { card })]);
    // Which of the two comes first is not for us to say.
    const results = both.sort((one, other) => Number(readCreated(one).replayed) - Number(readCreated(other).replayed));
    const [first, second] = results.map(readCreated);
    expect(first).toMatchObject({ replayed: false });
    expect(second).toMatchObject({ replayed: true, task: { id: first?.task.id, otherTasks: [] } });
    expect(results.map((result) => wordsOf(cardOf(result)).includes(words.replayed))).toEqual([false, true]);
    expect(results.map((result) => wordsOf(cardOf(result)).includes(words.other))).toEqual([false, false]);
  });

  it('from a card of before the first save names the other task, beside the way back', async () => {
    const item = mailItem(mail({ subject: 'Deux fenêtres' }));
    const [card, stale] = [await openCard(camille(), item), await openCard(camille(), item)];
    expect(JSON.stringify(stale)).not.toContain(words.again);
    const first = readCreated(await save(camille(), item, { card }));
    const second = await save(camille(), item, { card: stale });
    expect(readCreated(second).task.otherTasks).toMatchObject([
      { id: first.task.id, author: { name: 'Camille Roussel' } },
    ]);
    const saved = cardOf(second);
    expect(JSON.stringify(saved)).toContain(words.other);
    expect(wordsOf(saved)).toContain(`<b>${words.number}${String(first.task.number)}</b>`);
    const undone = await pressButton(camille(), item, { card: saved, functionName: 'onUndo' });
    expect(undone.fetches.at(-1)?.status).toBe(200);
    expect(wordsOf(await openCard(camille(), item))).toContain(`${words.number}${String(first.task.number)}</b>`);
    // What was undone is no other task.
    expect(readCreated(await save(camille(), item, { card })).task.otherTasks).toEqual([]);
  });

  it('by two reps names the task of the other to who may read it', async () => {
    const item = mailItem(mail({ from: 'Jeanne Martin <jeanne.martin@acier-leman.example>' }));
    const sacha = bench.person(people.sacha, { locale });
    const [card, sachas] = [await openCard(camille(), item), await openCard(sacha, item)];
    const { task } = readCreated(await save(camille(), item, { card }));
    const saved = cardOf(await save(sacha, item, { card: sachas }));
    expect(wordsOf(saved)).toMatch(new RegExp(`${words.number}${String(task.number)}</b>.*Camille Roussel`));
    const noa = bench.person(people.noa, { locale });
    expect(readCreated(await save(noa, item, { card: await openCard(noa, item) })).task.otherTasks).toEqual([]);
  });

  it('after a lost answer, on the error card and on the mail opened again, makes one task and leaves nothing to take up', async () => {
    const item = mailItem(mail({ subject: 'Réponse perdue' }));
    network.fail('/v1/tasks', ['lostAnswer', 'refused']);
    const failed = cardOf(await save(camille(), item, { card: await openCard(camille(), item) }));
    network.fail('/v1/tasks', []);
    const reopened = await openCard(camille(), item);
    expect(wordsOf(reopened)).toContain('Réponse perdue');
    const retried = await pressButton(camille(), item, { card: failed, functionName: 'onSave' });
    const saved = await save(camille(), item, { card: reopened });
    const id = readCreated(retried).task.id;
    for (const result of [retried, saved]) {
      expect(readCreated(result)).toMatchObject({ replayed: true, task: { id, otherTasks: [] } });
      expect(wordsOf(cardOf(result))).toContain(words.replayed);
    }
    const again = await openCard(camille(), item);
    expect(findAction(again, 'onStartAfresh')).toBeNull();
    expect(JSON.stringify(again['fixedFooter'])).toContain(words.again);
  });
});
