import { beforeEach, describe, expect, it, vi } from 'vitest';
import { failureOfList, listEvents, openEvent } from '../../../addon/google/calendar.ts';
import { installGoogle } from '../../support/google-services.ts';

type Answer = (...args: unknown[]) => unknown;

/** Puts a Calendar service where the add-on looks for it. */
function calendarService(events: { get?: Answer; list?: Answer }): void {
  Object.assign(globalThis, { Calendar: { Events: events } });
}

function apiError(code: number): Error {
  return Object.assign(new Error('API call to calendar.events.get failed with error: x'), { details: { code } });
}

const throwing = (error: Error) => () => {
  throw error;
};

beforeEach(() => {
  installGoogle();
});

describe('openEvent', () => {
  it('reads an occurrence with everything', () => {
    const asked: unknown[] = [];
    calendarService({
      get: (...args) => {
        asked.push(...args);
        return {
          id: 'abc_20261123T080000Z',
          iCalUID: 'abc@google.com',
          recurringEventId: 'abc',
          originalStartTime: { dateTime: '2026-11-23T09:00:00+01:00', timeZone: 'Europe/Paris' },
          status: 'confirmed',
          summary: 'Point',
          visibility: 'private',
          start: { dateTime: '2026-11-24T09:00:00+01:00' },
          end: { dateTime: '2026-11-24T09:30:00+01:00' },
          organizer: { email: 'ana@client.example', displayName: ' ' },
          attendees: [
            { email: 'me@demo.example', self: true, responseStatus: 'declined', additionalGuests: 2, optional: true },
            { email: 'c_1@resource.calendar.google.com', resource: true, responseStatus: 'what?' },
          ],
          guestsCanSeeOtherGuests: false,
          conferenceData: {
            conferenceSolution: { name: 'Google Meet' },
            entryPoints: [
              { entryPointType: 'video', uri: 'https://meet.google.com/a', label: 'meet.google.com/a' },
              {
                entryPointType: 'phone',
                uri: 'tel:+33-1',
                label: '+33 1',
                pin: '123',
                passcode: 'abc',
                meetingCode: '456',
              },
              { entryPointType: 'sip', uri: 'sip:a@b' },
            ],
          },
          attachments: [{ fileUrl: 'https://drive.google.com/x', title: 'Plan', mimeType: 'image/png' }],
          htmlLink: 'https://www.google.com/calendar/event?eid=1',
        };
      },
    });
    expect(openEvent('cal', 'abc_20261123T080000Z')).toEqual({
      outcome: 'open',
      event: {
        id: 'abc_20261123T080000Z',
        uid: 'abc@google.com',
        seriesId: 'abc',
        originalStart: { instant: '2026-11-23T08:00:00.000Z' },
        originalDay: '2026-11-23',
        cancelled: false,
        isPrivate: true,
        title: 'Point',
        description: '',
        location: '',
        start: { instant: '2026-11-24T08:00:00.000Z' },
        end: { instant: '2026-11-24T08:30:00.000Z' },
        organizer: { email: 'ana@client.example', name: null },
        guests: [
          {
            email: 'me@demo.example',
            name: null,
            answer: 'declined',
            self: true,
            room: false,
            optional: true,
            additional: 2,
          },
          {
            email: 'c_1@resource.calendar.google.com',
            name: null,
            answer: 'needsAction',
            self: false,
            room: true,
            optional: false,
            additional: 0,
          },
        ],
        guestsHidden: true,
        conference: {
          name: 'Google Meet',
          entryPoints: [
            { kind: 'video', label: 'meet.google.com/a', url: 'https://meet.google.com/a', codes: [] },
            {
              kind: 'phone',
              label: '+33 1',
              url: 'tel:+33-1',
              codes: [
                { kind: 'meetingCode', code: '456' },
                { kind: 'passcode', code: 'abc' },
                { kind: 'pin', code: '123' },
              ],
            },
            { kind: 'other', label: '', url: 'sip:a@b', codes: [] },
          ],
        },
        files: [{ title: 'Plan', url: 'https://drive.google.com/x', mediaType: 'image/png' }],
        url: 'https://www.google.com/calendar/event?eid=1',
      },
    });
    expect(asked).toEqual(['cal', 'abc_20261123T080000Z']);
  });

  it('reads the little that is left of a cancelled occurrence, and a Meet link without more', () => {
    calendarService({ get: () => ({ id: 'a_1', status: 'cancelled', originalStartTime: { date: '2026-11-23' } }) });
    expect(openEvent('cal', 'a_1')).toMatchObject({
      event: { cancelled: true, start: null, end: null, originalStart: { date: '2026-11-23' }, organizer: null },
    });
    calendarService({ get: () => ({ hangoutLink: 'https://meet.google.com/b', start: { dateTime: 'soon' } }) });
    expect(openEvent('cal', 'a')).toMatchObject({
      event: { start: null, conference: { entryPoints: [{ kind: 'video', url: 'https://meet.google.com/b' }] } },
    });
  });

  it.each([
    ['404', throwing(apiError(404)), 'missing'],
    ['410', throwing(apiError(410)), 'missing'],
    ['nothing', () => null, 'missing'],
    ['403', throwing(apiError(403)), 'unreadable'],
    ['500', throwing(apiError(500)), 'unreadable'],
    ['an error without details', throwing(new Error('Service unavailable')), 'unreadable'],
  ])('%s', (_what, get, outcome) => {
    const log = vi.spyOn(console, 'warn').mockReturnValue();
    calendarService({ get });
    expect(openEvent('cal', 'a')).toEqual({ outcome });
    log.mockRestore();
  });

  describe('when it is refused', () => {
    const disabledMessage =
      'API call to calendar.events.get failed with error: Google Calendar API has not been used in project 12 before or it is disabled. Enable it by visiting https://console.example then retry.';
    const refusal = (details: object | undefined, message = 'API call failed') =>
      throwing(Object.assign(new Error(message), details === undefined ? {} : { details }));
    const reasonOf = (reason: string, code = 403) => ({
      code,
      errors: [{ domain: 'usageLimits', reason, message: 'x' }],
    });

    it.each<[string, Answer, string, string]>([
      [
        'the API is not enabled',
        refusal(reasonOf('accessNotConfigured')),
        'disabled',
        'Calendar API: 403 accessNotConfigured',
      ],
      [
        'in the newer form',
        refusal({ code: 403, details: [{ reason: 'SERVICE_DISABLED' }] }),
        'disabled',
        'Calendar API: 403 SERVICE_DISABLED',
      ],
      [
        'by its message alone',
        refusal({ code: 403 }, disabledMessage),
        'disabled',
        'Calendar API: 403 without a reason',
      ],
      ['without details', refusal(undefined, disabledMessage), 'disabled', 'fault Error'],
      ['too often', refusal(reasonOf('rateLimitExceeded')), 'unreadable', 'Calendar API: 403 rateLimitExceeded'],
      [
        'with a reason that is a text',
        refusal(reasonOf('Jane <jane@acme.example>')),
        'unreadable',
        'Calendar API: 403 without a reason',
      ],
    ])('%s', (...row) => {
      const [, get, outcome, logged] = row;
      const log = vi.spyOn(console, 'warn').mockReturnValue();
      calendarService({ get, list: get });
      expect(openEvent('cal', 'a')).toEqual({ outcome });
      expect(log.mock.calls.flat().join('\n')).toContain(logged);
      expect(log.mock.calls.flat().join('\n')).not.toMatch(/jane|console\.example/);
      log.mockClear();
      let thrown: unknown;
      try {
        listEvents('a', 'b');
      } catch (error) {
        thrown = error;
      }
      expect(failureOfList(thrown)).toBe(outcome === 'disabled' ? 'disabled' : 'failed');
      expect(log.mock.calls.flat().join('\n')).toContain(logged);
      log.mockRestore();
    });
  });

  it('leaves a missing permission to the guard', () => {
    const refusal = 'You do not have permission to call calendar.events.get. Required permissions: x';
    calendarService({ get: throwing(new Error(refusal)) });
    expect(() => openEvent('cal', 'a')).toThrow(refusal);
  });
});

describe('listEvents', () => {
  it('asks for the occurrences of the own calendar, and leaves out what is no meeting', () => {
    const asked: unknown[] = [];
    calendarService({
      list: (...args) => {
        asked.push(...args);
        const items = [{ id: 'a' }, { id: 'b', eventType: 'outOfOffice' }, { id: 'c', status: 'cancelled' }];
        return { items: [...items, { id: 'd', eventType: 'default' }] };
      },
    });
    const events = listEvents('2026-11-23T00:00:00.000Z', '2026-11-24T00:00:00.000Z');
    expect(events.map(({ id }) => id)).toEqual(['a', 'd']);
    expect(asked).toEqual([
      'primary',
      {
        timeMin: '2026-11-23T00:00:00.000Z',
        timeMax: '2026-11-24T00:00:00.000Z',
        singleEvents: true,
        orderBy: 'startTime',
        maxResults: 50,
      },
    ]);
  });

  it('gives none when there are none', () => {
    calendarService({ list: () => ({}) });
    expect(listEvents('2026-11-23T00:00:00.000Z', '2026-11-24T00:00:00.000Z')).toEqual([]);
  });
});
