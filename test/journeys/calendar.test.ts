import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallbackResult } from '../../host/contract.ts';
import { choicesOf, findAction, primaryAction, wordsOf } from '../../scripts/harness/card-form.ts';
import { eventItem, mailItem, type Person } from '../../scripts/harness/test-bench.ts';
import { openLinkedBench, type JourneyBench } from '../support/bench.ts';
import { calendar, event } from '../../host/test/support/calendar.ts';
import { searchFor } from '../support/contact-search.ts';
import { cardOf, listChosen, openCard, people, pressButton, readCreated, save } from '../support/journey.ts';
import { mail } from '../support/mail.ts';
import { openEvent, third, weekly, weeklyRule } from '../support/weekly-meeting.ts';

let bench: JourneyBench;
let camille: Person;
let english: Person;

beforeAll(async () => {
  const linked = await openLinkedBench();
  bench = linked.bench;
  camille = linked.persons.fr;
  english = linked.persons.en;
});

afterAll(() => bench.close());

let count = 0;
const uid = () => `meeting-${(count += 1)}@demo.example`;
const drive = 'https://docs.google.com/document/d/1AbCdEfGhIjKlMn/edit';

/** Lines of a meeting with everything, but for its UID and what recurs. */
const visit = [
  'SUMMARY:Visite des Arènes',
  'DESCRIPTION:Ordre du jour :\\n- <b>prix</b>\\nVoir <a href="mailto:achats@moulins-cartier.example">les achats</a>',
  'LOCATION:12 rue du Port\\, Lyon',
  'DTSTART;TZID=Europe/Paris:20261123T090000',
  'DTEND;TZID=Europe/Paris:20261123T103000',
  'ORGANIZER;CN=Camille Roussel:mailto:camille@demo.example',
  'ATTENDEE;CN=Direction;PARTSTAT=ACCEPTED:mailto:direction@hotel-arenes.example',
  'ATTENDEE;CN=Sacha Lemoine;ROLE=OPT-PARTICIPANT;PARTSTAT=DECLINED:mailto:sacha@demo.example',
  'ATTENDEE;CN=Salle Berlioz;CUTYPE=RESOURCE:mailto:c_188@resource.calendar.google.com',
  'ATTENDEE;CN=Salle de l’hôtel;CUTYPE=ROOM:mailto:salle@hotel-arenes.example',
  'ATTENDEE;PARTSTAT=ACCEPTED:mailto:camille@demo.example',
  `ATTACH;FILENAME=Proposition;FMTTYPE=application/vnd.google-apps.document:${drive}`,
  'ATTACH;FILENAME=Vieux plan:http://plans.example/plan.pdf',
  'X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij',
];

const paths = ({ fetches }: CallbackResult) => fetches.map(({ method, url }) => `${method} ${new URL(url).pathname}`);

