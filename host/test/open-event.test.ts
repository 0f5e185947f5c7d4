import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scriptRunner, type ScriptRunner } from './support/built-host.ts';
import {
  base,
  calendarScript,
  google,
  open,
  raw,
  readScope,
  writeScope,
  type CalendarScript,
} from './support/calendar-script.ts';

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
