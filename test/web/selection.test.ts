import { describe, expect, it } from 'vitest';
import {
  nothingSelected,
  toggleTask,
  toggleAll,
  toggleRange,
  type Selection,
} from '../../web/pages/tasks/selection.ts';

const order = ['a', 'b', 'c', 'd', 'e'];
const ticked = (...ids: string[]): Selection => ids.reduce(toggleTask, nothingSelected);
const idsOf = ({ ids }: Selection) => [...ids].sort().join('');

describe('ticking tasks', () => {
  it('ticks and unticks one', () => {
    expect(idsOf(ticked('a', 'c'))).toBe('ac');
    expect(idsOf(ticked('a', 'c', 'a'))).toBe('c');
  });

  it.each([
    ['down', ticked('b'), 'd', 'bcd'],
    ['up', ticked('d'), 'a', 'abcd'],
    ['from what was ticked last', ticked('a', 'd'), 'e', 'ade'],
    ['off', toggleTask(toggleAll(nothingSelected, order), 'b'), 'd', 'ae'],
    ['without a task before', nothingSelected, 'c', 'c'],
    ['when the task before is shown no more', ticked('z'), 'c', 'cz'],
  ])('takes a range %s', (...[, selection, id, result]) => {
    expect(idsOf(toggleRange(selection, id, order))).toBe(result);
  });

  it('takes everything shown, then nothing', () => {
    const all = toggleAll(ticked('b'), order);
    expect(idsOf(all)).toBe('abcde');
    expect(idsOf(toggleAll(all, order))).toBe('');
    expect(idsOf(toggleAll(all, [...order, 'f']))).toBe('abcdef');
  });
});
