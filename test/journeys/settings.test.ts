import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHost } from '../../host/runtime/host.ts';
import { baseUrl } from '../../scripts/harness/base-url.ts';
import { choicesOf, findAction, primaryAction, wordsOf, type Json } from '../../scripts/harness/card-form.ts';
import { builtAddon, builtHost } from '../../scripts/harness/folders.ts';
import {
  eventItem,
  mailItem,
  nothingOpen,
  type Locale,
  type Person,
  type TestBench,
} from '../../scripts/harness/test-bench.ts';
import { calendar, event } from '../../host/test/support/calendar.ts';
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
  type Changes,
} from '../support/journey.ts';
import { mail } from '../support/mail.ts';

let bench: TestBench;
let network: FaultyNetwork;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ bench, network, close } = await openFaultyBench());
});

afterAll(() => close());

const languages = {
  fr: {
    title: 'Paramètres',
    saved: 'Préférences enregistrées',
    forgotten: 'Choix oubliés',
    rights: 'Vous pouvez créer des tâches',
    unknownMail: 'Nouvelle tâche',
    unreachable: 'Service injoignable',
    nothingLearned: 'Rien encore',
    anyMail: 'Un mail, quel que soit le contact',
    linkedAt: 'Relié à Démo SAS en ce moment.',
    welcome: 'Bienvenue dans Relais',
  },
  en: {
    title: 'Settings',
    saved: 'Preferences saved',
    forgotten: 'Choices forgotten',
    rights: 'You can create tasks',
    unknownMail: 'New task',
    unreachable: 'Service unreachable',
    nothingLearned: 'Nothing yet',
    anyMail: 'A mail, whoever the contact',
    linkedAt: 'Linked to Démo SAS at the moment.',
    welcome: 'Welcome to Relais',
  },
} as const;

async function settingsOf(person: Person): Promise<Json> {
  return cardOf(await person.universalAction(0, nothingOpen));
}

function titleOf(card: Json): string {
  return wordsOf({ header: card['header'] });
}

function valueOf(card: Json, field: string, text: string): string {
  return choicesOf(card, field).find((choice) => choice.text === text)?.value ?? `no ${text}`;
}

/** Saves the settings card with some fields changed. */
function saveSettings(person: Person, card: Json, changes: Changes = {}) {
  return save(person, nothingOpen, { card, changes });
}

// What is preferred is kept for a user, so each language has one of its own.
const who = { fr: people.camille, en: people.sacha };

