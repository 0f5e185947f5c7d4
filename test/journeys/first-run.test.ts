import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHost } from '../../host/runtime/host.ts';
import { baseUrl } from '../../scripts/harness/base-url.ts';
import { buildAddon } from '../../scripts/build/build-addon.mjs';
import { findAction, primaryAction, wordsOf, type Json } from '../../scripts/harness/card-form.ts';
import { builtHost, sampleWorlds } from '../../scripts/harness/folders.ts';
import { mailItem, nothingOpen, type Person } from '../../scripts/harness/test-bench.ts';
import { openBench, type JourneyBench } from '../support/bench.ts';
import { cardOf, openCard, people, pressButton } from '../support/journey.ts';
import { mail } from '../support/mail.ts';
import { changeDatabase } from '../support/changed-database.ts';

const company = {
  environment: {
    name: 'maison',
    displayName: 'Maison & Fils',
    admits: ['maison.example'],
    defaultRights: ['sales'],
    aliases: ['ancienne-maison'],
  },
  taskTypes: ['Appel'],
  taskStatuses: [{ label: 'À faire' }],
  users: [{ email: 'chef@maison.example', name: 'Chef', rights: ['sales'], admin: true }],
};

let bench: JourneyBench;
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'relais-first-run-'));
  const world = join(dataDir, 'maison.json');
  await writeFile(world, JSON.stringify(company));
  bench = await openBench({
    worlds: [...sampleWorlds, world],
    environment: { RELAIS_EMBEDDED: 'folder', DATA_DIR: dataDir },
  });
});

afterAll(async () => {
  await bench.close();
  await rm(dataDir, { recursive: true, force: true });
});

const languages = {
  fr: {
    welcome: 'Bienvenue dans Relais',
    steps: 'ne partent que lorsque vous enregistrez',
    one: 'Un clic suffit',
    several: 'plusieurs environnements',
    ask: 'Demandez à un administrateur',
    linked: 'Relié à Démo SAS',
    disabled: 'Accès désactivé',
    unknown: 'Environnement introuvable',
  },
  en: {
    welcome: 'Welcome to Relais',
    steps: 'leave only when you save',
    one: 'One click is enough',
    several: 'several environments',
    ask: 'Ask an administrator',
    linked: 'Linked to Démo SAS',
    disabled: 'Access disabled',
    unknown: 'Environment not found',
  },
} as const;

const hasSave = (card: Json) => primaryAction(card)?.functionName === 'onSave';

async function disconnected(person: Person): Promise<Person> {
  const settings = cardOf(await person.universalAction(0, nothingOpen));
  if (findAction(settings, 'onDisconnect') !== null) {
    await pressButton(person, nothingOpen, { card: settings, functionName: 'onDisconnect' });
  }
  return person;
}

describe.each(['fr', 'en'] as const)('the first opening, in Google’s %s', (locale) => {
  const words = languages[locale];

  it('says what will happen and who is signed in; one click links and goes on to the open mail', async () => {
    const rep = await disconnected(bench.person(people.camille, { locale }));
    const item = mailItem(mail({ subject: 'Le tout premier' }));
    const card = await openCard(rep, item);
    for (const said of [words.welcome, words.steps, words.one, people.camille.email]) {
      expect(wordsOf(card)).toContain(said);
    }
    const linked = await pressButton(rep, item, { card, functionName: 'onLink' });
    expect(JSON.stringify(linked.answer)).toContain(words.linked);
    expect(JSON.stringify(linked.answer)).toContain('Le tout premier');
    expect(hasSave(cardOf(linked))).toBe(true);
  });

  it('leaves the choice among several', async () => {
    const rep = await disconnected(bench.person(people.sacha, { locale }));
    const card = cardOf(await rep.homepage());
    expect(wordsOf(card)).toContain(words.several);
    expect(findAction(card, 'onLink', { environment: 'demo' })).not.toBeNull();
    expect(findAction(card, 'onLink', { environment: 'autre' })).not.toBeNull();
    expect(JSON.stringify(card)).not.toContain('"type":"FILLED"');
  });

  it('tells somebody who belongs to none how to ask, and takes a name', async () => {
    const card = cardOf(await bench.person(people.stranger, { locale }).homepage());
    expect(wordsOf(card)).toContain(words.ask);
    expect(wordsOf(card)).toContain(people.stranger.email);
    expect(findAction(card, 'onReopen')).not.toBeNull();
    expect(findAction(card, 'onLinkTyped')).not.toBeNull();
  });

  it('offers people of an admitted domain their company’s environment, without typing', async () => {
    const identity = { email: `nouveau-${locale}@maison.example`, name: 'Nouveau' };
    const newcomer = bench.person(identity, { locale });
    const card = cardOf(await newcomer.homepage());
    expect(wordsOf(card)).toContain(identity.email);
    await pressButton(newcomer, nothingOpen, { card, functionName: 'onLink' });
    expect(bench.host.userProperties(newcomer.user)['environment']).toBe('maison');
    expect(hasSave(await openCard(newcomer, mailItem(mail({}))))).toBe(true);
  });

  it('goes on under a former name of the environment, and keeps the present one', async () => {
    const chef = bench.person({ email: 'chef@maison.example', name: 'Chef' }, { locale });
    const settings = cardOf(await (await disconnected(chef)).universalAction(0, nothingOpen));
    const typed = findAction(settings, 'onLinkTyped');
    expect(typed).not.toBeNull();
    if (typed === null) return;
    await chef.press(typed, { environmentName: { stringInputs: { value: ['Ancienne-Maison'] } } }, nothingOpen);
    expect(bench.host.userProperties(chef.user)['environment']).toBe('maison');
  });

  it.each([
    ['found by its displayed name', 'MAISON & FILS', 'maison'],
    ['not found by another', 'Maison Inconnue', undefined],
  ])('is %s, as one of its users types it', async (_case, text, linked) => {
    const chef = bench.person({ email: 'chef@maison.example', name: 'Chef' }, { locale });
    const settings = cardOf(await (await disconnected(chef)).universalAction(0, nothingOpen));
    const typed = findAction(settings, 'onLinkTyped');
    expect(typed).not.toBeNull();
    if (typed === null) return;
    await chef.press(typed, { environmentName: { stringInputs: { value: [text] } } }, nothingOpen);
    expect(bench.host.userProperties(chef.user)['environment']).toBe(linked);
  });
});

