import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { expandRule } from '../../calendar/rule-expansion.ts';

const farAhead = Date.UTC(2200, 0);

function expand(rule: string, start: string, horizon = farAhead): Generator<number> {
  const wall = Date.parse(start.replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)/, '$1-$2-$3T$4:$5:$6Z'));
  return expandRule(ICAL.Recur.fromString(rule), wall, horizon);
}

function first(times: Generator<number>, count: number): string[] {
  const found: string[] = [];
  for (const time of times) {
    found.push(new Date(time).toISOString().slice(0, 19).replace(/[-:]/g, ''));
    if (found.length === count) break;
  }
  return found;
}

describe('a rule', () => {
  // The values are those of python-dateutil; `npm run --silent rrules` compares more.
  it.each([
    ['FREQ=YEARLY', '20240229T080000', ['20240229T080000', '20280229T080000', '20320229T080000', '20360229T080000']],
    ['FREQ=MONTHLY', '20250131T080000', ['20250131T080000', '20250331T080000', '20250531T080000', '20250731T080000']],
    [
      'FREQ=MONTHLY;BYMONTHDAY=10,-1;BYMONTH=3,9;COUNT=5',
      '20250310T080000',
      ['20250310T080000', '20250331T080000', '20250910T080000', '20250930T080000'],
    ],
    [
      'FREQ=MONTHLY;INTERVAL=5;BYDAY=1WE;BYMONTH=6,11,4',
      '20250604T080000',
      ['20250604T080000', '20251105T080000', '20260401T080000', '20300605T080000'],
    ],
    [
      'FREQ=YEARLY;BYWEEKNO=2,-1;BYDAY=MO',
      '20250106T080000',
      ['20250106T080000', '20251222T080000', '20260105T080000', '20261228T080000'],
    ],
    [
      'FREQ=YEARLY;BYWEEKNO=1;BYDAY=WE;WKST=SU',
      '20250102T080000',
      ['20260107T080000', '20270106T080000', '20280105T080000', '20290103T080000'],
    ],
    [
      'FREQ=YEARLY;BYYEARDAY=100,-1;COUNT=4',
      '20250410T080000',
      ['20250410T080000', '20251231T080000', '20260410T080000', '20261231T080000'],
    ],
    [
      'FREQ=YEARLY;BYDAY=20MO,-1FR;COUNT=4',
      '20250317T080000',
      ['20250519T080000', '20251226T080000', '20260518T080000', '20261225T080000'],
    ],
    [
      'FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU;COUNT=4',
      '20250317T080000',
      ['20250330T080000', '20251026T080000', '20260329T080000', '20261025T080000'],
    ],
    [
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=4',
      '20250317T080000',
      ['20250331T080000', '20250430T080000', '20250530T080000', '20250630T080000'],
    ],
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU;COUNT=5',
      '20250317T080000',
      ['20250317T080000', '20250330T080000', '20250331T080000', '20250413T080000'],
    ],
    [
      'FREQ=DAILY;BYHOUR=17,9;BYMINUTE=30;COUNT=4',
      '20250317T080000',
      ['20250317T093000', '20250317T173000', '20250318T093000', '20250318T173000'],
    ],
    [
      'FREQ=HOURLY;INTERVAL=7;BYDAY=TU;COUNT=4',
      '20250317T080000',
      ['20250318T050000', '20250318T120000', '20250318T190000', '20250325T050000'],
    ],
    [
      'FREQ=MINUTELY;INTERVAL=45;BYHOUR=9,10;COUNT=4',
      '20250317T080000',
      ['20250317T093000', '20250317T101500', '20250318T093000', '20250318T101500'],
    ],
    [
      'FREQ=SECONDLY;BYMONTH=4;BYMONTHDAY=1;BYHOUR=6;BYMINUTE=5;BYSECOND=10,20;COUNT=3',
      '20250317T080000',
      ['20250401T060510', '20250401T060520', '20260401T060510'],
    ],
    [
      'FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR;COUNT=3',
      '20250317T080000',
      ['20250613T080000', '20260213T080000', '20260313T080000'],
    ],
  ])('%s from %s', (rule, start, expected) => {
    expect(first(expand(rule, start), 4)).toEqual(expected);
  });

  it('ends with its last time, or before a later one', () => {
    expect([...expand('FREQ=DAILY;COUNT=2', '20250317T080000')]).toHaveLength(2);
    expect([...expand('FREQ=DAILY;UNTIL=20250319T080000', '20250317T080000')]).toHaveLength(3);
    expect([...expand('FREQ=DAILY', '20250317T080000', Date.UTC(2025, 2, 20))]).toHaveLength(3);
  });

  it('takes a weekday with and without an ordinal as either', () => {
    expect(first(expand('FREQ=MONTHLY;BYDAY=1MO,SU', '20250317T080000'), 4)).toEqual([
      '20250323T080000',
      '20250330T080000',
      '20250406T080000',
      '20250407T080000',
    ]);
  });

  it('counts the positions of a first week in the whole week', () => {
    expect(first(expand('FREQ=WEEKLY;BYDAY=MO,WE;BYSETPOS=2;COUNT=2', '20250318T080000'), 4)).toEqual([
      '20250319T080000',
      '20250326T080000',
    ]);
  });

  it.each([
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6',
    'FREQ=DAILY;BYSECOND=5;BYSETPOS=4',
    'FREQ=WEEKLY;BYHOUR=5;BYSETPOS=2',
    'FREQ=HOURLY;INTERVAL=24;BYHOUR=3',
    'FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30;BYHOUR=1',
    'FREQ=SECONDLY;BYMONTHDAY=31;BYMONTH=4;BYMINUTE=1;BYSECOND=1',
    'FREQ=SECONDLY;INTERVAL=60;BYSECOND=1',
    'FREQ=YEARLY;INTERVAL=99999999999;BYDAY=53MO',
  ])('that never meets a day ends soon: %s', (rule) => {
    const started = performance.now();
    expect([...expand(rule, '20250317T080000')]).toEqual([]);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
