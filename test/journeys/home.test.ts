import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallbackResult, OpenItem } from '../../host/contract.ts';
import { findAction, primaryAction, wordsOf, type Json } from '../../scripts/harness/card-form.ts';
import { sampleWorlds } from '../../scripts/harness/folders.ts';
import { eventItem, mailItem, nothingOpen, type Person } from '../../scripts/harness/test-bench.ts';
import { openBench, type JourneyBench } from '../support/bench.ts';
import { contractVersion } from '../../shared/version.ts';
import { calendar, event } from '../../host/test/support/calendar.ts';
import { openFaultyNetwork, type FaultyNetwork } from '../support/faulty-network.ts';
import { searchFor } from '../support/contact-search.ts';
import { backendCalls, cardOf, openCard, people, pressButton, readCreated, save } from '../support/journey.ts';
import { mail } from '../support/mail.ts';
import { openRewritingNetwork, type RewritingNetwork } from '../support/rewriting-network.ts';

let bench: JourneyBench;
let network: FaultyNetwork;
let versions: RewritingNetwork;

beforeAll(async () => {
  bench = await openBench({
    worlds: sampleWorlds,
    network: async (serviceUrl) => {
      versions = await openRewritingNetwork(serviceUrl);
      network = await openFaultyNetwork(versions.url);
      return network.url;
    },
  });
});

afterAll(async () => {
  await bench.close();
  await network.close();
  await versions.close();
});

const languages = {
  fr: {
    nothing: 'Rien pour l’instant.',
    undone: 'annulée',
    toSave: 'à enregistrer',
    captured: (number: number) => `tâche n°\u00a0${String(number)}`,
    taskNumber: (number: number) => `n°\u00a0${String(number)}`,
    failed: 'à reprendre',
    aMail: 'Un mail',
    unreachable: 'Service injoignable',
    openMail: 'Ouvrir le mail',
    resumed: /L’enregistrement de \d\d:\d\d n’a pas abouti\s: votre saisie est reprise\./,
    addOnTooOld: 'Ce module est trop ancien',
    backendTooOld: 'Le service est plus ancien',
  },
  en: {
    nothing: 'Nothing so far.',
    undone: 'undone',
    toSave: 'to be saved',
    captured: (number: number) => `task no.\u00a0${String(number)}`,
    taskNumber: (number: number) => `no.\u00a0${String(number)}`,
    failed: 'to take up again',
    aMail: 'A mail',
    unreachable: 'Service unreachable',
    openMail: 'Open the mail',
    resumed: /The save at \d\d:\d\d failed: what you entered is taken up\./,
    addOnTooOld: 'This add-on is too old',
    backendTooOld: 'The service is older',
  },
} as const;

/** Paris keeps the hour of the meetings within today, whenever the test runs but for the hours around midnight. */
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(new Date()).replace(/-/g, '');

function agenda(locale: string): Uint8Array {
  const meeting = (uid: string, title: string, guest: string) =>
    event(
      `UID:${uid}-${locale}@demo.example`,
      `SUMMARY:${title}`,
      `DTSTART;TZID=Europe/Paris:${today}T100000`,
      `DTEND;TZID=Europe/Paris:${today}T110000`,
      'ORGANIZER:mailto:noa@demo.example',
      `ATTENDEE;PARTSTAT=ACCEPTED:mailto:${guest}`,
    );
  return calendar(
    ...meeting('client', 'Point client', 'jeanne.martin@acier-leman.example'),
    ...meeting('interne', 'Point interne', 'admin@demo.example'),
  );
}

// What was saved today is a user's, so each language has one of its own.
const who = { fr: people.camille, en: people.sacha };

