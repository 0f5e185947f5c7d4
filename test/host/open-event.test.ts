import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallbackRequest, OpenEvent } from '../../host/contract.ts';
import { callback, scriptRunner, trialHost, type ScriptRunner } from '../support/built-host.ts';

const google = 'https://www.googleapis.com/auth/';
const eventScope = `${google}calendar.events.readonly`;
const readScope = `${google}calendar.addons.current.event.read`;
const writeScope = `${google}calendar.addons.current.event.write`;
const raw = new TextEncoder().encode(
  [
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'UID:weekly@a.example',
    'SUMMARY:Point',
    'DTSTART;TZID=Europe/Paris:20260316T090000',
    'DTEND;TZID=Europe/Paris:20260316T093000',
    'RRULE:FREQ=WEEKLY;COUNT=4',
    'ORGANIZER:mailto:ana@client.example',
    'ATTENDEE;CN=Ana:mailto:ana@client.example',
    'ATTENDEE;PARTSTAT=DECLINED:mailto:camille@demo.example',
    'X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'UID:single@a.example',
    'SUMMARY:Seul',
    'DTSTART;VALUE=DATE:20260317',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n'),
);
const base = '_etimaqrcf5062bj5f1gmqs3cck';

function open(part: Partial<OpenEvent> = {}): Pick<CallbackRequest, 'item' | 'hostApp'> {
  return { hostApp: 'CALENDAR', item: { kind: 'event', calendarId: 'camille@demo.example', raw, ...part } };
}

interface Trial {
  scopes?: string[];
  access?: string;
  enabled?: boolean;
}

/** A script with a manifest for Calendar. */
async function calendarScript({ scopes = [eventScope], access = 'READ', enabled = true }: Trial = {}) {
  const runner = await trialHost({
    scopes,
    code: 'function onRun(e) { return new Function("e", e.commonEventObject.parameters.body)(e); }',
  });
  const path = join(runner.addonDir, 'appsscript.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as { addOns: object };
  const service = { userSymbol: 'Calendar', serviceId: 'calendar', version: 'v3' };
  const changed = {
    ...manifest,
    dependencies: { enabledAdvancedServices: enabled ? [service] : [] },
    addOns: { ...manifest.addOns, calendar: { currentEventAccess: access } },
  };
  writeFileSync(path, JSON.stringify(changed));
  const run = (body: string, part: Partial<CallbackRequest>) =>
    runner.run(
      callback({ ...part, target: { kind: 'action', functionName: 'onRun', parameters: { body }, formInputs: {} } }),
    );
  return {
    dispose: () => runner.dispose(),
    value: async (expression: string, part: Partial<CallbackRequest> = open()) => {
      const { log } = await run(`console.log(JSON.stringify(${expression}))`, part);
      return JSON.parse(log[0] ?? '') as unknown;
    },
    error: async (body: string, part: Partial<CallbackRequest> = open()) => {
      const outcome: unknown = await run(body, part).catch((error: unknown) => error);
      if (outcome instanceof Error) return outcome.message;
      throw new Error('ran to its end');
    },
  };
}

type CalendarScript = Awaited<ReturnType<typeof calendarScript>>;

describe('the event object', () => {
  it.each([
    ['METADATA', [readScope], []],
    ['READ', [], []],
    ['READ', [readScope], ['attendees', 'capabilities', 'conferenceData']],
    ['WRITE', [writeScope], ['capabilities']],
    ['READ_WRITE', [readScope, writeScope], ['attendees', 'capabilities', 'conferenceData']],
  ])('with access %s and permissions %o', async (access, scopes, more) => {
    const script = await calendarScript({ scopes, access });
    const calendar = (await script.value('e.calendar')) as Record<string, unknown>;
    await script.dispose();
    expect(Object.keys(calendar).sort()).toEqual(['calendarId', 'id', 'organizer', 'recurringEventId', ...more].sort());
    expect(calendar).toMatchObject({
      calendarId: 'camille@demo.example',
      id: `${base}_20260316T080000Z`,
      recurringEventId: base,
      organizer: { email: 'ana@client.example' },
    });
  });
});

describe('Calendar.Events', () => {
  let script: CalendarScript;

  beforeAll(async () => {
    script = await calendarScript();
  });

  afterAll(async () => {
    await script.dispose();
  });

  const get = 'Calendar.Events.get(e.calendar.calendarId, e.calendar.id)';

  it('answers the open event, in objects of the script', async () => {
    expect(
      await script.value(`(() => { const { id, summary, start, end, recurringEventId, attendees } = ${get};
      return [id, summary, start.dateTime, end.dateTime, recurringEventId, attendees.map((a) => [a.email, a.self, a.responseStatus]), attendees instanceof Array]; })()`),
    ).toEqual([
      `${base}_20260316T080000Z`,
      'Point',
      '2026-03-16T09:00:00+01:00',
      '2026-03-16T09:30:00+01:00',
      base,
      [
        ['ana@client.example', null, 'needsAction'],
        ['camille@demo.example', true, 'declined'],
      ],
      true,
    ]);
  });

  it('answers the series, and the chosen occurrence and event', async () => {
    expect(await script.value(`Calendar.Events.get('primary', e.calendar.recurringEventId).recurrence`)).toEqual([
      'RRULE:FREQ=WEEKLY;COUNT=4',
    ]);
    expect(await script.value(`${get}.start.dateTime`, open({ occurrence: '2026-03-30' }))).toBe(
      '2026-03-30T09:00:00+02:00',
    );
    expect(await script.value(`${get}.start`, open({ uid: 'single@a.example' }))).toEqual({ date: '2026-03-17' });
  });

  it('lists occurrences of a span in order, page by page', async () => {
    const list = (more: string): string =>
      `(() => { const { items, nextPageToken } = Calendar.Events.list('primary', { singleEvents: true, timeMin: '2026-03-16T00:00:00Z', timeMax: '2026-03-31T00:00:00Z', ${more} });
        return [items.map((i) => i.start.dateTime || i.start.date), nextPageToken || null]; })()`;
    expect(await script.value(list(''))).toEqual([
      ['2026-03-16T09:00:00+01:00', '2026-03-17', '2026-03-23T09:00:00+01:00', '2026-03-30T09:00:00+02:00'],
      null,
    ]);
    expect(await script.value(list('maxResults: 3'))).toEqual([expect.arrayContaining(['2026-03-17']), '3']);
    expect(await script.value(list(`maxResults: 3, pageToken: '3'`))).toEqual([['2026-03-30T09:00:00+02:00'], null]);
    expect(await script.value(list(`q: 'seul'`))).toEqual([['2026-03-17'], null]);
    expect(await script.value(`Calendar.Events.instances('primary', '${base}').items.length`)).toBe(4);
  });

  describe('with an occurrence that was taken out', () => {
    const text = new TextDecoder().decode(raw);
    const excluded = new TextEncoder().encode(
      text.replace('RRULE:', 'EXDATE;TZID=Europe/Paris:20260323T090000\r\nRRULE:'),
    );
    const gone = `${base}_20260323T080000Z`;
    const ids = (call: string): string => `${call}.items.map((item) => [item.id, item.status])`;
    const list = (more: string): string =>
      ids(
        `Calendar.Events.list('primary', { timeMin: '2026-03-18T00:00:00Z', timeMax: '2026-03-31T00:00:00Z', ${more} })`,
      );
    const next = [`${base}_20260330T070000Z`, 'confirmed'];

    it.each([
      [`[(({ id, status }) => [id, status])(Calendar.Events.get('primary', '${gone}'))]`, [[gone, 'cancelled']]],
      [list('singleEvents: true'), [next]],
      [list('singleEvents: true, showDeleted: true'), [[gone, 'cancelled'], next]],
      [
        list(''),
        [
          [base, 'confirmed'],
          [gone, 'cancelled'],
        ],
      ],
      [`${ids(`Calendar.Events.instances('primary', '${base}')`)}.length`, 3],
      [`${ids(`Calendar.Events.instances('primary', '${base}', { showDeleted: true })`)}.length`, 4],
    ])('%s', async (expression, expected) => {
      expect(await script.value(expression, open({ raw: excluded }))).toEqual(expected);
    });
  });

  it.each([
    [`orderBy: 'startTime'`, 'The requested ordering is not available for the particular query.'],
    [`timeMin: '2026-03-02T00:00:00Z', timeMax: '2026-03-01T00:00:00Z'`, 'The specified time range is empty.'],
    [`timeMin: 'today'`, 'Bad Request'],
  ])('refuses a list with %s', async (given, words) => {
    expect(await script.error(`Calendar.Events.list('primary', { ${given} })`)).toBe(
      `GoogleJsonResponseException: API call to calendar.events.list failed with error: ${words}`,
    );
  });

  it.each([
    [`Calendar.Settings.get('timezone').value`, 'Europe/Paris'],
    [`Calendar.Settings.list().items.find(({ id }) => id === 'locale').value`, 'fr'],
    [
      `Calendar.Freebusy.query({ timeMin: '2026-03-16T00:00:00Z', timeMax: '2026-03-24T00:00:00Z', items: [{ id: 'ana@client.example' }, { id: 'primary' }] }).calendars`,
      {
        'ana@client.example': { errors: [{ domain: 'global', reason: 'notFound' }], busy: [] },
        // The series was declined.
        primary: { busy: [{ start: '2026-03-16T23:00:00Z', end: '2026-03-17T23:00:00Z' }] },
      },
    ],
  ])('%s', async (expression, expected) => {
    const settings = await calendarScript({ scopes: [eventScope, `${google}calendar.readonly`] });
    const value = await settings.value(expression);
    await settings.dispose();
    expect(value).toEqual(expected);
  });

  it.each([`Calendar.Settings.get('none')`, `Calendar.Freebusy.query({})`, `Calendar.Acl.list('primary')`])(
    'fails for %s as the API does',
    async (call) => {
      const settings = await calendarScript({ scopes: [`${google}calendar`] });
      const text = await settings.error(call);
      await settings.dispose();
      expect(text).toMatch(/Not Found$|Bad Request$|not simulated: Calendar\.Acl\.list$/);
    },
  );

  it('reads the calendar of who is signed in when nothing is open', async () => {
    const part = {
      hostApp: 'CALENDAR' as const,
      calendar: { id: 'camille@demo.example', files: [raw] },
    };
    const since = `{ timeMin: '2026-03-01T00:00:00Z', timeMax: '2026-04-30T00:00:00Z' }`;
    expect(await script.value(`Calendar.Events.list('primary', ${since}).items.map((i) => i.summary)`, part)).toEqual([
      'Point',
      'Seul',
    ]);
  });

  it.each([
    ['an unknown id', `Calendar.Events.get('primary', 'x')`, {}],
    ['an unknown calendar', `Calendar.Events.get('other@demo.example', e.calendar.id)`, {}],
    ['an event that is not saved', get, { unsaved: 'withId' as const }],
  ])('answers 404 to %s', async (_what, call, part) => {
    expect(await script.error(call, open(part))).toBe(
      'GoogleJsonResponseException: API call to calendar.events.get failed with error: Not Found',
    );
    expect(
      await script.value(
        `(() => { try { ${call} } catch (error) { return [error.details.code, error instanceof Error]; } })()`,
        open(part),
      ),
    ).toEqual([404, true]);
  });

  it('has no id for an event that has none yet', async () => {
    expect(await script.value(`'id' in e.calendar`, open({ unsaved: 'withoutId' }))).toBe(false);
  });

  it.each([
    [{ uid: 'none' }, 'The file has no event none.'],
    [{ occurrence: '2026-03-17' }, 'The event has no occurrence 2026-03-17.'],
    [{ raw: new TextEncoder().encode('no calendar') }, 'The file has no event.'],
  ])('is not asked for what the file lacks: %o', async (part, message) => {
    expect(await script.error('', open(part))).toBe(message);
  });

  it('writes nothing', async () => {
    expect(await script.error(`Calendar.Events.insert({}, 'primary')`)).toBe(
      'Exception: not simulated: Calendar.Events.insert',
    );
  });

  it('needs its permission, and the manifest to enable it', async () => {
    const without = await calendarScript({ scopes: [readScope] });
    expect(await without.error(get)).toContain(
      'You do not have permission to call Calendar.Events.get. Required permissions: (',
    );
    await without.dispose();
    const disabled = await calendarScript({ enabled: false });
    expect(await disabled.error(get)).toBe('ReferenceError: Calendar is not defined');
    await disabled.dispose();
  });
});

describe('CalendarApp', () => {
  let script: ScriptRunner;

  beforeAll(async () => {
    script = await scriptRunner({ scopes: [`${google}calendar.readonly`] });
  });

  afterAll(async () => {
    await script.dispose();
  });

  it('reads the open event', async () => {
    const expression = `(() => { const event = CalendarApp.getCalendarById(e.calendar.calendarId).getEventById(e.calendar.id);
      const [guest] = event.getGuestList();
      return [event.getTitle(), event.getStartTime(), event.getEndTime(), event.isAllDayEvent(), event.isRecurringEvent(), String(event.getMyStatus()),
        event.getGuestList(true).length, guest.getEmail(), String(guest.getGuestStatus()), event.getCreators(), event.getId(), event.isOwnedByMe()]; })()`;
    expect(await script.value(expression, open())).toEqual([
      'Point',
      '2026-03-16T08:00:00.000Z',
      '2026-03-16T08:30:00.000Z',
      false,
      true,
      'NO',
      2,
      'camille@demo.example',
      'NO',
      ['ana@client.example'],
      'weekly@a.example',
      false,
    ]);
  });

  it.each([
    [`CalendarApp.getEventById('x')`, null],
    [`CalendarApp.getDefaultCalendar().getEventById(undefined)`, null],
    [`CalendarApp.getCalendarById('other@demo.example')`, null],
    [`CalendarApp.getEventById('single@a.example').isAllDayEvent()`, true],
    [`CalendarApp.getEventById('single@a.example').getAllDayStartDate()`, '2026-03-16T23:00:00.000Z'],
    [`CalendarApp.getEventsForDay(new Date('2026-03-17T12:00:00Z')).map((event) => event.getTitle())`, ['Seul']],
    [
      `CalendarApp.getEvents(new Date('2026-03-16'), new Date('2026-03-25'), { search: 'point', max: 1 }).map((event) => event.getTitle())`,
      ['Point'],
    ],
    [
      `[CalendarApp.getId(), CalendarApp.getTimeZone(), CalendarApp.getAllCalendars().length]`,
      ['camille@demo.example', 'Europe/Paris', 1],
    ],
  ])('%s', async (expression, expected) => {
    expect(await script.value(expression, open())).toEqual(expected);
  });

  it('writes nothing', async () => {
    expect(await script.error(`CalendarApp.createEvent('x', new Date(), new Date())`, open())).toBe(
      'Exception: not simulated: CalendarApp.createEvent',
    );
  });
});
