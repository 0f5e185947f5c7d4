import { describe, expect, it } from 'vitest';
import { findIana } from 'windows-iana';
import { parseCalendar } from '../../../../host/calendar/calendar-file.ts';
import { readInvitation } from '../../../../shared/text/calendar/invitation.ts';
import { findWindowsZone } from '../../../../shared/text/calendar/windows-zones.ts';

/** Kyoto, where no rep of these tests is. */
const reader = 'Asia/Tokyo';

interface Observance {
  readonly from: string;
  readonly to: string;
  readonly lines: readonly string[];
}

function zone(tzid: string, ...observances: Observance[]): string[] {
  const parts = observances.flatMap(({ from, to, lines }) => [
    'BEGIN:STANDARD',
    `TZOFFSETFROM:${from}`,
    `TZOFFSETTO:${to}`,
    ...lines,
    'END:STANDARD',
  ]);
  return ['BEGIN:VTIMEZONE', `TZID:${tzid}`, ...parts, 'END:VTIMEZONE'];
}

/** Summer from the last Sunday of March to the last of October, as Outlook writes it. */
function european(winter: string, summer: string): Observance[] {
  return [
    { from: summer, to: winter, lines: ['DTSTART:16010101T030000', 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10'] },
    { from: winter, to: summer, lines: ['DTSTART:16010101T020000', 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3'] },
  ];
}

/** The start that the product reads and the one that the calendar of the stand-in has. */
function starts(lines: readonly string[], ...event: string[]): { mail: unknown; event: unknown; unknownZone: unknown } {
  const file = [
    'BEGIN:VCALENDAR',
    'METHOD:REQUEST',
    ...lines,
    'BEGIN:VEVENT',
    'UID:z',
    ...event,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  const text = file.join('\r\n');
  const invitation = readInvitation(text, reader);
  const [opened] = parseCalendar(new TextEncoder().encode(text), reader);
  const start = opened?.details.start;
  const shown = start?.kind === 'day' ? { date: start.date } : { instant: new Date(start?.instant ?? 0).toISOString() };
  return { mail: invitation?.start, event: shown, unknownZone: invitation?.unknownZone };
}

describe('a mail and its event have the same time', () => {
  const summer = '20260714T090000';
  it.each([
    ['Europe/Paris', [], '2026-07-14T07:00:00.000Z'],
    ['/citadel.org/20250101_1/America/Toronto', [], '2026-07-14T13:00:00.000Z'],
    ['Romance Standard Time', [], '2026-07-14T07:00:00.000Z'],
    ['romance standard time', [], '2026-07-14T07:00:00.000Z'],
    ['Pacific Standard Time (Mexico)', [], '2026-07-14T16:00:00.000Z'],
    ['Russia Time Zone 3', [], '2026-07-14T05:00:00.000Z'],
    ['"(UTC+01:00) Brussels, Copenhagen, Madrid, Paris"', [], '2026-07-14T07:00:00.000Z'],
    ['"Madrid, Paris"', [], '2026-07-14T07:00:00.000Z'],
    ['"Central Time (US & Canada)"', [], '2026-07-14T14:00:00.000Z'],
    ['"(GMT-05:00) Eastern Time (US & Canada)"', [], '2026-07-14T13:00:00.000Z'],
    ['"(UTC+03:00)"', [], '2026-07-14T06:00:00.000Z'],
    ['GMT', [], '2026-07-14T09:00:00.000Z'],
    ['EST5EDT', [], '2026-07-14T13:00:00.000Z'],
    // Names that are escaped, quoted or neither, here or there.
    ['"Madrid, Paris"', zone('Madrid\\, Paris', ...european('+0200', '+0300')), '2026-07-14T06:00:00.000Z'],
    ['Bureau', zone('"Bureau"', ...european('+0000', '+0100')), '2026-07-14T08:00:00.000Z'],
    // Rules of the file win over a name that is no IANA zone, and lose against one that is.
    ['GMT', zone('GMT', ...european('+0000', '+0100')), '2026-07-14T08:00:00.000Z'],
    ['Romance Standard Time', zone('Romance Standard Time', ...european('+0300', '+0400')), '2026-07-14T05:00:00.000Z'],
    ['Europe/Paris', zone('Europe/Paris', ...european('+0500', '+0600')), '2026-07-14T07:00:00.000Z'],
    // Rules that say nothing leave the name.
    [
      'Romance Standard Time',
      ['BEGIN:VTIMEZONE', 'TZID:Romance Standard Time', 'END:VTIMEZONE'],
      '2026-07-14T07:00:00.000Z',
    ],
  ])('TZID=%s', (tzid, zones, instant) => {
    expect(starts(zones, `DTSTART;TZID=${tzid}:${summer}`)).toEqual({
      mail: { instant },
      event: { instant },
      unknownZone: null,
    });
  });

  it.each([
    ['a single change', ['DTSTART:20100101T000000']],
    ['an ordinal by BYSETPOS', ['DTSTART:20100328T020000', 'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=SU;BYSETPOS=-1']],
    [
      'a week of the month',
      ['DTSTART:20100308T020000', 'RRULE:FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=8,9,10,11,12,13,14;BYDAY=SU'],
    ],
    ['a day of the month', ['DTSTART:20100401T020000', 'RRULE:FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=1']],
    ['a year that no clock knows', ['DTSTART:00010101T000000']],
    ['a list of dates', ['DTSTART:20100101T000000', 'RDATE:20110101T000000,20260101T000000']],
  ])('with an observance of %s', (_what, lines) => {
    const zones = zone('Bureau', { from: '+0100', to: '+0300', lines });
    expect(starts(zones, `DTSTART;TZID=Bureau:${summer}`)).toMatchObject({
      mail: { instant: '2026-07-14T06:00:00.000Z' },
      event: { instant: '2026-07-14T06:00:00.000Z' },
    });
  });

  it('of a day that Outlook writes as two midnights', () => {
    const times = [
      'DTSTART;TZID=Romance Standard Time:20260714T000000',
      'DTEND;TZID=Romance Standard Time:20260715T000000',
    ];
    const marked = starts([], ...times, 'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE');
    expect(marked).toMatchObject({ mail: { date: '2026-07-14' }, event: { date: '2026-07-14' } });
    const other = starts([], ...times, 'X-MICROSOFT-CDO-ALLDAYEVENT:FALSE');
    expect(other).toMatchObject({
      mail: { instant: '2026-07-13T22:00:00.000Z' },
      event: { instant: '2026-07-13T22:00:00.000Z' },
    });
  });

  it('in the zone of the calendar where the event names none', () => {
    expect(starts(['X-WR-TIMEZONE:America/New_York'], `DTSTART:${summer}`)).toEqual({
      mail: { instant: '2026-07-14T13:00:00.000Z' },
      event: { instant: '2026-07-14T13:00:00.000Z' },
      unknownZone: null,
    });
  });

  it('in the zone of their reader where nobody knows theirs, which the mail says', () => {
    expect(starts([], `DTSTART;TZID=Heure du bureau:${summer}`)).toEqual({
      mail: { instant: '2026-07-14T00:00:00.000Z' },
      event: { instant: '2026-07-14T00:00:00.000Z' },
      unknownZone: 'Heure du bureau',
    });
    expect(starts([], 'DTSTART;VALUE=DATE;TZID=Nulle part:20260714').unknownZone).toBeNull();
  });
});

it.each(['Romance', 'GMT', 'Eastern', 'India', 'Tokyo', 'E. South America', 'Nepal', 'Qyzylorda', 'Kaliningrad'])(
  'the Windows name %s is the zone that CLDR gives',
  (name) => {
    const windows = `${name} Standard Time`;
    expect(findWindowsZone(windows)).toBe(findIana(windows)[0]);
  },
);