describe.each(['fr', 'en'] as const)('settings of somebody whose Google speaks %s', (locale) => {
  const words = languages[locale];
  const other: Locale = locale === 'fr' ? 'en' : 'fr';
  let person: Person;

  beforeAll(async () => {
    person = bench.person(who[locale], { locale });
    expect(await person.link('demo')).toBe(true);
  });

  it('say who one is, where, and what that allows, in one call', async () => {
    const opened = await person.universalAction(0, nothingOpen);
    expect(backendCalls(opened)).toEqual(['GET /v1/me/preferences']);
    const card = cardOf(opened);
    expect(titleOf(card)).toContain(words.title);
    expect(wordsOf(card)).toContain(who[locale].email);
    expect(wordsOf(card)).toContain('Démo SAS');
    expect(wordsOf(card)).toContain(words.rights);
    expect(wordsOf(card)).toContain(words.nothingLearned);
  });

  it('change the language at once, for every card, also without the service', async () => {
    const changed = await saveSettings(person, await settingsOf(person), { language: [other] });
    expect(titleOf(cardOf(changed))).toContain(languages[other].title);
    expect(JSON.stringify(changed.answer)).toContain(languages[other].saved);
    expect(bench.host.userProperties(person.user)['language']).toBe(other);
    expect(titleOf(await openCard(person, mailItem(mail({}))))).toContain(languages[other].unknownMail);
    network.fail('/v1/drafts', ['refused', 'refused']);
    expect(titleOf(await openCard(person, mailItem(mail({}))))).toContain(languages[other].unreachable);
    network.fail('/v1/drafts', []);
    const back = await saveSettings(person, await settingsOf(person), { language: ['google'] });
    expect(titleOf(cardOf(back))).toContain(words.title);
    expect(bench.host.userProperties(person.user)).not.toHaveProperty('language');
  });

  it('give a mail its type, status and text, and follow to another machine', async () => {
    const card = await settingsOf(person);
    const saved = await saveSettings(person, card, {
      mailType: [valueOf(card, 'mailType', 'Devis')],
      mailStatus: [valueOf(card, 'mailStatus', 'En cours')],
      eventType: [valueOf(card, 'eventType', 'Rendez-vous')],
      description: ['new'],
    });
    expect(backendCalls(saved)).toEqual(['PUT /v1/me/preferences']);
    expect(listChosen(cardOf(saved), 'mailType')).toEqual(['Devis']);
    const machine = createHost({ addonDir: builtAddon, hostDir: builtHost, origins: { [baseUrl]: network.url } });
    try {
      const elsewhere = bench.person(who[locale], { locale, host: machine });
      expect(machine.userProperties(elsewhere.user)).toEqual({});
      expect(await elsewhere.link('demo')).toBe(true);
      const draft = await openCard(elsewhere, mailItem(mail({})));
      expect(listChosen(draft, 'typeId')).toEqual(['Devis']);
      expect(listChosen(draft, 'statusId')).toEqual(['En cours']);
      expect(choicesOf(draft, 'description').find(({ selected }) => selected)?.value).toBe('new');
      expect(listChosen(await settingsOf(elsewhere), 'eventType')).toEqual(['Rendez-vous']);
      const meeting = eventItem(calendar(...event(`UID:defaults-${locale}@demo.example`, 'DTSTART:20261123T090000Z')));
      expect(listChosen(await openCard(elsewhere, meeting), 'typeId')).toEqual(['Rendez-vous']);
    } finally {
      await machine.close();
    }
  });

  it('take a field that the form leaves out as untouched', async () => {
    const card = await settingsOf(person);
    const action = primaryAction(card);
    expect(action?.functionName).toBe('onSaveSettings');
    if (action === null) return;
    const saved = cardOf(
      await person.press(action, { language: { stringInputs: { value: ['google'] } } }, nothingOpen),
    );
    expect(listChosen(saved, 'mailType')).toEqual(['Devis']);
    expect(listChosen(saved, 'eventType')).toEqual(['Rendez-vous']);
    expect(choicesOf(saved, 'description').find(({ selected }) => selected)?.value).toBe('new');
  });

  it('list what was learned, and forget it', async () => {
    const item = mailItem(mail({}));
    const draft = await openCard(person, item);
    readCreated(await save(person, item, { card: draft, changes: { typeId: [valueOf(draft, 'typeId', 'Relance')] } }));
    expect(listChosen(await openCard(person, mailItem(mail({}))), 'typeId')).toEqual(['Relance']);
    const card = await settingsOf(person);
    expect(wordsOf(card)).toMatch(new RegExp(`${words.anyMail} Relance`));
    const forgotten = await pressButton(person, nothingOpen, { card, functionName: 'onForgetLearned' });
    expect(backendCalls(forgotten)).toEqual(['DELETE /v1/me/learned']);
    expect(JSON.stringify(forgotten.answer)).toContain(words.forgotten);
    expect(wordsOf(cardOf(forgotten))).toContain(words.nothingLearned);
    expect(listChosen(await openCard(person, mailItem(mail({}))), 'typeId')).toEqual(['Devis']);
  });

  it('keep what was chosen when the service is away, and save it on the second try', async () => {
    const card = await settingsOf(person);
    network.fail('/v1/me/preferences', ['refused']);
    const failed = cardOf(await saveSettings(person, card, { mailType: [valueOf(card, 'mailType', 'Appel')] }));
    expect(failed['name']).toBe('error-backend_unreachable');
    const saved = await pressButton(person, nothingOpen, { card: failed, functionName: 'onSaveSettings' });
    expect(listChosen(cardOf(saved), 'mailType')).toEqual(['Appel']);
  });

  it('refuse what the card had not offered', async () => {
    const card = await settingsOf(person);
    const wrong = { mailType: ['11111111-2222-4333-8444-555555555555'] };
    expect(cardOf(await saveSettings(person, card, wrong))['name']).toBe('error-invalid_request');
    expect(cardOf(await saveSettings(person, card, { language: ['klingon'] }))['name']).toBe('error-invalid_request');
  });
});

describe.each(['fr', 'en'] as const)('the link of somebody whose Google speaks %s', (locale) => {
  const words = languages[locale];

  it('goes over to another environment of theirs, and ends on request', async () => {
    const person = bench.person(people.sacha, { locale });
    await person.link('demo');
    const settings = await settingsOf(person);
    const choice = cardOf(await pressButton(person, nothingOpen, { card: settings, functionName: 'onEnvironments' }));
    expect(wordsOf(choice)).toContain(words.linkedAt);
    expect(findAction(choice, 'onLink', { environment: 'demo' })).toBeNull();
    await pressButton(person, nothingOpen, { card: choice, functionName: 'onLink' });
    expect(bench.host.userProperties(person.user)['environment']).toBe('autre');
    const there = await settingsOf(person);
    expect(wordsOf(there)).toContain('Autre & Cie'.replace('&', '&amp;'));
    const left = await pressButton(person, nothingOpen, { card: there, functionName: 'onDisconnect' });
    expect(titleOf(cardOf(left))).toContain(words.welcome);
    expect(bench.host.userProperties(person.user)).not.toHaveProperty('environment');
  });
});
