import { describe, expect, it } from 'vitest';
import { calendar, event, paris, resource } from '../support/calendar.ts';

describe('an event', () => {
  it('is answered as the Calendar API does', () => {
    const raw = calendar(
      'METHOD:REQUEST',
      ...event(
        'UID:abc123def456@google.com',
        'SEQUENCE:2',
        'SUMMARY:Revue\\, trimestrielle',
        'DESCRIPTION:<b>Ordre du jour</b>\\nPoint 1',
        'LOCATION:Salle 1',
        'DTSTART;TZID=Europe/Paris:20260303T090000',
        'DTEND;TZID=Europe/Paris:20260303T100000',
        'CREATED:20260101T080000Z',
        'LAST-MODIFIED:20260102T080000Z',
        'ORGANIZER;CN=Ana:mailto:ana@client.example',
        'ATTENDEE;CN=Ana;PARTSTAT=ACCEPTED:mailto:Ana@client.example',
        'ATTENDEE;PARTSTAT=DECLINED;ROLE=OPT-PARTICIPANT;X-NUM-GUESTS=2:mailto:camille@demo.example',
        'ATTENDEE;CUTYPE=ROOM;CN=Salle 1:mailto:salle@resource.calendar.google.com',
        'ATTENDEE;PARTSTAT=TENTATIVE:invalid:nowhere',
        'ATTACH;FILENAME=Devis;FMTTYPE=application/pdf:https://drive.google.com/file/d/1AbCdEfGhIjKl/view',
        'ATTACH;ENCODING=BASE64;VALUE=BINARY:AAAA',
        'X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij',
        'CLASS:PRIVATE',
        'TRANSP:TRANSPARENT',
      ),
    );
    expect(resource(raw)).toEqual({
      kind: 'calendar#event',
      id: 'abc123def456',
      status: 'confirmed',
      htmlLink: expect.stringMatching(/^https:\/\/www\.google\.com\/calendar\/event\?eid=/) as string,
      created: '2026-01-01T08:00:00.000Z',
      updated: '2026-01-02T08:00:00.000Z',
      summary: 'Revue, trimestrielle',
      description: '<b>Ordre du jour</b>\nPoint 1',
      location: 'Salle 1',
      creator: { email: 'ana@client.example', displayName: 'Ana' },
      organizer: { email: 'ana@client.example', displayName: 'Ana' },
      start: { dateTime: '2026-03-03T09:00:00+01:00', timeZone: paris },
      end: { dateTime: '2026-03-03T10:00:00+01:00', timeZone: paris },
      transparency: 'transparent',
      visibility: 'private',
      iCalUID: 'abc123def456@google.com',
      sequence: 2,
      attendees: [
        { email: 'ana@client.example', displayName: 'Ana', organizer: true, responseStatus: 'accepted' },
        {
          email: 'camille@demo.example',
          self: true,
          optional: true,
          responseStatus: 'declined',
          additionalGuests: 2,
        },
        {
          email: 'salle@resource.calendar.google.com',
          displayName: 'Salle 1',
          resource: true,
          responseStatus: 'needsAction',
        },
      ],
      hangoutLink: 'https://meet.google.com/abc-defg-hij',
      conferenceData: {
        conferenceId: 'abc-defg-hij',
        conferenceSolution: {
          key: { type: 'hangoutsMeet' },
          name: 'Google Meet',
          iconUri: expect.stringContaining('https://') as string,
        },
        entryPoints: [
          {
            entryPointType: 'video',
            uri: 'https://meet.google.com/abc-defg-hij',
            label: 'meet.google.com/abc-defg-hij',
          },
        ],
      },
      reminders: { useDefault: true },
      attachments: [
        {
          fileUrl: 'https://drive.google.com/file/d/1AbCdEfGhIjKl/view',
          title: 'Devis',
          mimeType: 'application/pdf',
          iconLink: expect.stringContaining('application/pdf') as string,
          fileId: '1AbCdEfGhIjKl',
        },
      ],
      eventType: 'default',
    });
  });

  it.each([
    ['a date', ['DTSTART;VALUE=DATE:20260303'], { date: '2026-03-03' }, { date: '2026-03-04' }],
    [
      'a date that does not say so',
      ['DTSTART:20260303', 'DURATION:P2D'],
      { date: '2026-03-03' },
      { date: '2026-03-05' },
    ],
    [
      'a duration',
      ['DTSTART:20260303T090000Z', 'DURATION:PT90M'],
      { dateTime: '2026-03-03T10:00:00+01:00', timeZone: 'UTC' },
      { dateTime: '2026-03-03T11:30:00+01:00', timeZone: 'UTC' },
    ],
    ...['P500000W', 'P99999999999999W'].map((length): [string, string[], object, object] => [
      `a duration beyond all dates, ${length}`,
      ['DTSTART:20260303T090000Z', `DURATION:${length}`],
      { dateTime: '2026-03-03T10:00:00+01:00', timeZone: 'UTC' },
      { dateTime: '2026-03-03T10:00:00+01:00', timeZone: 'UTC' },
    ]),
    [
      'an end before its start',
      ['DTSTART:20260303T090000Z', 'DTEND:20260303T080000Z'],
      { dateTime: '2026-03-03T10:00:00+01:00', timeZone: 'UTC' },
      { dateTime: '2026-03-03T10:00:00+01:00', timeZone: 'UTC' },
    ],
  ])('with %s', (...row) => {
    const [, lines, start, end] = row;
    expect(resource(calendar(...event('UID:a', ...lines)))).toMatchObject({ start, end });
  });

  it.each([
    ['Europe/Paris', '2026-07-01T09:00:00+02:00', paris],
    ['America/New_York', '2026-07-01T15:00:00+02:00', 'America/New_York'],
    ['Eastern Standard Time', '2026-07-01T15:00:00+02:00', 'America/New_York'],
    ['"(UTC-05:00) Eastern Time (US & Canada)"', '2026-07-01T15:00:00+02:00', 'America/New_York'],
    ['"(UTC+07:00) Bangkok, Hanoi, Jakarta"', '2026-07-01T04:00:00+02:00', 'Asia/Bangkok'],
    ['"Amsterdam, Belgrade, Berlin"', '2026-07-01T09:00:00+02:00', 'Europe/Amsterdam'],
    ['"(GMT +01:00)"', '2026-07-01T10:00:00+02:00', 'Etc/GMT-1'],
    ['/freeassociation.sourceforge.net/Europe/London', '2026-07-01T10:00:00+02:00', 'Europe/London'],
    ['Nowhere', '2026-07-01T09:00:00+02:00', paris],
  ])('in the zone %s', (tzid, dateTime, timeZone) => {
    const raw = calendar(...event('UID:a', `DTSTART;TZID=${tzid}:20260701T090000`));
    expect(resource(raw)['start']).toEqual({ dateTime, timeZone });
  });

  it('in a zone that only its own file describes', () => {
    const zone = ['BEGIN:VTIMEZONE', 'TZID:Ours', 'BEGIN:STANDARD', 'DTSTART:19700101T000000'];
    const rules = [...zone, 'TZOFFSETFROM:+0300', 'TZOFFSETTO:+0300', 'END:STANDARD', 'END:VTIMEZONE'];
    const raw = calendar(...rules, ...event('UID:a', 'DTSTART;TZID=Ours:20260701T090000'));
    expect(resource(raw)['start']).toEqual({ dateTime: '2026-07-01T08:00:00+02:00', timeZone: paris });
  });

  it('without a zone is in that of the file, else of its reader', () => {
    const floating = event('UID:a', 'DTSTART:20260701T090000');
    expect(resource(calendar(...floating))['start']).toMatchObject({ dateTime: '2026-07-01T09:00:00+02:00' });
    expect(resource(calendar('X-WR-TIMEZONE:America/New_York', ...floating))['start']).toMatchObject({
      dateTime: '2026-07-01T15:00:00+02:00',
    });
  });

  it.each([
    ['STATUS:CANCELLED', [], 'cancelled'],
    ['STATUS:TENTATIVE', [], 'tentative'],
    ['STATUS:CONFIRMED', ['METHOD:CANCEL'], 'cancelled'],
    ['STATUS:x', [], 'confirmed'],
  ])('of %s %o is %s', (status, head, expected) => {
    expect(resource(calendar(...head, ...event('UID:a', 'DTSTART:20260701T090000Z', status)))['status']).toBe(expected);
  });

  it.each([
    ['X-ALT-DESC;FMTTYPE=text/html:<html><body lang=fr><p>Ordre\\, du jour</p></body></html>', '<p>Ordre, du jour</p>'],
    ['X-ALT-DESC;FMTTYPE=text/html:<b>Ordre</b>', '<b>Ordre</b>'],
    ['X-ALT-DESC;FMTTYPE=text/html:<body></body>', 'plain'],
    ['X-ALT-DESC;FMTTYPE=text/rtf:x', 'plain'],
    ['X-OTHER:x', 'plain'],
  ])('is described by the formatted text where there is one: %s', (line, description) => {
    expect(resource(calendar(...event('UID:d', 'DTSTART:20260303T090000Z', 'DESCRIPTION:plain', line)))).toMatchObject({
      description,
    });
  });

  it.each([
    ['Offre \\"claire\\"\\, puis \\"ferme\\"', 'Offre "claire", puis "ferme"'],
    ['un seul \\\\" reste', 'un seul \\" reste'],
    ['"sans barre"', '"sans barre"'],
  ])('keeps the quotes of %s', (summary, expected) => {
    const guest = 'ATTENDEE;CN="Zoé \\":mailto:zoe@acier-leman.example';
    const read = resource(calendar(...event('UID:q', 'DTSTART:20260303T090000Z', `SUMMARY:${summary}`, guest)));
    expect(read).toMatchObject({ summary: expected, attendees: [{ email: 'zoe@acier-leman.example' }] });
  });

  it('knows a room by its address', () => {
    const room = 'ATTENDEE;CUTYPE=INDIVIDUAL:mailto:c_188@resource.calendar.google.com';
    expect(resource(calendar(...event('UID:r', 'DTSTART:20260303T090000Z', room)))).toMatchObject({
      attendees: [{ email: 'c_188@resource.calendar.google.com', resource: true }],
    });
  });
});
