import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInvitation, type Invitation } from '../../../../shared/text/calendar/invitation.ts';

const paris = 'Europe/Paris';

function calendar(...lines: string[]): string {
  return ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\r\n');
}

function event(...lines: string[]): string[] {
  return ['BEGIN:VEVENT', 'UID:a@b', ...lines, 'END:VEVENT'];
}

function read(...lines: string[]): Invitation | null {
  return readInvitation(calendar('METHOD:REQUEST', ...lines), paris);
}

const start = (...lines: string[]) => read(...event(...lines))?.start;

describe('what an invitation says', () => {
  it('its method, UID, time, and whether it recurs', () => {
    expect(read(...event('DTSTART:20261123T090000Z', 'DTEND:20261123T100000Z', 'RRULE:FREQ=WEEKLY'))).toEqual({
      method: 'REQUEST',
      uid: 'a@b',
      originalStart: null,
      originalHour: null,
      start: { instant: '2026-11-23T09:00:00.000Z' },
      end: { instant: '2026-11-23T10:00:00.000Z' },
      recurring: true,
      cancelled: false,
      unknownZone: null,
    });
  });

  it('which occurrence it is about', () => {
    const lines = ['RECURRENCE-ID;TZID=Europe/Paris:20261123T090000', 'DTSTART;TZID=Europe/Paris:20261124T150000'];
    expect(read(...event(...lines))?.originalStart).toEqual({ instant: '2026-11-23T08:00:00.000Z' });
    expect(read(...event('RECURRENCE-ID;VALUE=DATE:20261123'))?.originalStart).toEqual({ date: '2026-11-23' });
  });

  it.each([
    ['RECURRENCE-ID;VALUE=DATE:20261210', 'DTSTART;TZID=Europe/Paris:20261209T160000', '2026-12-10T15:00:00.000Z'],
    // The clock goes back between the two days.
    ['RECURRENCE-ID;VALUE=DATE:20261026', 'DTSTART;TZID=Europe/Paris:20261023T093000', '2026-10-26T08:30:00.000Z'],
    ['RECURRENCE-ID:20261210', 'DTSTART:20261209T230000Z', '2026-12-10T23:00:00.000Z'],
    ['RECURRENCE-ID;TZID=Europe/Paris:20261210T133000', 'DTSTART;TZID=Europe/Paris:20261209T160000', null],
    ['RECURRENCE-ID;VALUE=DATE:20261210', 'DTSTART;VALUE=DATE:20261209', null],
    ['SUMMARY:x', 'DTSTART:20261209T230000Z', null],
  ])('the hour of an occurrence of which only the day is named: %s, %s', (day, start, instant) => {
    expect(read(...event(day, start))?.originalHour).toEqual(instant === null ? null : { instant });
  });

  it('the series, where occurrences that differ come along', () => {
    const changed = event('RECURRENCE-ID:20261123T090000Z', 'DTSTART:20261124T090000Z');
    const master = event('DTSTART:20261102T090000Z', 'RRULE:FREQ=WEEKLY');
    expect(read(...changed, ...master)).toMatchObject({ originalStart: null, recurring: true });
  });

  it.each([
    ['METHOD:CANCEL', 'STATUS:CONFIRMED'],
    ['METHOD:REQUEST', 'STATUS:cancelled'],
  ])('that it is cancelled: %s, %s', (method, status) => {
    expect(readInvitation(calendar(method, ...event(status)), paris)?.cancelled).toBe(true);
  });

  it('the UID without escapes, over folded lines', () => {
    const text = 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\\,\n b\\;\n\tc\\\\d\nEND:VEVENT\nEND:VCALENDAR';
    expect(readInvitation(text, paris)?.uid).toBe('a,b;c\\d');
  });

  it('what stands in the event itself, not in its alarms', () => {
    const alarm = ['BEGIN:VALARM', 'UID:alarm', 'DTSTART:20200101T000000Z', 'BEGIN:X', 'UID:y', 'END:X', 'END:VALARM'];
    const lines = ['BEGIN:VEVENT', ...alarm, 'UID:a@b', 'DTSTART:20261123T090000Z', 'END:VEVENT'];
    expect(read(...lines)).toMatchObject({ uid: 'a@b', start: { instant: '2026-11-23T09:00:00.000Z' } });
  });

  it.each([
    ['no event', []],
    ['no UID', ['BEGIN:VEVENT', 'DTSTART:20261123T090000Z', 'END:VEVENT']],
    ['several events', [...event(), 'BEGIN:VEVENT', 'UID:other', 'END:VEVENT']],
  ])('nothing: %s', (_what, lines) => {
    expect(read(...lines)).toBeNull();
  });

  it('what there is of one that was cut off, or is no calendar', () => {
    expect(readInvitation('BEGIN:VEVENT\nUID:a@b\nDTSTART:20261123T0900', paris)).toMatchObject({
      uid: 'a@b',
      start: null,
    });
    expect(readInvitation('Bonjour\n', paris)).toBeNull();
  });
});

// Outlook's, of 2007 on: rules of its own under a name of Windows.
const outlook = [
  'BEGIN:VTIMEZONE',
  'TZID:W. Europe Standard Time',
  'BEGIN:STANDARD',
  'DTSTART:16010101T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
];

