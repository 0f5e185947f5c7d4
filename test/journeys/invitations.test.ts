import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { choicesOf, wordsOf } from '../../scripts/harness/card-form.ts';
import { mailItem, type Person } from '../../scripts/harness/test-bench.ts';
import { openLinkedBench, type JourneyBench } from '../support/bench.ts';
import { calendar, event } from '../../host/test/support/calendar.ts';
import { openCard, readCreated, save } from '../support/journey.ts';
import { mail } from '../support/mail.ts';
import { openEvent, third, weekly, weeklyRule } from '../support/weekly-meeting.ts';

let bench: JourneyBench;
let persons: Record<'fr' | 'en', Person>;

beforeAll(async () => {
  ({ bench, persons } = await openLinkedBench());
});

afterAll(() => bench.close());

let count = 0;
const uid = () => `invited-${(count += 1)}@demo.example`;

describe.each([
  [
    'fr',
    {
      saved: 'Déjà enregistré',
      number: 'n°\u00a0',
      cancelled: 'Cette réunion est annulée.',
      zone: 'dans un fuseau horaire inconnu («\u00a0Heure du bureau\u00a0»)',
    },
  ],
  [
    'en',
    {
      saved: 'Already saved',
      number: 'no.\u00a0',
      cancelled: 'This meeting is cancelled.',
      zone: 'in an unknown time zone (“Heure du bureau”)',
    },
  ],
] as const)('an invitation mail and its meeting are one source, in %s', (language, words) => {
  let person: Person;

  beforeAll(() => {
    person = persons[language];
  });

  const invitation = (lines: readonly string[], method = 'REQUEST') =>
    mailItem(
      mail({
        subject: 'Invitation',
        files: [
          {
            name: 'invite.ics',
            mediaType: `text/calendar; method=${method}`,
            content: calendar(`METHOD:${method}`, ...event(...lines)),
          },
        ],
      }),
    );

  const cases = [
    { what: 'a single meeting', lines: weekly, opened: {}, span: 'occurrence' },
    { what: 'a series', lines: [...weekly, weeklyRule], opened: { occurrence: third }, span: 'series' },
    { what: 'the first meeting of a series', lines: [...weekly, weeklyRule], opened: {}, span: 'occurrence' },
  ];

  it('says that its time zone is unknown, and keeps the time as read', async () => {
    const written = (zone: string) => [`UID:${uid()}`, `DTSTART;TZID=${zone}:20270105T100000`, 'DURATION:PT1H'];
    const unknown = invitation(written('Heure du bureau'));
    expect(wordsOf(await openCard(person, unknown))).toContain(words.zone);
    const known = invitation(written('Romance Standard Time'));
    const card = await openCard(person, known);
    expect(wordsOf(card)).not.toMatch(/fuseau horaire inconnu|unknown time zone/);
    const { task } = readCreated(await save(person, known, { card }));
    expect(task.meeting).toEqual({ start: '2027-01-05T09:00:00.000Z', end: '2027-01-05T10:00:00.000Z' });
  });

  it('lists its calendar once, though the mail has it in two forms', async () => {
    const content = new TextDecoder().decode(calendar('METHOD:REQUEST', ...event(`UID:${uid()}`, ...weekly)));
    const files = [
      { name: 'invite.ics', mediaType: 'text/calendar; method=REQUEST', content },
      { name: 'invite.ics', mediaType: 'application/ics', content: `${content.replace(/\r\n/g, '\n')}\n` },
    ];
    const offered = choicesOf(await openCard(person, mailItem(mail({ subject: 'Invitation', files }))), 'attachments');
    expect(offered.map(({ text }) => text)).toEqual([expect.stringMatching(/^invite\.ics/)]);
  });

  it.each(cases)('$what: the mail is opened second', async ({ lines, opened, span }) => {
    const own = [`UID:${uid()}`, ...lines];
    const item = openEvent(own, opened);
    const { task } = readCreated(
      await save(person, item, { card: await openCard(person, item), changes: { span: [span] } }),
    );
    const shown = wordsOf(await openCard(person, invitation(own)));
    expect(shown).toContain(`${words.saved} <b>${words.number}${task.number}</b>`);
  });

  it.each(cases.slice(0, 2))('$what: the meeting is opened second', async ({ lines, opened }) => {
    const own = [`UID:${uid()}`, ...lines];
    const item = invitation(own);
    const { task } = readCreated(await save(person, item, { card: await openCard(person, item) }));
    expect(task).toMatchObject({
      sourceKind: 'mail',
      meeting: { start: '2026-11-02T08:00:00.000Z', end: '2026-11-02T08:30:00.000Z' },
      attachments: [],
    });
    const shown = wordsOf(await openCard(person, openEvent(own, opened)));
    expect(shown).toContain(`${words.saved} <b>${words.number}${task.number}</b>`);
  });

  it('one meeting of a series, in both orders', async () => {
    const [series, other] = [`UID:${uid()}`, `UID:${uid()}`];
    const change = (key: string) => invitation([key, 'RECURRENCE-ID;TZID=Europe/Paris:20261116T090000', ...weekly]);
    const meeting = (key: string) => openEvent([key, ...weekly, weeklyRule], { occurrence: third });
    for (const [first, second] of [
      [change(series), meeting(series)],
      [meeting(other), change(other)],
    ] as const) {
      const { task } = readCreated(await save(person, first, { card: await openCard(person, first) }));
      expect(wordsOf(await openCard(person, second))).toContain(`<b>${words.number}${task.number}</b>`);
    }
  });

  it('Outlook’s invitation is one too: the calendar is another form of the text, its zone has a name of Windows', async () => {
    const key = `UID:${uid()}`;
    const rules = [
      'STANDARD',
      'DTSTART:16010101T030000',
      'TZOFFSETTO:+0100',
      'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
    ];
    const summer = [
      'DAYLIGHT',
      'DTSTART:16010101T020000',
      'TZOFFSETTO:+0200',
      'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
    ];
    const part = ([name = '', ...lines]: string[]) => [`BEGIN:${name}`, ...lines, `END:${name}`];
    const zone = ['BEGIN:VTIMEZONE', 'TZID:Romance Standard Time', ...part(rules), ...part(summer), 'END:VTIMEZONE'];
    const change = event(key, 'RECURRENCE-ID;TZID=Romance Standard Time:20261116T090000', ...weekly);
    const text = new TextDecoder().decode(calendar('METHOD:REQUEST', ...zone, ...change));
    const item = mailItem(
      new TextEncoder().encode(
        [
          'From: Ordinary Sender <ordinary@sender.example>',
          'To: camille@demo.example',
          'Subject: Point',
          `Message-ID: <outlook-${language}@sender.example>`,
          'MIME-Version: 1.0',
          'Content-Type: multipart/alternative; boundary="part"',
          '',
          '--part',
          'Content-Type: text/plain; charset=utf-8',
          '',
          'Point',
          '--part',
          'Content-Type: text/calendar; charset=utf-8; method=REQUEST',
          '',
          text,
          '--part--',
          '',
        ].join('\r\n'),
      ),
    );
    const { task } = readCreated(await save(person, item, { card: await openCard(person, item) }));
    expect(new Set(task.sourceKeys)).toEqual(
      new Set([`mail:outlook-${language}@sender.example`, `event:${key.slice(4)}:${third}`]),
    );
    const meeting = openEvent([key, ...weekly, weeklyRule], { occurrence: third });
    expect(wordsOf(await openCard(person, meeting))).toContain(`<b>${words.number}${task.number}</b>`);
  });

  it('a cancellation says so; the answer of a guest is another source', async () => {
    const own = [`UID:${uid()}`, ...weekly];
    const item = openEvent(own);
    await save(person, item, { card: await openCard(person, item) });
    const cancelled = wordsOf(await openCard(person, invitation(own, 'CANCEL')));
    expect(cancelled).toContain(words.cancelled);
    expect(cancelled).toContain(words.saved);
    expect(wordsOf(await openCard(person, invitation(own, 'REPLY')))).not.toContain(words.saved);
  });
});