describe.each(['fr', 'en'] as const)('the homepage in %s', (locale) => {
  const words = languages[locale];
  const raw = agenda(locale);
  let person: Person;

  const home = async (): Promise<Json> => cardOf(await person.homepage());
  const failSave = async (
    item: OpenItem,
    title?: string,
    faults: ('refused' | 'lostAnswer')[] = ['refused', 'refused'],
  ) => {
    const card = await openCard(person, item);
    network.fail('/v1/tasks', faults);
    const changes = title === undefined ? {} : { title: [title] };
    const failed = await save(person, item, { card, changes });
    network.fail('/v1/tasks', []);
    return { card, failed: cardOf(failed) };
  };

  beforeAll(async () => {
    person = bench.person(who[locale], { locale, calendar: [raw] });
    expect(await person.link('demo')).toBe(true);
  });

  it.each(['GMAIL', 'CALENDAR'] as const)(
    'costs one call of the service and one of Calendar in %s',
    async (hostApp) => {
      const opened = await bench.person(who[locale], { locale, calendar: [raw], hostApp }).homepage();
      expect(backendCalls(opened)).toEqual(['POST /v1/home']);
      expect(opened.serviceCalls['Events.list']).toBe(1);
      expect(wordsOf(cardOf(opened))).toContain(words.nothing);
      expect(wordsOf(cardOf(opened))).toContain('Démo SAS');
    },
  );

  it('lists the meeting with a client, and its task once it is captured', async () => {
    expect(wordsOf(await home())).toMatch(new RegExp(`Point client 10:00 – 11:00\\s· ${words.toSave}`));
    expect(wordsOf(await home())).not.toContain('Point interne');
    expect(JSON.stringify(await home())).toContain('https://www.google.com/calendar/event?eid=');
    const item = eventItem(raw, { uid: `client-${locale}@demo.example` });
    const { task } = readCreated(await save(person, item, { card: await openCard(person, item) }));
    expect(wordsOf(await home())).toContain(words.captured(task.number));
  });

  it('lists a save of today, and takes it back', async () => {
    const item = mailItem(mail({ subject: `Du jour, ${locale}` }));
    const { task } = readCreated(await save(person, item, { card: await openCard(person, item) }));
    const card = await home();
    expect(wordsOf(card)).toContain(`${words.taskNumber(task.number)}</b>`);
    const action = findAction(card, 'onUndoAtHome', { taskId: task.id });
    expect(action).not.toBeNull();
    if (action === null) return;
    const undone = await person.press(action, {}, nothingOpen);
    expect(wordsOf(cardOf(undone))).toContain(words.undone);
    expect(findAction(cardOf(undone), 'onUndoAtHome', { taskId: task.id })).toBeNull();
  });

  it('is given up after 8 seconds where the service hangs', async () => {
    network.fail('/v1/home', ['stuck']);
    const opened = await person.homepage();
    expect(cardOf(opened)).toMatchObject({ name: 'error-backend_unreachable', header: { title: words.unreachable } });
    expect(Math.round(opened.milliseconds / 1000)).toBe(8);
    expect((await home())['name']).toBeUndefined();
  });

  it('is one click from a saved task', async () => {
    const item = mailItem(mail({ subject: `Puis accueil, ${locale}` }));
    const saved = cardOf(await save(person, item, { card: await openCard(person, item) }));
    const card = cardOf(await pressButton(person, item, { card: saved, functionName: 'onHome' }));
    expect(wordsOf(card)).toContain(`Puis accueil, ${locale}`);
    const refreshed = await pressButton(person, item, { card, functionName: 'onRefreshHome' });
    expect(backendCalls(refreshed)).toEqual(['POST /v1/home']);
    expect(wordsOf(cardOf(refreshed))).toContain(`Puis accueil, ${locale}`);
  });

  it('a lost answer, the homepage, the mail opened again: saved once', async () => {
    const item = mailItem(mail({ subject: 'Réponse perdue' }));
    const { card, failed } = await failSave(item, undefined, ['lostAnswer', 'lostAnswer']);
    expect(failed['name']).toBe('error-backend_unreachable');
    const listed = await home();
    expect(JSON.stringify(listed)).toContain(words.failed);
    expect(wordsOf(listed)).toContain(words.unreachable);
    expect(JSON.stringify(listed)).toMatch(/https:\/\/mail\.google\.com\/mail\/u\/\?authuser=[^#]+#all\/[0-9a-f]+/);
    const again = await openCard(person, item);
    expect(wordsOf(again)).toMatch(words.resumed);
    const searched = cardOf(await searchFor(person, item, { card: again, query: 'moulins' }));
    expect(wordsOf(searched)).toMatch(words.resumed);
    expect(primaryAction(again)?.parameters['idempotencyKey']).toBe(primaryAction(card)?.parameters['idempotencyKey']);
    expect(readCreated(await save(person, item, { card: again })).replayed).toBe(true);
    expect(JSON.stringify(await home())).not.toContain(words.failed);
  });

  it('what was entered is taken up, but for what the mail itself says', async () => {
    const untouched = mailItem(mail({ subject: 'Sujet confidentiel' }));
    await failSave(untouched);
    expect(JSON.stringify(bench.host.userProperties(person.user))).not.toContain('confidentiel');
    expect(wordsOf(await home())).toContain(words.aMail);
    const item = mailItem(mail({ subject: 'Autre sujet' }));
    await failSave(item, 'Mon propre titre');
    expect(wordsOf(await home())).toContain('Mon propre titre');
    const resumed = await openCard(person, item);
    expect(JSON.stringify(resumed)).toContain('"value":"Mon propre titre"');
    const { task } = readCreated(await save(person, item, { card: resumed }));
    expect(task.title).toBe('Mon propre titre');
    const rest = await home();
    expect(wordsOf(rest)).not.toContain(words.unreachable.concat(' Mon propre titre'));
    await pressButton(person, nothingOpen, { card: rest, functionName: 'onForgetFailedSave' });
    expect(JSON.stringify(await home())).not.toContain(words.failed);
    expect(wordsOf(await openCard(person, untouched))).not.toMatch(words.resumed);
  });

  it('a retry on the error card leaves nothing to take up', async () => {
    const item = mailItem(mail({}));
    const { failed } = await failSave(item);
    readCreated(await pressButton(person, item, { card: failed, functionName: 'onSave' }));
    expect(JSON.stringify(await home())).not.toContain(words.failed);
  });

  it('a draft can be started afresh', async () => {
    const item = mailItem(mail({ subject: 'À reprendre' }));
    await failSave(item, 'Abandonné');
    const resumed = await openCard(person, item);
    const fresh = cardOf(await pressButton(person, item, { card: resumed, functionName: 'onStartAfresh' }));
    expect(wordsOf(fresh)).not.toMatch(words.resumed);
    expect(JSON.stringify(fresh)).toContain('"value":"À reprendre"');
    expect(JSON.stringify(await home())).not.toContain(words.failed);
  });

  it('a meeting is taken up as a mail is', async () => {
    const item = eventItem(raw, { uid: `interne-${locale}@demo.example` });
    await failSave(item, 'Titre de réunion');
    expect(wordsOf(await home())).toContain('Titre de réunion');
    const again = await openCard(person, item);
    expect(wordsOf(again)).toMatch(words.resumed);
    expect(readCreated(await save(person, item, { card: again })).task.title).toBe('Titre de réunion');
    expect(JSON.stringify(await home())).not.toContain(words.failed);
  });

  it('a save that was refused for good can be taken up too', async () => {
    const item = mailItem(mail({}));
    const card = await openCard(person, item);
    const changes = { typeId: ['11111111-2222-4333-8444-555555555555'], title: ['Refusé'] };
    expect(cardOf(await save(person, item, { card, changes }))['name']).toBe('error-invalid_request');
    expect(wordsOf(await home())).toContain('Refusé');
    const { task } = readCreated(await save(person, item, { card: await openCard(person, item) }));
    expect(task.title).toBe('Refusé');
  });

  it.each([
    ['addOnTooOld', { version: contractVersion + 1, oldestAddOn: contractVersion + 1 }],
    ['backendTooOld', { version: contractVersion - 1, oldestAddOn: 1 }],
  ] as const)('says so when %s', async (said, contract) => {
    versions.rewrite((text) => text.replace(/"contract":\{[^}]*\}/g, `"contract":${JSON.stringify(contract)}`));
    try {
      const opened: CallbackResult = await person.homepage();
      expect(wordsOf(cardOf(opened))).toContain(words[said]);
      expect(wordsOf(await openCard(person, mailItem(mail({}))))).toContain(words[said]);
    } finally {
      versions.rewrite((text) => text);
    }
    expect(wordsOf(await home())).not.toContain(words[said]);
  });
});
