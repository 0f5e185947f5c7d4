import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { base, calendarScript, eventScope, google, open, raw, type CalendarScript } from './support/calendar-script.ts';

let script: CalendarScript;

beforeAll(async () => {
  script = await calendarScript();
});

afterAll(async () => {
  await script.dispose();
});

describe('the Calendar API', () => {
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
});
