import { describe, expect, it } from 'vitest';
import { parseCalendar } from '../../calendar/calendar-file.ts';
import { eventIdOf, findById, instanceIdOf, instancesBetween } from '../../calendar/event-instance.ts';
import { seriesResource } from '../../runtime/calendar-resource.ts';
import { calendar, event, paris, reader, resource, starts } from '../support/calendar.ts';

describe('a series', () => {
  const weekly = [
    'UID:weekly@a.example',
    'SUMMARY:Point',
    'DTSTART;TZID=Europe/Paris:20260316T090000',
    'DTEND;TZID=Europe/Paris:20260316T093000',
    'RRULE:FREQ=WEEKLY;COUNT=4',
    'EXDATE;TZID=Europe/Paris:20260323T090000',
  ];
  const moved = event(
    'UID:weekly@a.example',
    'RECURRENCE-ID;TZID=Europe/Paris:20260330T090000',
    'DTSTART;TZID=Europe/Paris:20260331T140000',
    'DTEND;TZID=Europe/Paris:20260331T150000',
    'SUMMARY:Point déplacé',
  );

  it('keeps its wall clock over a change of summer time, leaves out and moves', () => {
    expect(starts(calendar(...event(...weekly), ...moved))).toEqual([
      '2026-03-16T09:00:00+01:00',
      '2026-03-31T14:00:00+02:00',
      '2026-04-06T09:00:00+02:00',
    ]);
  });

  it.each([
    ['a moved one', '2026-03-30T07:00:00Z', 'Point déplacé', '2026-03-31T14:00:00+02:00'],
    ['by its day', '2026-04-06', 'Point', '2026-04-06T09:00:00+02:00'],
    ['the first', undefined, 'Point', '2026-03-16T09:00:00+01:00'],
  ])('opens at an occurrence: %s', (...row) => {
    const [, occurrence, summary, dateTime] = row;
    const opened = resource(calendar(...event(...weekly), ...moved), occurrence);
    expect(opened).toMatchObject({ summary, start: { dateTime }, recurringEventId: eventIdOf('weekly@a.example') });
  });

  it('has an occurrence that was taken out as a cancelled one, for who asks for it', () => {
    const file = calendar(...event(...weekly));
    expect(resource(file, '2026-03-23')).toMatchObject({
      id: `${eventIdOf('weekly@a.example')}_20260323T080000Z`,
      status: 'cancelled',
      originalStartTime: { dateTime: '2026-03-23T09:00:00+01:00' },
    });
    const events = parseCalendar(file, paris);
    const span = { from: 0, to: Date.UTC(2027, 0, 1), timeZone: paris };
    expect(instancesBetween(events, span)).toHaveLength(3);
    const all = instancesBetween(events, { ...span, deleted: true });
    expect(all.map(({ details }) => details.status)).toEqual(['confirmed', 'cancelled', 'confirmed', 'confirmed']);
    for (const instance of all) {
      expect(findById(events, instanceIdOf(instance))?.instance?.details).toEqual(instance.details);
    }
  });

  it('of which every occurrence was taken out opens as a cancelled one', () => {
    const none = event('UID:n', 'DTSTART:20260301T090000Z', 'RRULE:FREQ=DAILY;COUNT=1', 'EXDATE:20260301T090000Z');
    expect(resource(calendar(...none))).toMatchObject({ status: 'cancelled' });
  });

  it.each(['2026-03-17', 'x'])('has no occurrence %s', (occurrence) => {
    expect(resource(calendar(...event(...weekly)), occurrence)).toEqual({});
  });

  it('is found again by the ids that it gives out', () => {
    const events = parseCalendar(calendar(...event(...weekly), ...moved), paris);
    const id = eventIdOf('weekly@a.example');
    expect(id).toBe('_etimaqrcf5062bj5f1gmqs3cck');
    expect(findById(events, id)?.instance).toBeNull();
    expect(findById(events, `${id}_20260330T070000Z`)?.instance?.details.summary).toBe('Point déplacé');
    for (const instance of instancesBetween(events, { from: 0, to: Date.UTC(2027, 0, 1), timeZone: paris })) {
      expect(findById(events, instanceIdOf(instance))?.instance?.details).toEqual(instance.details);
    }
    for (const other of [`${id}_20260331T070000Z`, `${id}_x`, `${id}_`, 'x', '']) {
      expect(findById(events, other)).toBeNull();
    }
  });

  it('as a whole has its rule', () => {
    const [series] = parseCalendar(calendar(...event(...weekly)), paris);
    const whole = series ? seriesResource(series, reader) : {};
    expect(whole['recurrence']).toEqual(['RRULE:FREQ=WEEKLY;COUNT=4', 'EXDATE;TZID=Europe/Paris:20260323T090000']);
    expect(whole['recurringEventId']).toBeUndefined();
  });

  it.each([
    [
      'a UTC end that is a local evening',
      'DTSTART;TZID=America/New_York:20260301T200000',
      'RRULE:FREQ=DAILY;UNTIL=20260303T010000Z',
      2,
    ],
    ['an end that is a date', 'DTSTART:20260301T090000Z', 'RRULE:FREQ=DAILY;UNTIL=20260303', 3],
    ['whole days', 'DTSTART;VALUE=DATE:20260301', 'RRULE:FREQ=DAILY;COUNT=5', 5],
    ['a rule that cannot be read', 'DTSTART:20260301T090000Z', 'RRULE:FREQ=SOMETIMES', 1],
    ['more dates', 'DTSTART:20260301T090000Z', 'RDATE:20260302T090000Z,20260304T090000Z', 3],
    [
      'dates that are out of order',
      'DTSTART:20260301T090000Z',
      'RDATE:20260309T090000Z,20260305T090000Z,20270301T090000Z',
      3,
    ],
    ['every second, for ever', 'DTSTART:20260301T090000Z', 'RRULE:FREQ=SECONDLY', 20_000],
  ])('with %s', (...row) => {
    const [, start, rule, count] = row;
    expect(starts(calendar(...event('UID:a', start, rule)), '2027-01-01')).toHaveLength(count);
  });

  it('moved by a whole day that a time names', () => {
    const days = event('UID:d', 'DTSTART;VALUE=DATE:20260301', 'RRULE:FREQ=DAILY;COUNT=2');
    const change = event('UID:d', 'RECURRENCE-ID:20260302T000000Z', 'DTSTART;VALUE=DATE:20260310');
    expect(starts(calendar(...days, ...change))).toEqual(['2026-03-01', '2026-03-10']);
  });

  it('of which only one occurrence came is that occurrence', () => {
    const opened = resource(calendar(...moved));
    expect(opened).toMatchObject({ summary: 'Point déplacé', recurringEventId: eventIdOf('weekly@a.example') });
    const events = parseCalendar(calendar(...moved), paris);
    expect(findById(events, String(opened['id']))?.instance?.details.summary).toBe('Point déplacé');
  });

  it('in two versions counts in the newer', () => {
    const version = (sequence: number, summary: string): string[] =>
      event('UID:v', `SEQUENCE:${String(sequence)}`, 'DTSTART:20260301T090000Z', `SUMMARY:${summary}`);
    const events = parseCalendar(calendar(...version(2, 'new'), ...version(1, 'old')), paris);
    expect(events.map(({ details }) => details.summary)).toEqual(['new']);
  });
});
