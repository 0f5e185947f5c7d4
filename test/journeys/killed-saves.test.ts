import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenItem } from '../../host/contract.ts';
import { findAction, wordsOf, type Json } from '../../scripts/harness/card-form.ts';
import { mailItem, type Person } from '../../scripts/harness/test-bench.ts';
import { openImpatientBench, type FaultyBench } from '../support/faulty-bench.ts';
import { openCard, people, pressButton, readCreated, save } from '../support/journey.ts';
import { mail, type MailParts } from '../support/mail.ts';

/** In place of Google's 30 s. */
const callbackTimeout = 4000;

let faulty: FaultyBench;

beforeAll(async () => {
  faulty = await openImpatientBench({ callbackTimeout }, people.camille);
});

afterAll(() => faulty.close());

const languages = {
  fr: { failed: 'à reprendre', reason: 'Envoi interrompu', resumed: 'votre saisie est reprise' },
  en: { failed: 'to take up again', reason: 'Upload interrupted', resumed: 'what you entered is taken up' },
};
const sixMegabytes = 'x'.repeat(6 * 1024 * 1024);

async function expectKilled(saving: Promise<unknown>): Promise<void> {
  await expect(saving).rejects.toThrow('Exceeded maximum execution time');
}

describe.each(['fr', 'en'] as const)('a save of large files that Google ends, in %s', (locale) => {
  const words = languages[locale];
  let camille: Person;
  let item: OpenItem;
  let card: Json;

  async function open(subject: string): Promise<void> {
    camille = faulty.bench.person(people.camille, { locale });
    await openMail({ subject, text: 'Voici.' });
  }

  async function openMail(parts: MailParts): Promise<void> {
    item = mailItem(mail({ ...parts, files: [{ name: 'film.mp4', content: sixMegabytes }] }));
    card = await openCard(camille, item);
  }

  async function expectResumed(): Promise<Json> {
    const home = JSON.stringify(await camille.homepage());
    for (const part of [words.failed, words.reason, `Suivi ${locale}`]) expect(home).toContain(part);
    const again = await openCard(camille, item);
    expect(wordsOf(again)).toContain(words.resumed);
    expect(JSON.stringify(again)).toContain(`Suivi ${locale}`);
    return again;
  }

  it('before it arrived is on the homepage, and saved when the mail is opened again', async () => {
    await open(`Perdu ${locale}`);
    faulty.network.fail('/v1/tasks', ['stuck']);
    await expectKilled(save(camille, item, { card, changes: { title: [`Suivi ${locale}`] } }));
    const again = await expectResumed();
    expect(readCreated(await save(camille, item, { card: again }))).toMatchObject({
      replayed: false,
      task: { title: `Suivi ${locale}`, attachments: [{ name: 'film.mp4', size: sixMegabytes.length }] },
    });
    expect(JSON.stringify(await camille.homepage())).not.toContain(words.failed);
  });

  it('after it arrived is on the homepage too, and makes no second task', async () => {
    await open(`Muet ${locale}`);
    faulty.network.fail('/v1/tasks', ['noAnswer']);
    await expectKilled(save(camille, item, { card, changes: { title: [`Suivi ${locale}`] } }));
    const again = await expectResumed();
    expect(readCreated(await save(camille, item, { card: again })).replayed).toBe(true);
    expect(JSON.stringify(await camille.homepage())).not.toContain(words.failed);
  });

  it('when it adds the mail to a task is kept as well', async () => {
    const messageId = `<premier-${locale}@sender.example>`;
    await openMail({ subject: `Premier ${locale}`, messageId });
    const { task } = readCreated(await save(camille, item, { card }));
    await openMail({ subject: `Re: Premier ${locale}`, inReplyTo: messageId });
    const adding = { functionName: 'onAddMessage', card, changes: { title: [`Suivi ${locale}`] } };
    expect(findAction(card, 'onAddMessage', { taskId: task.id })).not.toBeNull();
    faulty.network.fail(`/v1/tasks/${task.id}/messages`, ['stuck']);
    await expectKilled(pressButton(camille, item, adding));
    await expectResumed();
    const added = await pressButton(camille, item, { ...adding, card: await openCard(camille, item) });
    expect(added.fetches.at(-1)?.status).toBe(200);
    expect(JSON.stringify(await camille.homepage())).not.toContain(words.failed);
  });
});
