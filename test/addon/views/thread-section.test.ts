import { describe, expect, it } from 'vitest';
import { translationFor } from '../../../addon/i18n/translation.ts';
import { parseAdditionOrder } from '../../../addon/state/addition-form.ts';
import { parseEvent } from '../../../addon/state/event.ts';
import { addedCard } from '../../../addon/views/added-card.ts';
import { draftCard } from '../../../addon/views/draft-card.ts';
import { threadSection } from '../../../addon/views/thread-section.ts';
import type { ThreadTask } from '../../../shared/capture/draft.ts';
import type { MessageRequest } from '../../../shared/tasks/requests.ts';
import { actionsOf, selection, wordsOf } from '../../support/card-text.ts';
import { id, makeDraft, makeDraftState, makeMe, makeTask, makeThreadTask } from '../../support/draft-builders.ts';

const fr = translationFor('fr-FR', 'Europe/Paris');
const en = translationFor('en-US', 'Europe/Paris');

const stateOf = (threadTasks: ThreadTask[]) => makeDraftState({ draft: makeDraft({ threadTasks }) });
const tasks = (count: number, writable = true) =>
  Array.from({ length: count }, (_, n) => makeThreadTask({ id: id(100 + n), number: 20 - n, writable }));
const additions = (state: ReturnType<typeof stateOf>) =>
  actionsOf(draftCard(state, fr)).filter((action) => action.function === 'onAddMessage');

describe('the tasks of a thread', () => {
  it('take no room when there are none, and none on the card of an event', () => {
    expect(threadSection(stateOf([]), fr)).toEqual([]);
    expect(threadSection({ ...stateOf(tasks(1)), kind: 'event' }, fr)).toEqual([]);
  });

  it.each([
    ['fr', fr, ['Tâche du même fil', 'n°\u00a012', 'Devis', 'Sacha Petit', 'À faire', 'Ajouter ce mail à cette tâche']],
    [
      'en',
      en,
      ['Task of the same thread', 'no.\u00a012', 'Devis', 'Sacha Petit', 'À faire', 'Add this mail to that task'],
    ],
  ])('say number, title, author, when and status in %s', (_language, t, expected) => {
    const words = wordsOf(draftCard(stateOf([makeThreadTask()]), t));
    for (const word of expected) expect(words).toContain(word);
    expect(words).toMatch(/12 (nov\.|Nov) 2026/);
  });

  it('unfold the newest, and count those that are not shown', () => {
    const [section] = threadSection(stateOf(tasks(7)), fr);
    expect(section).toMatchObject({
      header: '7\u00a0tâches du même fil',
      collapsible: true,
      uncollapsibleWidgetsCount: 2,
    });
    expect(section?.widgets).toHaveLength(11);
    expect(JSON.stringify(section?.widgets.at(-1))).toContain('Et 2\u00a0autres, plus anciennes.');
    expect(threadSection(stateOf(tasks(1)), fr)[0]).not.toHaveProperty('collapsible');
    expect(threadSection(stateOf(tasks(2, false)), fr)[0]?.uncollapsibleWidgetsCount).toBe(1);
  });

  it('are added to only where the rep may, each button with its task and the key of the draft', () => {
    expect(additions(stateOf(tasks(3, false)))).toEqual([]);
    const found = additions(stateOf(tasks(2)));
    const form = { typeId: [id(11)], statusId: [id(20)], description: ['whole'], title: ['Autre'] };
    const orders = found.map(({ parameters }) => parseAdditionOrder({ ...parseEvent({}), parameters, form }));
    expect(orders).toMatchObject([
      { taskId: id(100), ticket: { idempotencyKey: id(2) }, entry: { title: 'Autre' } },
      { taskId: id(101), ticket: { idempotencyKey: id(2) }, entry: { title: 'Autre' } },
    ]);
  });

  it.each([undefined, '', 'x', '../1'])('are not guessed from the task %j', (taskId) => {
    const parameters = additions(stateOf(tasks(1)))[0]?.parameters ?? {};
    const others = Object.fromEntries(Object.entries(parameters).filter(([name]) => name !== 'taskId'));
    const event = { ...parseEvent({}), form: { typeId: [id(11)], statusId: [id(20)] } };
    const sent = taskId === undefined ? others : { ...others, taskId };
    expect(parseAdditionOrder({ ...event, parameters })).not.toBeNull();
    expect(parseAdditionOrder({ ...event, parameters: sent })).toBeNull();
  });

  it('mark the files that they have', () => {
    const draft = makeDraft({ threadTasks: [makeThreadTask({ files: [{ name: 'devis.pdf', size: 5 }] })] });
    const attachments = [
      { index: 0, name: 'devis.pdf', size: 5 },
      { index: 1, name: 'devis.pdf', size: 6 },
    ];
    const card = draftCard(makeDraftState({ draft, attachments }), fr);
    expect(selection(card, 'attachments')?.items).toMatchObject([
      { text: 'devis.pdf\u00a0· 5\u00a0octets\u00a0· déjà sur la tâche n°\u00a012', selected: true },
      { text: 'devis.pdf\u00a0· 6\u00a0octets', selected: true },
    ]);
  });

  it('lead to their pages where there are some', () => {
    const me = makeMe({ taskPage: 'https://relais.example/tasks/{id}' });
    const draft = makeDraft({ me, threadTasks: [makeThreadTask()] });
    expect(JSON.stringify(threadSection(makeDraftState({ draft }), fr))).toContain(
      `https://relais.example/tasks/${id(3)}`,
    );
  });
});