describe('a meeting', () => {
  it('becomes a task with its guests, its time, a readable head, its text and its Drive file', async () => {
    const key = uid();
    const item = openEvent([`UID:${key}`, ...visit]);
    const card = await openCard(camille, item);
    // The company that the text names is offered: a guest is from outside.
    expect(listChosen(card, 'contacts').join()).toMatch(/^Hôtel des Arènes.*invité[^,]*$/);
    expect(choicesOf(card, 'contacts').map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/^Moulins Cartier.*dans le texte/),
    );
    const { task } = readCreated(await save(camille, item, { card }));
    expect(task).toMatchObject({
      title: 'Visite des Arènes',
      sourceKind: 'event',
      sourceKeys: [`event:${key}`],
      meeting: { start: '2026-11-23T08:00:00.000Z', end: '2026-11-23T09:30:00.000Z' },
      attachments: [{ name: 'Proposition', mediaType: 'application/vnd.google-apps.document', size: null, url: drive }],
    });
    expect(task.description.text).toBe(
      [
        'Date\u00a0: lundi 23 novembre 2026\u00a0· 09:00\u00a0– 10:30 (Europe/Paris)',
        'Lieu\u00a0: 12 rue du Port, Lyon',
        'Visioconférence\u00a0: Google Meet\u00a0· https://meet.google.com/abc-defg-hij',
        'Organisateur\u00a0: Camille Roussel <camille@demo.example>',
        'Invités\u00a0:',
        '- Direction <direction@hotel-arenes.example>\u00a0· accepté',
        '- Sacha Lemoine <sacha@demo.example>\u00a0· refusé\u00a0· facultatif',
        '- camille@demo.example\u00a0· accepté',
        'Salles\u00a0: Salle Berlioz\u00a0· Salle de l’hôtel',
        'Fichiers non liés\u00a0:',
        '- Vieux plan http://plans.example/plan.pdf',
        '',
        'Ordre du jour :',
        '- prix',
        'Voir les achats <mailto:achats@moulins-cartier.example>',
      ].join('\n'),
    );
    expect(task.description.html).toContain('- <b>prix</b>');
    expect(task.description.html).toContain('href="https://meet.google.com/abc-defg-hij"');
  });

  it('says who is left out, and that its files are links', async () => {
    const card = await openCard(camille, openEvent([`UID:${uid()}`, ...visit]));
    const words = wordsOf(card);
    expect(words).toContain('Collègues sacha@demo.example');
    expect(words).toMatch(
      /Adresses automatiques Salle Berlioz.*salle\nSalle de l’hôtel|Salle Berlioz.*<br>Salle de l’hôtel/,
    );
    expect(words).toContain('Fichier lié Proposition Liés et non copiés');
    expect(words).toContain('Ne sera pas joint Vieux plan');
    expect(choicesOf(card, 'description')).toEqual([]);
    expect(choicesOf(card, 'span')).toEqual([]);
  });

  it('says the same in English', async () => {
    const item = openEvent([`UID:${uid()}`, ...visit]);
    const card = await openCard(english, item);
    expect(wordsOf(card)).toContain('Linked file Proposition Linked, not copied');
    const { task } = readCreated(await save(english, item, { card }));
    const [when, ...rest] = task.description.text.split('\n').slice(0, 5);
    // Engines differ in the comma.
    expect(when).toMatch(/^When: Monday,? 23 November 2026\u00a0· 09:00\u00a0– 10:30 \(Europe\/Paris\)$/);
    expect(rest).toEqual([
      'Place: 12 rue du Port, Lyon',
      'Video meeting: Google Meet\u00a0· https://meet.google.com/abc-defg-hij',
      'Organiser: Camille Roussel <camille@demo.example>',
      'Guests:',
    ]);
  });

  it('of whole days keeps its days', async () => {
    const item = openEvent([
      `UID:${uid()}`,
      'SUMMARY:Salon',
      'DTSTART;VALUE=DATE:20261124',
      'DTEND;VALUE=DATE:20261126',
    ]);
    const { task } = readCreated(await save(camille, item, { card: await openCard(camille, item) }));
    expect(task.meeting).toEqual({ start: '2026-11-24', end: '2026-11-26' });
    expect(task.description.text).toContain('mardi 24 novembre 2026\u00a0– mercredi 25 novembre 2026');
  });

  it('costs one call of Calendar and one of the service, to open and to save', async () => {
    const item = openEvent([`UID:${uid()}`, ...weekly, weeklyRule]);
    const opened = await camille.open(item);
    const saved = await save(camille, item, { card: cardOf(opened) });
    expect([paths(opened), paths(saved)]).toEqual([['POST /v1/drafts'], ['POST /v1/tasks']]);
    expect([opened, saved].map(({ serviceCalls }) => serviceCalls['Events.get'])).toEqual([1, 1]);
  });

  it('saved without a change of anything is shown as saved when it is opened again', async () => {
    const item = openEvent([`UID:${uid()}`, ...visit]);
    const { task } = readCreated(await save(camille, item, { card: await openCard(camille, item) }));
    expect(wordsOf(await openCard(camille, item))).toMatch(`Déjà enregistré <b>n°\u00a0${task.number}</b>`);
  });

  it.each([
    ['declined', 'fr', 'Vous avez refusé cette réunion.'],
    ['declined', 'en', 'You declined this meeting.'],
    ['cancelled', 'fr', 'Cette réunion est annulée.'],
    ['cancelled', 'en', 'This meeting is cancelled.'],
    ['private', 'fr', 'Réunion privée dans Calendar'],
    ['private', 'en', 'This meeting is private in Calendar'],
  ] as const)('that is %s says so in %s, and can be saved', async (standing, language, notice) => {
    const person = language === 'fr' ? camille : english;
    const line = {
      declined: `ATTENDEE;PARTSTAT=DECLINED:mailto:${person.user.email}`,
      cancelled: 'STATUS:CANCELLED',
      private: 'CLASS:PRIVATE',
    }[standing];
    const item = openEvent([`UID:${uid()}`, 'SUMMARY:Point', 'DTSTART:20261123T090000Z', line]);
    const card = await openCard(person, item);
    expect(wordsOf(card)).toContain(notice);
    expect(readCreated(await save(person, item, { card })).task.title).toBe('Point');
  });
});

const seriesWords = {
  fr: {
    this: 'Cette réunion',
    all: 'Toute la série',
    first: 'Série, première fois\u00a0: lundi 2 novembre 2026',
    saved: 'Déjà enregistré',
  },
  en: {
    this: 'This meeting',
    all: 'The whole series',
    first: /^Series, first time: Monday,? 2 November 2026/m,
    saved: 'Already saved',
  },
};