describe('times', () => {
  it.each([
    ['a day', 'DTSTART;VALUE=DATE:20261123', { date: '2026-11-23' }],
    ['a day without VALUE', 'DTSTART:20261123', { date: '2026-11-23' }],
    ['UTC', 'DTSTART:20261123T090000Z', { instant: '2026-11-23T09:00:00.000Z' }],
    ['no zone: the reader’s', 'DTSTART:20261123T090000', { instant: '2026-11-23T08:00:00.000Z' }],
    ['a zone', 'DTSTART;TZID=America/New_York:20261123T090000', { instant: '2026-11-23T14:00:00.000Z' }],
    ['a zone in summer', 'DTSTART;TZID="America/New_York":20260723T090000', { instant: '2026-07-23T13:00:00.000Z' }],
    [
      'a zone with a path before it',
      'DTSTART;TZID=/mozilla.org/20050126_1/Europe/Berlin:20261123T090000',
      { instant: '2026-11-23T08:00:00.000Z' },
    ],
    ['an unknown zone: the reader’s', 'DTSTART;TZID=Mars:20261123T090000', { instant: '2026-11-23T08:00:00.000Z' }],
    ['midnight', 'DTSTART;TZID=Europe/Paris:20261123T000000', { instant: '2026-11-22T23:00:00.000Z' }],
    ['in the gap of spring', 'DTSTART;TZID=Europe/Paris:20260329T023000', { instant: '2026-03-29T01:30:00.000Z' }],
    ['twice in autumn', 'DTSTART;TZID=Europe/Paris:20261025T023000', { instant: '2026-10-25T00:30:00.000Z' }],
    ['no time', 'DTSTART:tomorrow', null],
  ])('%s', (_what, line, expected) => {
    expect(start(line)).toEqual(expected);
  });

  it.each([
    ['winter', '20261123T090000', '2026-11-23T08:00:00.000Z'],
    ['summer', '20260723T090000', '2026-07-23T07:00:00.000Z'],
    ['before the change of spring', '20260329T015900', '2026-03-29T00:59:00.000Z'],
    ['after it', '20260329T030000', '2026-03-29T01:00:00.000Z'],
    ['after that of autumn', '20261025T030000', '2026-10-25T02:00:00.000Z'],
    ['January', '20270101T090000', '2027-01-01T08:00:00.000Z'],
  ])('by the file’s own rules: %s', (_what, time, instant) => {
    const lines = event(`DTSTART;TZID=W. Europe Standard Time:${time}`);
    expect(readInvitation(calendar(...outlook, ...lines), 'Asia/Tokyo')?.start).toEqual({ instant });
  });

  it.each([
    ['DTEND', ['DTSTART:20261123T090000Z', 'DTEND:20261123T103000Z'], { instant: '2026-11-23T10:30:00.000Z' }],
    ['a duration', ['DTSTART:20261123T090000Z', 'DURATION:PT1H30M'], { instant: '2026-11-23T10:30:00.000Z' }],
    ['nothing', ['DTSTART:20261123T090000Z'], { instant: '2026-11-23T09:00:00.000Z' }],
    [
      'before the start',
      ['DTSTART:20261123T090000Z', 'DTEND:20261122T090000Z'],
      { instant: '2026-11-23T09:00:00.000Z' },
    ],
    ['of a day', ['DTSTART:20261123'], { date: '2026-11-24' }],
    ['of days', ['DTSTART:20261123', 'DURATION:P2D'], { date: '2026-11-25' }],
    ['without start', ['DTEND:20261123T090000Z'], null],
  ])('the end: %s', (_what, lines, expected) => {
    expect(read(...event(...lines))?.end).toEqual(expected);
  });
});

describe('property: an instant written in any zone is read as that instant', () => {
  const zones = ['Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Africa/Casablanca', 'UTC'];
  it('outside of the hours that happen twice', () => {
    const instants = fc.integer({ min: Date.UTC(1990, 0, 1) / 60_000, max: Date.UTC(2037, 0, 1) / 60_000 });
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (minute, zone) => {
        const instant = minute * 60_000;
        const local = (at: number) => new Date(at).toLocaleString('sv-SE', { timeZone: zone }).replace(/[-:]/g, '');
        fc.pre(![1, 2, 3].some((half) => local(instant - half * 1_800_000) === local(instant)));
        fc.pre(local(instant - 3_600_000) !== local(instant));
        const written = local(instant).replace(' ', 'T');
        expect(start(`DTSTART;TZID=${zone}:${written}`)).toEqual({ instant: new Date(instant).toISOString() });
      }),
    );
  });
});

describe('property: never throws', () => {
  const pieces = [
    'BEGIN:VEVENT',
    'END:VEVENT',
    'BEGIN:VTIMEZONE',
    'END:VTIMEZONE',
    'BEGIN:STANDARD',
    'END:STANDARD',
    'BEGIN:VALARM',
    'UID:a',
    'UID;X="',
    'DTSTART;TZID=Z:20261123T090000',
    'DTSTART:99999999T999999',
    'TZID:Z',
    'TZOFFSETTO:+0100',
    'TZOFFSETTO:+9999',
    'RRULE:FREQ=YEARLY;BYDAY=9SU;BYMONTH=99;UNTIL=1',
    'RRULE:;;=',
    'DURATION:P99999W',
    ';',
    ' ',
    '\t:',
    ':',
    'METHOD:',
    'RECURRENCE-ID:0',
    'DTSTART:16010101T000000',
  ];
  it('whatever the lines', () => {
    const line = fc.oneof(fc.constantFrom(...pieces), fc.string());
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), fc.constantFrom('\n', '\r\n', '\r'), (lines, feed) => {
        const invitation = readInvitation(lines.join(feed), paris);
        expect(invitation?.uid).not.toBe('');
      }),
      { numRuns: 500 },
    );
  });
});