describe('the card after adding', () => {
  const message: MessageRequest = {
    idempotencyKey: id(2),
    title: 'Re: Devis',
    description: { html: null, text: 'x', truncated: false },
    source: { kind: 'mail', keys: ['mail:a@b'] },
    files: [{ name: 'plan.pdf', mediaType: 'a/b', inline: false }],
    links: [],
    omissions: [{ name: 'gros.zip', size: 9, reason: 'tooLarge' }],
  };
  const files = [{ name: 'plan.pdf', size: 2048 }];
  const card = (change: Parameters<typeof makeTask>[0], replayed = false, t = fr) =>
    addedCard({ added: { task: makeTask(change), replayed }, message, files, taskPage: null }, t);

  it('says to which task and what was sent, and offers no undo of the whole task', () => {
    const words = wordsOf(card({}));
    expect(words).toContain('Mail ajouté à la tâche n°\u00a012');
    expect(words).toContain('plan.pdf');
    expect(words).toContain('Son texte suit celui que la tâche avait déjà.');
    expect(words).toContain('gros.zip\u00a0· trop volumineux');
    expect(words).not.toContain('coupé');
    expect(actionsOf(card({})).map((action) => action.function)).not.toContain('onUndo');
    expect(wordsOf(card({}, false, en))).toContain('Mail added to task no. 12');
    expect(actionsOf(card({})).map((action) => action.function)).toEqual(['onHome']);
  });

  it('says when the text was cut', () => {
    expect(wordsOf(card({ description: { html: '', text: '', truncated: true } }))).toContain('coupé');
  });

  it('names no files when nothing was added', () => {
    const words = wordsOf(card({}, true));
    expect(words).toContain('Mail déjà sur la tâche n°\u00a012');
    expect(words).toContain('Rien n’a été ajouté en double.');
    expect(words).not.toContain('plan.pdf');
  });

  it('says when the task was taken back since, and how to save anew', () => {
    const undone = card({ undoneAt: '2026-11-12T13:07:00.000Z', undoUntil: null }, true);
    expect(wordsOf(undone)).toContain('Cette tâche a été annulée.');
    expect(actionsOf(undone).map((action) => action.function)).toContain('onReopen');
  });
});
