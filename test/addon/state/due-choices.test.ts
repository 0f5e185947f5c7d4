import { describe, expect, it } from 'vitest';
import { listDueChoices, type DueFacts } from '../../../addon/state/due-choices.ts';

/** A Monday. */
const facts: DueFacts = { today: '2026-11-23', meetingDay: null, dates: [], withPicker: true, chosen: null };
const date = (day: string, deadline = false) => ({ day, words: `the words of ${day}`, deadline });

function offered(change: Partial<DueFacts>): string[] {
  return listDueChoices({ ...facts, ...change }).map(({ day, name, words }) =>
    [day, name ?? '', words === null ? '' : 'in words'].join(' ').trim(),
  );
}

const always = ['2026-11-23 today', '2026-11-24 tomorrow', '2026-11-30 nextWeek'];

describe('listDueChoices', () => {
  it.each<[string, Partial<DueFacts>, string[]]>([
    ['today, tomorrow and next week; the end of the month once', {}, always],
    [
      'the end of the month when it is another day',
      { today: '2026-11-09' },
      ['2026-11-09 today', '2026-11-10 tomorrow', '2026-11-16 nextWeek', '2026-11-30 endOfMonth'],
    ],
    [
      'on a Sunday next week is tomorrow',
      { today: '2026-12-06' },
      ['2026-12-06 today', '2026-12-07 tomorrow', '2026-12-31 endOfMonth'],
    ],
    [
      'the text first, but not what is past',
      { dates: [date('2026-11-22'), date('2026-12-04')] },
      ['2026-12-04  in words', ...always],
    ],
    [
      'a day of the text that has a name',
      { dates: [date('2026-11-24')] },
      ['2026-11-24 tomorrow in words', '2026-11-23 today', '2026-11-30 nextWeek'],
    ],
    [
      'three of the text, deadlines before others',
      { dates: [date('2026-12-01'), date('2026-12-02'), date('2026-12-03'), date('2026-12-04', true)] },
      ['2026-12-04  in words', '2026-12-01  in words', '2026-12-02  in words', ...always],
    ],
    ['the day of the meeting', { meetingDay: '2026-12-01' }, ['2026-12-01 meeting', ...always]],
    ['not of one that is past', { meetingDay: '2026-11-22' }, always],
    ['what was chosen before', { chosen: '2027-01-05' }, [...always, '2027-01-05']],
    ['what was chosen before and is offered, once', { chosen: '2026-11-24' }, always],
  ])('offers %s', (_what, change, days) => {
    expect(offered(change)).toEqual(days);
  });

  it('offers every day of two weeks and the Mondays of two months where there is no date picker', () => {
    const days = listDueChoices({ ...facts, withPicker: false }).map(({ day }) => day);
    expect(new Set(days).size).toBe(days.length);
    expect(days).toEqual(expect.arrayContaining(['2026-11-25', '2026-12-07', '2026-12-14', '2027-02-01']));
    expect(days.length).toBeLessThan(30);
  });
});
