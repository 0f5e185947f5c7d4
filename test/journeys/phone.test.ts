import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallbackResult, OpenItem } from '../../host/contract.ts';
import { choicesOf, findAction, primaryAction, type Json } from '../../scripts/harness/card-form.ts';
import { sampleWorlds } from '../../scripts/harness/folders.ts';
import { eventItem, mailItem, type Person } from '../../scripts/harness/test-bench.ts';
import { openBench, type JourneyBench } from '../support/bench.ts';
import { taskCreatedSchema } from '../../shared/tasks/task.ts';
import { calendar, event } from '../../host/test/support/calendar.ts';
import { searchFor } from '../support/contact-search.ts';
import { openFaultyNetwork, type FaultyNetwork } from '../support/faulty-network.ts';
import { cardOf, people, pressButton, readCreated, save, type Changes } from '../support/journey.ts';
import { mail } from '../support/mail.ts';

/*
 * Gmail's and Calendar's phone apps show the card of what is open, and no homepage. The stand-in refuses what they cannot
 * show, so that every card on every way to Save is shown here.
 */

let bench: JourneyBench;
let network: FaultyNetwork;

beforeAll(async () => {
  bench = await openBench({
    worlds: sampleWorlds,
    network: async (serviceUrl) => {
      network = await openFaultyNetwork(serviceUrl);
      return network.url;
    },
  });
});

afterAll(async () => {
  await bench.close();
  await network.close();
});

/** The card of an answer, with nothing on it that a phone cannot show. */
function shown(result: CallbackResult): Json {
  const card = cardOf(result);
  expect(JSON.stringify(card)).not.toMatch(/dateTimePicker|MULTI_SELECT/);
  return card;
}

describe.each([
  ['ANDROID', 'fr'],
  ['ANDROID', 'en'],
  ['IOS', 'fr'],
  ['IOS', 'en'],
] as const)('on %s in %s', (platform, locale) => {
  let phone: Person;

  const opened = async (item: OpenItem) => shown(await phone.open(item));
  const pressed = async (item: OpenItem, card: Json, functionName: string) =>
    shown(await pressButton(phone, item, { card, functionName }));
  const savedFrom = async (item: OpenItem, card: Json, changes: Changes = {}) => {
    const result = await save(phone, item, { card, changes });
    return { task: readCreated(result).task, card: shown(result) };
  };

  beforeAll(() => {
    phone = bench.person(people.camille, { platform, locale });
  });

  it('the first run leads from the open mail to a saved task, which can be undone and saved anew', async () => {
    const item = mailItem(mail({ subject: 'Du téléphone', files: [{ name: 'a.txt', content: 'a' }] }));
    const settings = shown(await phone.universalAction(0, item));
    if (findAction(settings, 'onDisconnect') !== null) await pressed(item, settings, 'onDisconnect');
    const draft = await pressed(item, await opened(item), 'onLink');
    const { task, card } = await savedFrom(item, draft);
    expect(task).toMatchObject({ title: 'Du téléphone', attachments: [{ name: 'a.txt' }] });
    const anew = await pressed(item, await pressed(item, card, 'onUndo'), 'onReopen');
    expect((await savedFrom(item, anew)).task.id).not.toBe(task.id);
    expect(findAction(await opened(item), 'onSave')).not.toBeNull();
  });

  it('a contact that was searched for and a new one are linked', async () => {
    const item = mailItem(mail({ from: `Zoé Mobile <zoe@${platform.toLowerCase()}-${locale}.example>` }));
    const found = shown(await searchFor(phone, item, { card: await opened(item), query: 'marchetti' }));
    const { task } = await savedFrom(item, await pressed(item, found, 'onAddContact'));
    expect(task.contacts.map(({ name }) => name).sort()).toEqual(['Hugo Marchetti', 'Zoé Mobile']);
  });

  it.each(['error card', 'mail'] as const)('a save that failed goes on from the %s', async (place) => {
    const item = mailItem(mail({}));
    network.fail('/v1/tasks', ['refused', 'refused']);
    const failed = shown(await save(phone, item, { card: await opened(item), changes: { title: ['Gardé'] } }));
    network.fail('/v1/tasks', []);
    expect(failed['name']).toBe('error-backend_unreachable');
    const again =
      place === 'mail'
        ? await save(phone, item, { card: await opened(item) })
        : await pressButton(phone, item, { card: failed, functionName: 'onSave' });
    shown(again);
    expect(readCreated(again).task.title).toBe('Gardé');
  });

  it('a save that named a contact that may not be linked goes on without it', async () => {
    const item = mailItem(mail({}));
    const changes = { contacts: ['11111111-2222-4333-8444-555555555555'] };
    const failed = shown(await save(phone, item, { card: await opened(item), changes }));
    expect(failed['name']).toBe('error-contacts_out_of_scope');
    const saved = await pressButton(phone, item, { card: failed, functionName: 'onSave' });
    shown(saved);
    expect(readCreated(saved).task.transverse).toBe(true);
  });

  it('a mail is added to the task of its thread', async () => {
    const first = `<${randomUUID()}@phone.example>`;
    const origin = mailItem(mail({ messageId: first }));
    await savedFrom(origin, await opened(origin));
    const reply = mailItem(mail({ messageId: `<${randomUUID()}@phone.example>`, inReplyTo: first, references: first }));
    const added = await pressButton(phone, reply, { card: await opened(reply), functionName: 'onAddMessage' });
    shown(added);
    const { task } = taskCreatedSchema.parse(JSON.parse(added.fetches.at(-1)?.responseText ?? 'null'));
    expect(task.addedMessages).toBe(1);
  });

  it('a meeting is saved, as the series on request', async () => {
    const lines = ['SUMMARY:Point', 'DTSTART:20261102T090000Z', 'DTEND:20261102T093000Z', 'RRULE:FREQ=WEEKLY;COUNT=4'];
    const key = `${platform}-${locale}@phone.example`;
    const item = eventItem(calendar(...event(`UID:${key}`, ...lines)));
    const card = await opened(item);
    expect(choicesOf(card, 'due').length).toBeGreaterThan(14);
    expect((await savedFrom(item, card, { span: ['series'] })).task.sourceKeys).toEqual([`event:${key}`]);
  });

  it('the settings can be changed, and lead back to the open mail', async () => {
    const item = mailItem(mail({ subject: 'Derrière les réglages' }));
    const settings = shown(await phone.universalAction(0, item));
    const action = primaryAction(settings);
    expect(action?.functionName).toBe('onSaveSettings');
    shown(await save(phone, item, { card: settings }));
    expect(JSON.stringify(await opened(item))).toContain('Derrière les réglages');
  });
});
