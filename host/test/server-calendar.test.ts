import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { calendarAddedSchema, eventDetailSchema, eventListSchema, eventSummarySchema } from '../page-api.ts';
import type { HostServer } from '../server.ts';
import { allScopes } from './support/built-host.ts';
import { startTrialServer, type TrialServer } from './support/trial-server.ts';
import { calendarAddon, calendars, ics, weekly } from './support/server-calendars.ts';

let trial: TrialServer;
let server: HostServer;

beforeAll(async () => {
  const dependencies = { enabledAdvancedServices: [{ userSymbol: 'Calendar', serviceId: 'calendar', version: 'v3' }] };
  trial = await startTrialServer(
    { code: calendarAddon, dependencies },
    [{ email: 'me@x.example', name: 'Me' }],
    (folder) => {
      for (const [name, lines] of Object.entries(calendars)) writeFileSync(join(folder, `${name}.ics`), ics(...lines));
    },
  );
  server = trial.server;
});

afterAll(() => trial.dispose());

const reader = 'user=me@x.example&timeZone=Europe/Paris';
const get = (path: string): Promise<Response> => fetch(server.url + path);
const send = (path: string, method: string, body: object): Promise<Response> =>
  fetch(server.url + path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const drop = (body: string, query = reader): Promise<Response> =>
  fetch(`${server.url}/api/calendar?${query}`, { method: 'POST', headers: { 'content-type': 'text/calendar' }, body });

async function week(from = '2026-11-23', to = '2026-11-30') {
  const span = `from=${from}T00:00:00.000Z&to=${to}T00:00:00.000Z`;
  return z.parse(eventListSchema, await (await get(`/api/calendar?${reader}&${span}`)).json()).events;
}

async function detail(title: string) {
  const event = (await week()).find((one) => one.title === title);
  const path = `/api/calendar/${encodeURIComponent(event?.id ?? '')}`;
  return { path, event: z.parse(eventDetailSchema, await (await get(`${path}?${reader}`)).json()) };
}

describe('the calendar of a week', () => {
  it('has occurrences where they were moved to, and whole days by their dates', async () => {
    expect(await week()).toMatchObject([
      { title: '<script>alert(1)</script>', allDay: true, start: '2026-11-25', end: '2026-11-28', recurring: false },
      { title: 'Weekly, moved', start: '2026-11-25T15:00:00.000Z', recurring: true, answer: null },
    ]);
    expect(await week('2026-11-30', '2026-12-07')).toMatchObject([{ title: 'Weekly', answer: 'declined' }]);
  });

  it.each([
    ['no user', 'timeZone=Europe/Paris&from=2026-11-23T00:00:00Z&to=2026-11-30T00:00:00Z', 400],
    ['a stranger', 'user=eve@x.example&timeZone=UTC&from=2026-11-23T00:00:00Z&to=2026-11-30T00:00:00Z', 403],
    ['no such zone', 'user=me@x.example&timeZone=Mars/Base&from=2026-11-23T00:00:00Z&to=2026-11-30T00:00:00Z', 400],
    ['no date', `${reader}&from=today&to=tomorrow`, 400],
  ])('is not read with %s', async (_name, query, status) => {
    expect((await get(`/api/calendar?${query}`)).status).toBe(status);
  });

  it('never goes further than half a year, however much is asked for', async () => {
    expect((await week('2026-12-01', '9999-01-01')).length).toBeLessThan(30);
  });
});

describe('an event', () => {
  it('tells where it was, and who is invited: the organizer first, rooms last', async () => {
    const { event } = await detail('Weekly, moved');
    expect(event).toMatchObject({ movedFrom: '2026-11-24T09:00:00.000Z', guests: [], organizer: null });
    const [next] = await week('2026-11-30', '2026-12-07');
    const usual: unknown = await (await get(`/api/calendar/${next?.id ?? ''}?${reader}`)).json();
    expect(usual).toMatchObject({
      movedFrom: null,
      guests: [
        { address: 'me@x.example', organizer: true, self: true, answer: 'declined' },
        { address: 'room@x.example', resource: true },
      ],
    });
  });

  it('has links to files, and only to web addresses', async () => {
    const { event } = await detail('<script>alert(1)</script>');
    expect(event.attachments).toEqual([
      {
        title: 'Plan.pdf',
        mediaType: 'application/pdf',
        url: 'https://drive.google.com/open?id=1aB2cD3eF4gH5iJ6kL7mN',
        drive: true,
      },
    ]);
  });

  it('shows its description without scripts, handlers and the network', async () => {
    const { path } = await detail('<script>alert(1)</script>');
    const response = await get(`${path}/description?${reader}`);
    const html = await response.text();
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'; img-src 'none'");
    expect(html).toContain('<p>Hi ');
    expect(html.slice(html.indexOf('<body>'))).not.toMatch(/<script|onclick|javascript:|evil\.example|<img/);
    expect(html).toContain('<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>');
  });

  it.each(['nothing', '_6t', '%2e%2e%2fworld', '_6t_20261124T090000Z'])(
    'that is not there is not found: %s',
    async (id) => {
      expect((await get(`/api/calendar/${id}?${reader}`)).status).toBe(404);
    },
  );
});

describe('the add-on in Calendar', () => {
  const request = {
    user: 'me@x.example',
    locale: 'fr-FR',
    timeZone: 'Europe/Paris',
    platform: 'WEB',
    hostApp: 'CALENDAR',
    target: { kind: 'itemOpen' },
  };
  beforeAll(() => send('/api/consent', 'PUT', { user: 'me@x.example', granted: allScopes }));
  const title = async (item: object, part: object = {}): Promise<unknown> => {
    const answer: unknown = await (await send('/api/callbacks', 'POST', { ...request, item, ...part })).json();
    return /"title":"(.*?)"/.exec(JSON.stringify(answer))?.[1] ?? answer;
  };

  it('reads the occurrence that is open, and the rest of the calendar once', async () => {
    const { event } = await detail('Weekly, moved');
    expect(await title({ kind: 'event', id: event.id })).toBe('Weekly, moved | 2026-11-25T16:00:00+01:00 | 2');
  });

  it('cannot read an event that is not saved yet', async () => {
    expect(await title({ kind: 'newEvent', start: '2026-11-24T10:00' })).toBe('save first');
  });

  it('has a homepage of its own', async () => {
    expect(await title({ kind: 'none' }, { target: { kind: 'homepage' } })).toBe('home CALENDAR');
    expect(await title({ kind: 'none' }, { hostApp: 'GMAIL', target: { kind: 'homepage' } })).toBe('home GMAIL');
  });

  it.each([
    ['an event that is not there', { kind: 'event', id: '_none' }, 404],
    ['a new event at no time', { kind: 'newEvent', start: 'now' }, 400],
    ['an unknown kind', { kind: 'file', id: '1' }, 400],
  ])('is not run for %s', async (_name, item, status) => {
    expect((await send('/api/callbacks', 'POST', { ...request, item })).status).toBe(status);
  });
});

describe('a dropped calendar', () => {
  it('joins with all of its events, and the first is told', async () => {
    const event = (uid: string, day: string) => [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      `DTSTART;VALUE=DATE:${day}`,
      `SUMMARY:${uid}`,
      'END:VEVENT',
    ];
    const response = await drop(ics(...event('later', '20261224'), ...event('sooner', '20261222')));
    const added = z.parse(calendarAddedSchema, await response.json());
    expect([response.status, added]).toMatchObject([201, { count: 2, first: { title: 'later', dropped: true } }]);
    expect((await week('2026-12-21', '2026-12-28')).map(({ title }) => title)).toEqual(['sooner', 'Weekly', 'later']);
  });

  it('counts more than what was there: a series, and an occurrence that comes alone', async () => {
    const changed = ics(
      'BEGIN:VEVENT',
      'UID:weekly@x.example',
      'RECURRENCE-ID;TZID=Europe/Paris:20270105T100000',
      'DTSTART;TZID=Europe/Paris:20270105T180000',
      'SUMMARY:Weekly, late',
      'END:VEVENT',
    );
    const { first } = z.parse(calendarAddedSchema, await (await drop(changed)).json());
    expect(first).toMatchObject({ title: 'Weekly, late', start: '2027-01-05T17:00:00.000Z', recurring: true });
    expect((await week('2027-01-04', '2027-01-18')).map(({ title }) => title)).toEqual(['Weekly, late', 'Weekly']);
    const renamed = ics(...weekly).replace('SUMMARY:Weekly', 'SUMMARY:Renamed');
    expect((await drop(renamed)).status).toBe(201);
    expect((await week('2027-01-04', '2027-01-18')).map(({ title }) => title)).toEqual(['Weekly, late', 'Renamed']);
  });

  it('keeps events without a UID apart, file by file', async () => {
    const nameless = (day: string) =>
      ics('BEGIN:VEVENT', `DTSTART;VALUE=DATE:${day}`, `SUMMARY:On ${day}`, 'END:VEVENT');
    await drop(nameless('20270310'));
    await drop(nameless('20270311'));
    const titles = (await week('2027-03-08', '2027-03-15')).map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(['On 20270310', 'On 20270311']));
  });

  it.each([
    ['another kind of file', '%PDF-1.7', 'not_a_calendar'],
    ['nothing', ' ', 'not_a_calendar'],
    ['tasks alone', ics('BEGIN:VTODO', 'SUMMARY:To do', 'END:VTODO'), 'no_event'],
    ['an event without a start', ics('BEGIN:VEVENT', 'UID:x', 'SUMMARY:x', 'END:VEVENT'), 'event_not_readable'],
    ['a start that is no date', ics('BEGIN:VEVENT', 'DTSTART:tomorrow', 'END:VEVENT'), 'event_not_readable'],
  ])('is refused with %s', async (_name, body, code) => {
    const response = await drop(body);
    expect([response.status, await response.json()]).toMatchObject([422, { code }]);
  });

  it('is refused when showing it would keep everybody waiting, and leaves the calendar as it was', async () => {
    const before = await week();
    const rule = ['DTSTART:20261123T090000Z', 'RRULE:FREQ=SECONDLY'];
    const bomb = Array.from({ length: 10 }, (_, index) => [
      'BEGIN:VEVENT',
      `UID:b${String(index)}`,
      ...rule,
      'END:VEVENT',
    ]);
    const response = await drop(ics(...bomb.flat()));
    expect([response.status, await response.json()]).toMatchObject([413, { code: 'calendar_too_large' }]);
    expect(await week()).toEqual(before);
  });

  it('is refused when it is too large, before it is read', async () => {
    const response = await drop(`BEGIN:VCALENDAR\r\n${'X'.repeat(10 * 1024 * 1024)}`);
    expect([response.status, await response.json()]).toMatchObject([413, { code: 'calendar_too_large' }]);
  });
});