describe.each(['fr', 'en'] as const)('a meeting of a series in %s', (language) => {
  const words = seriesWords[language];
  let person: Person;

  beforeAll(() => {
    person = language === 'fr' ? camille : english;
  });

  it('is saved by itself unless the rep chooses otherwise', async () => {
    const key = uid();
    const item = openEvent([`UID:${key}`, ...weekly, weeklyRule], { occurrence: third });
    const card = await openCard(person, item);
    expect(listChosen(card, 'span')).toEqual([words.this]);
    const { task } = readCreated(await save(person, item, { card }));
    expect(task.sourceKeys).toEqual([`event:${key}:${third}`]);
    expect(task.meeting).toEqual({ start: '2026-11-16T08:00:00.000Z', end: '2026-11-16T08:30:00.000Z' });
    expect(wordsOf(await openCard(person, item))).toContain(words.saved);
    const next = openEvent([`UID:${key}`, ...weekly, weeklyRule], { occurrence: '2026-11-23T08:00:00Z' });
    expect(wordsOf(await openCard(person, next))).not.toContain(words.saved);
  });

  it('is saved as the whole series, with the time of the first meeting, for one more call of Calendar', async () => {
    const key = uid();
    const item = openEvent([`UID:${key}`, ...weekly, weeklyRule], { occurrence: third });
    const saved = await save(person, item, { card: await openCard(person, item), changes: { span: ['series'] } });
    const { task } = readCreated(saved);
    expect(saved.serviceCalls['Events.get']).toBe(2);
    expect(task.sourceKeys).toEqual([`event:${key}`]);
    expect(task.meeting).toEqual({ start: '2026-11-02T08:00:00.000Z', end: '2026-11-02T08:30:00.000Z' });
    expect(task.description.text).toMatch(words.first);
    const next = openEvent([`UID:${key}`, ...weekly, weeklyRule], { occurrence: '2026-11-23T08:00:00Z' });
    expect(wordsOf(await openCard(person, next))).toContain(words.saved);
  });

  it('stays chosen through the round trips of its card', async () => {
    const item = openEvent([`UID:${uid()}`, ...weekly, weeklyRule], { occurrence: third });
    const card = await openCard(person, item);
    const searched = await searchFor(person, item, { card, query: 'Arènes', changes: { span: ['series'] } });
    expect(listChosen(cardOf(searched), 'span')).toEqual([words.all]);
    expect(searched.serviceCalls['Events.get']).toBe(1);
  });

  it('that was moved keeps the start by its rule as its key', async () => {
    const key = uid();
    const moved = event(`UID:${key}`, 'RECURRENCE-ID:20261116T080000Z', 'SUMMARY:Point', 'DTSTART:20261117T130000Z');
    const raw = calendar(...event(`UID:${key}`, ...weekly, weeklyRule), ...moved);
    const item = eventItem(raw, { occurrence: third });
    const { task } = readCreated(await save(person, item, { card: await openCard(person, item) }));
    expect(task.sourceKeys).toEqual([`event:${key}:${third}`]);
    expect(task.meeting?.start).toBe('2026-11-17T13:00:00.000Z');
  });
});

describe('what cannot be read', () => {
  it.each([
    { language: 'fr', unsaved: 'withoutId', title: 'Enregistrez d’abord la réunion' },
    { language: 'fr', unsaved: 'withId', title: 'Enregistrez d’abord la réunion' },
    { language: 'en', unsaved: 'withoutId', title: 'Save the meeting first' },
  ] as const)(
    'a meeting that is not saved in Calendar yet ($unsaved, $language)',
    async ({ language, unsaved, title }) => {
      const person = language === 'fr' ? camille : english;
      const lines = [`UID:${uid()}`, 'SUMMARY:Point', 'DTSTART:20261123T090000Z'];
      const opened = await person.open(openEvent(lines, { unsaved }));
      expect(wordsOf(cardOf(opened))).toContain(title);
      expect(opened.fetches).toEqual([]);
      const reloaded = await pressButton(person, openEvent(lines), { card: cardOf(opened), functionName: 'onReopen' });
      expect(primaryAction(cardOf(reloaded))?.functionName).toBe('onSave');
    },
  );

  it('a meeting of somebody who did not let Relais read Calendar', async () => {
    const refusedScopes = ['https://www.googleapis.com/auth/calendar.events.readonly'];
    const careful = bench.person(people.camille, { refusedScopes });
    const card = await openCard(careful, openEvent([`UID:${uid()}`, ...weekly]));
    expect(card['name']).toBe('error-scope_missing');
    expect(findAction(card, 'onAuthorize')).not.toBeNull();
    expect(primaryAction(await openCard(careful, mailItem(mail())))?.functionName).toBe('onSave');
  });

  it('a meeting that is gone when it is saved: what was entered stays', async () => {
    const lines = [`UID:${uid()}`, ...weekly];
    const card = await openCard(camille, openEvent(lines));
    const gone = await save(camille, openEvent(lines, { unsaved: 'withId' }), { card, changes: { title: ['Gardé'] } });
    expect(cardOf(gone)['name']).toBe('error-source_unreadable');
    const retried = await pressButton(camille, openEvent(lines), { card: cardOf(gone), functionName: 'onSave' });
    expect(readCreated(retried).task.title).toBe('Gardé');
  });
});
