import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Host } from '../../host/contract.ts';
import { createHost } from '../../host/runtime/host.ts';
import { calendar, event } from '../../host/test/support/calendar.ts';
import { baseUrl } from '../../scripts/harness/base-url.ts';
import { choicesOf, wordsOf } from '../../scripts/harness/card-form.ts';
import { builtHost, sampleWorlds } from '../../scripts/harness/folders.ts';
import { eventItem, mailItem, type Locale, type Person } from '../../scripts/harness/test-bench.ts';
import { taskCreatedSchema } from '../../shared/tasks/task.ts';
import { oldestAddOn } from '../../shared/version.ts';
import { openBench, type JourneyBench } from '../support/bench.ts';
import { buildFormerAddOn } from '../support/former-add-on.ts';
import { backendCalls, cardOf, openCard, people, pressButton, readCreated, save } from '../support/journey.ts';
import { mail } from '../support/mail.ts';

// An add-on stays behind the service for weeks. This is the one of version 3, in the stand-in, against today's service.

const words = {
  fr: {
    old: 'Ce module est trop ancien',
    saved: 'enregistrée',
    savedBefore: 'Déjà enregistré',
    added: 'Mail ajouté à la tâche',
    undone: 'annulée',
    settings: 'Paramètres',
  },
  en: {
    old: 'This add-on is too old',
    saved: 'saved',
    savedBefore: 'Already saved',
    added: 'Mail added to task',
    undone: 'undone',
    settings: 'Settings',
  },
};

const samples = readdirSync(join(import.meta.dirname, '../../host/samples')).filter((name) =>
  /\.(eml|ics)$/.test(name),
);
const gif = Buffer.from('GIF89a\x28\x00\x14\x00\x00\x00\x00', 'latin1');
const pdf = Buffer.alloc(200_000, '%PDF-1.7 ');

describe('the add-on of version 3', () => {
  let bench: JourneyBench;
  let host: Host;
  let former: Awaited<ReturnType<typeof buildFormerAddOn>>;

  beforeAll(async () => {
    [bench, former] = await Promise.all([openBench({ worlds: sampleWorlds }), buildFormerAddOn()]);
    const origins = { [baseUrl]: bench.backend.url };
    host = createHost({ addonDir: former.dir, hostDir: builtHost, origins, recordBodies: true });
  });

  afterAll(async () => {
    await host.close();
    await bench.close();
    former.remove();
  });

  async function linked(locale: Locale): Promise<Person> {
    const person = bench.person(people.camille, { host, locale });
    await person.link('demo');
    return person;
  }

  it('is still served', () => {
    expect(oldestAddOn).toBe(3);
  });

  it.each(samples)('opens and saves the sample %s', async (name) => {
    const camille = await linked('fr');
    const raw = await readFile(join(builtHost, 'samples', name));
    const item = name.endsWith('.eml') ? mailItem(raw) : eventItem(raw);
    const card = await openCard(camille, item);
    expect(String(card['name'])).not.toContain('error');
    expect(choicesOf(card, 'typeId').length).toBeGreaterThan(1);
    const result = await save(camille, item, { card });
    expect(readCreated(result).task.title).not.toBe('');
    expect(wordsOf(cardOf(result))).not.toContain(words.fr.old);
  });

  describe.each(['fr', 'en'] as const)('in %s', (locale) => {
    const say = words[locale];

    it('opens a mail and saves it with its files, its images in their places', async () => {
      const camille = await linked(locale);
      const item = mailItem(
        mail({
          subject: `Plan ${locale}`,
          from: 'Jeanne Martin <jeanne.martin@acier-leman.example>',
          html: '<p>Voici le plan</p><img src="cid:plan@acier">',
          files: [
            { name: 'devis.pdf', mediaType: 'application/pdf', content: pdf },
            { name: 'plan.gif', mediaType: 'image/gif', content: gif, contentId: 'plan@acier' },
          ],
        }),
      );
      const card = await openCard(camille, item);
      expect(wordsOf(card)).not.toContain(say.old);
      expect(choicesOf(card, 'contacts').filter(({ selected }) => selected)).toHaveLength(1);
      const result = await save(camille, item, { card });
      const { task } = readCreated(result);
      expect(task.attachments).toMatchObject([
        { name: 'devis.pdf', size: pdf.length, inline: false },
        { name: 'plan.gif', size: gif.length, inline: true },
      ]);
      expect(task.description.html).toContain(`/attachments/${task.attachments[1]?.id ?? ''}`);
      expect(wordsOf(cardOf(result))).toContain(say.saved);
      expect(wordsOf(await openCard(camille, item))).toContain(say.savedBefore);
    });

    it('adds a mail to a task of its thread, and takes a task back', async () => {
      const camille = await linked(locale);
      const messageId = `<fil-${locale}@sender.example>`;
      const first = mailItem(mail({ messageId }));
      const saved = cardOf(await save(camille, first, { card: await openCard(camille, first) }));
      const answer = mailItem(mail({ inReplyTo: messageId, files: [{ name: 'plan.pdf', content: pdf }] }));
      const card = await openCard(camille, answer);
      const added = await pressButton(camille, answer, { card, functionName: 'onAddMessage' });
      expect(wordsOf(cardOf(added))).toContain(say.added);
      const { task } = taskCreatedSchema.parse(JSON.parse(added.fetches.at(-1)?.responseText ?? ''));
      expect(task.attachments).toMatchObject([{ name: 'plan.pdf', size: pdf.length }]);
      const undone = await pressButton(camille, first, { card: saved, functionName: 'onUndo' });
      expect(undone.fetches.at(-1)?.status).toBe(200);
      expect(wordsOf(cardOf(undone))).toContain(say.undone);
    });

    it('opens, saves and takes back a meeting', async () => {
      const camille = await linked(locale);
      const item = eventItem(calendar(...event(`UID:former-${locale}`, 'DTSTART:20261123T090000Z', 'SUMMARY:Point')));
      const result = await save(camille, item, { card: await openCard(camille, item) });
      expect(readCreated(result).task).toMatchObject({ title: 'Point', sourceKind: 'event' });
      const undone = await pressButton(camille, item, { card: cardOf(result), functionName: 'onUndo' });
      expect(undone.fetches.at(-1)?.status).toBe(200);
    });

    it('shows the homepage and the settings, and searches contacts', async () => {
      const camille = await linked(locale);
      expect(wordsOf(cardOf(await camille.homepage()))).not.toContain(say.old);
      const item = mailItem(mail({ from: `Nouveau <nouveau-${locale}@inconnu.example>` }));
      expect(wordsOf(cardOf(await camille.universalAction(0, item)))).toContain(say.settings);
      const card = await openCard(camille, item);
      const found = await pressButton(camille, item, {
        card,
        functionName: 'onSearchContacts',
        changes: { contactQuery: ['jeanne martin'] },
      });
      expect(backendCalls(found)).toContain('GET /v1/contacts');
      const [action] = choicesOf(cardOf(found), 'contacts');
      expect(action?.text).toContain('Jeanne Martin');
      const added = await pressButton(camille, item, { card, functionName: 'onAddContact' });
      expect(added.fetches.find(({ method, url }) => method === 'POST' && url.endsWith('/v1/contacts'))?.status).toBe(
        201,
      );
    });
  });
});
