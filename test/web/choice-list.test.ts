import { describe, expect, it } from 'vitest';
import type { TaskChoices } from '../../shared/task-choices/task-choices.ts';
import {
  findReasonToStay,
  kindsStartingWith,
  moveChoice,
  type Choice,
} from '../../web/pages/admin/task-choices/choice-list.ts';

const choice = (id: string, change: Partial<Choice> = {}): Choice => ({ id, label: id, archived: false, ...change });
const list = [choice('a'), choice('x', { archived: true }), choice('b'), choice('c')];

it.each([
  ['b', 0, 'b x a c'],
  ['a', 2, 'b x c a'],
  ['c', 1, 'a x c b'],
  ['a', 0, 'a x b c'],
  ['nobody', 1, 'a x b c'],
])('%s moves to place %i among the active ones', (id, place, order) => {
  expect(
    moveChoice(list, id, place)
      .map((moved) => moved.id)
      .join(' '),
  ).toBe(order);
});

describe('what has to stay', () => {
  it('is the last active type', () => {
    expect(findReasonToStay(list, choice('a'))).toBeNull();
    expect(findReasonToStay([choice('a'), choice('x', { archived: true })], choice('a'))).toBe('lastActive');
  });

  it('is the last active status that leaves tasks open', () => {
    const [open, other, closed] = [
      choice('open', { closed: false }),
      choice('other', { closed: false }),
      choice('closed', { closed: true }),
    ];
    expect(findReasonToStay([open, other, closed], open)).toBeNull();
    expect(findReasonToStay([open, closed], open)).toBe('lastOpen');
    expect(findReasonToStay([open, closed], closed)).toBeNull();
    expect(findReasonToStay([open, { ...other, archived: true }, closed], open)).toBe('lastOpen');
  });
});

it('tells which new tasks start with a choice', () => {
  const nothing = { typeId: null, statusId: null };
  const choices: TaskChoices = {
    types: [],
    statuses: [],
    defaults: { mail: { typeId: 'a', statusId: 's' }, event: nothing, manual: { typeId: null, statusId: 's' } },
    limits: { maxFiles: 1, maxFileBytes: 1, maxTotalBytes: 1, maxDescriptionLength: 1 },
  };
  expect(kindsStartingWith(choices, 's')).toEqual(['mail', 'manual']);
  expect(kindsStartingWith(choices, 'a')).toEqual(['mail']);
  expect(kindsStartingWith(choices, 'b')).toEqual([]);
});