describe('an event written on the page', () => {
  const event = {
    user: 'me@x.example',
    timeZone: 'Europe/Paris',
    title: 'Visit; plant, north\\south',
    start: '2027-05-03T09:00',
    end: '2027-05-03T10:30',
    location: 'Hall é 7',
    guests: ['jane@x.example'],
    description: `First line\nsecond line\nEND:VEVENT\n${'é'.repeat(200)}`,
  };

  it('joins the calendar as it was written', async () => {
    const response = await send('/api/events', 'POST', event);
    const saved = z.parse(eventSummarySchema, await response.json());
    expect([response.status, saved]).toMatchObject([
      201,
      { title: event.title, start: '2027-05-03T07:00:00.000Z', end: '2027-05-03T08:30:00.000Z', location: 'Hall é 7' },
    ]);
    const path = `/api/calendar/${saved.id}`;
    expect(await (await get(`${path}?${reader}`)).json()).toMatchObject({
      guests: [
        { address: 'me@x.example', organizer: true },
        { address: 'jane@x.example', answer: 'needsAction' },
      ],
    });
    const html = await (await get(`${path}/description?${reader}`)).text();
    expect(html).toContain(`second line\nEND:VEVENT\n${'é'.repeat(200)}`);
  });

  it.each([
    ['a start that is no time', { start: '2027-05-03' }],
    ['a zone with a line end', { timeZone: 'UTC\r\nSUMMARY:x' }],
    ['a zone that is none', { timeZone: 'Mars/Base' }],
    ['guests that are no list', { guests: 'jane@x.example' }],
  ])('is refused with %s', async (_name, part) => {
    expect((await send('/api/events', 'POST', { ...event, ...part })).status).toBe(400);
  });
});
