import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Host } from '../../host/contract.ts';
import { createHost } from '../../host/runtime/host.ts';
import { calendar, event } from '../../host/test/support/calendar.ts';
import { baseUrl } from '../../scripts/harness/base-url.ts';
import { wordsOf } from '../../scripts/harness/card-form.ts';
import { builtAddon, builtHost, sampleWorlds } from '../../scripts/harness/folders.ts';
import { eventItem, mailItem, nothingOpen } from '../../scripts/harness/test-bench.ts';
import { openBench, type JourneyBench } from '../support/bench.ts';
import { cardOf, openCard, people, pressButton, readCreated, save } from '../support/journey.ts';
import { mail } from '../support/mail.ts';

// What an administrator has forgotten in Google's consoles is said on the card, in words that lead to it.

let bench: JourneyBench;
let blocked: Host;
let folder: string;

beforeAll(async () => {
  bench = await openBench({ worlds: sampleWorlds });
  for (const person of [people.camille, people.sacha]) expect(await bench.person(person).link('demo')).toBe(true);
  // The same add-on with another address in the manifest's list.
  folder = await mkdtemp(join(tmpdir(), 'relais-blocked-'));
  await cp(builtAddon, folder, { recursive: true });
  const manifest = join(folder, 'appsscript.json');
  const text = await readFile(manifest, 'utf8');
  await writeFile(manifest, text.replace(`${baseUrl}/v1/`, 'https://elsewhere.example/v1/'));
  blocked = createHost({ addonDir: folder, hostDir: builtHost, origins: { [baseUrl]: bench.backend.url } });
});

afterAll(async () => {
  await blocked.close();
  await bench.close();
  await rm(folder, { recursive: true });
});

const meeting = (uid: string) =>
  eventItem(calendar(...event(`UID:${uid}`, 'SUMMARY:Point de chantier', 'DTSTART:20261124T090000Z')));

const words = {
  fr: {
    disabled: 'l’API Google Calendar n’est pas activée',
    reason: 'API Google Calendar désactivée',
    agenda: 'L’API Google Calendar n’est pas activée pour Relais',
    blocked: 'Google ne laisse pas Relais joindre son service',
  },
  en: {
    disabled: 'the Google Calendar API is not enabled',
    reason: 'Google Calendar API disabled',
    agenda: 'The Google Calendar API is not enabled for Relais',
    blocked: 'Google does not let Relais reach its service',
  },
};

describe.each(['fr', 'en'] as const)('in %s', (locale) => {
  const say = words[locale];
  const identity = locale === 'fr' ? people.camille : people.sacha;
  const withoutApi = () => bench.person(identity, { locale, disabledApis: ['calendar'] });

  it('a meeting says that the Calendar API is not enabled, and the log gives Google’s reason', async () => {
    const opened = await withoutApi().open(meeting(`closed-${locale}@demo.example`));
    const card = cardOf(opened);
    expect(card['name']).toBe('error-calendar_disabled');
    expect(wordsOf(card)).toContain(say.disabled);
    expect(opened.log).toEqual(['Calendar API: 403 accessNotConfigured']);
  });

  it('the homepage says so in place of the meetings, and mails are saved as ever', async () => {
    const home = await withoutApi().homepage();
    expect(wordsOf(cardOf(home))).toContain(say.agenda);
    expect(home.log).toEqual(['Calendar API: 403 accessNotConfigured']);
    const item = mailItem(mail({ subject: `Sans agenda ${locale}` }));
    const card = await openCard(withoutApi(), item);
    expect(readCreated(await save(withoutApi(), item, { card })).task.title).toBe(`Sans agenda ${locale}`);
  });

  it('a meeting that was opened before keeps what was entered, until the API is enabled', async () => {
    const item = meeting(`kept-${locale}@demo.example`);
    const card = await openCard(bench.person(identity, { locale }), item);
    const failed = cardOf(await save(withoutApi(), item, { card, changes: { title: ['Chantier suivi'] } }));
    expect(failed['name']).toBe('error-calendar_disabled');
    const person = bench.person(identity, { locale });
    expect(wordsOf(cardOf(await person.homepage()))).toContain(say.reason);
    const again = await pressButton(person, item, { card: failed, functionName: 'onSave' });
    expect(readCreated(again).task.title).toBe('Chantier suivi');
  });

  it('a service that Google may not reach is named, with its address', async () => {
    const person = bench.person(identity, { locale, host: blocked });
    const card = cardOf(await person.open(nothingOpen));
    expect(card['name']).toBe('error-service_blocked');
    expect(wordsOf(card)).toContain(say.blocked);
    expect(wordsOf(card)).toContain(baseUrl);
  });
});
