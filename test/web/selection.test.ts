import { describe, expect, it } from 'vitest';
import { nothingSelected, toggled, toggledAll, toggledRange, type Selection } from '../../web/pages/tasks/selection.ts';

const order = ['a', 'b', 'c', 'd', 'e'];
const ticked = (...ids: string[]): Selection => ids.reduce(toggled, nothingSelected);
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
    ['off', toggled(toggledAll(nothingSelected, order), 'b'), 'd', 'ae'],
    ['without a task before', nothingSelected, 'c', 'c'],
    ['when the task before is shown no more', ticked('z'), 'c', 'cz'],
  ])('takes a range %s', (...[, selection, id, result]) => {
    expect(idsOf(toggledRange(selection, id, order))).toBe(result);
  });

  it('takes everything shown, then nothing', () => {
    const all = toggledAll(ticked('b'), order);
    expect(idsOf(all)).toBe('abcde');
    expect(idsOf(toggledAll(all, order))).toBe('');
    expect(idsOf(toggledAll(all, [...order, 'f']))).toBe('abcdef');
  });
});