describe('an add-on that was deployed for one environment', () => {
  it('puts it first, and fills its name in for who does not see it', async () => {
    const addonDir = await mkdtemp(join(tmpdir(), 'relais-addon-'));
    await buildAddon({ outDir: addonDir, baseUrl, environment: 'autre' });
    const host = createHost({ addonDir, hostDir: builtHost, origins: { [baseUrl]: bench.backend.url } });
    try {
      const several = cardOf(await bench.person(people.sacha, { host }).homepage());
      expect(findAction(several, 'onLink')?.parameters).toEqual({ environment: 'autre' });
      expect(JSON.stringify(several)).toContain('"type":"FILLED"');
      const none = cardOf(await bench.person(people.stranger, { host }).homepage());
      expect(JSON.stringify(none)).toContain('"value":"autre"');
    } finally {
      await host.close();
      await rm(addonDir, { recursive: true, force: true });
    }
  });
});

describe('a link that changes under the rep', () => {
  it('follows an environment that was renamed, within the session and after it', async () => {
    const rep = bench.person(people.noa);
    await rep.link('demo');
    await changeDatabase(bench, {
      dataDir,
      statements: `insert into environment_aliases (name, environment_id) select name, id from environments where name = 'demo';
        update environments set name = 'demo-nouveau' where name = 'demo';`,
      settings: { SESSION_SECRET: 'a new secret, so that the former name is needed once more' },
    });
    expect(hasSave(await openCard(rep, mailItem(mail({}))))).toBe(true);
    expect(bench.host.userProperties(rep.user)['environment']).toBe('demo-nouveau');
    const again = await rep.open(mailItem(mail({})));
    expect(again.fetches.map(({ status }) => status)).toEqual([200]);
  });

  it('comes back with the reason when the user was disabled', async () => {
    const reps = eachLanguage(people.camille);
    await reps[0]?.rep.link('demo-nouveau');
    const set = (value: string) => `update users set disabled_at = ${value} where email = '${people.camille.email}';`;
    await changeDatabase(bench, { dataDir, statements: set('now()') });
    const item = mailItem(mail({}));
    for (const { rep, words } of reps) {
      const card = await openCard(rep, item);
      expect(card['name']).toBe('error-user_disabled');
      expect(JSON.stringify(card)).toContain(words.disabled);
      expect(findAction(card, 'onLink', { environment: 'demo-nouveau' })).toBeNull();
      expect(findAction(card, 'onReopen')).not.toBeNull();
    }
    await changeDatabase(bench, { dataDir, statements: set('null') });
    for (const { rep } of reps) expect(hasSave(await openCard(rep, item))).toBe(true);
  });

  it('comes back with the reason when the environment is gone', async () => {
    const reps = eachLanguage(people.sacha);
    await (await disconnected(bench.person(people.sacha))).link('autre');
    const rename = (from: string, to: string) => `update environments set name = '${to}' where name = '${from}';`;
    const settings = { SESSION_SECRET: 'another secret, so that no session of before holds' };
    await changeDatabase(bench, { dataDir, statements: rename('autre', 'parti'), settings });
    for (const { rep, words } of reps) {
      const card = await openCard(rep, mailItem(mail({})));
      expect(card['name']).toBe('error-environment_not_found');
      expect(JSON.stringify(card)).toContain(words.unknown);
      expect(findAction(card, 'onLink', { environment: 'demo-nouveau' })).not.toBeNull();
    }
  });
});

function eachLanguage(identity: { email: string; name: string }) {
  return (['fr', 'en'] as const).map((locale) => ({
    rep: bench.person(identity, { locale }),
    words: languages[locale],
  }));
}
