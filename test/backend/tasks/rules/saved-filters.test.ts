import { expect, it } from 'vitest';
import { hasRoomForFilter, isNameTaken } from '../../../../backend/tasks/rules/saved-filters.ts';

it.each([
  [0, true],
  [49, true],
  [50, false],
  [51, false],
])('somebody with %i saved filters has room for one more: %s', (count, room) => {
  expect(hasRoomForFilter(count)).toBe(room);
});

const saved = [
  { id: 'a', name: 'À relancer' },
  { id: 'b', name: 'Devis' },
];

it.each([
  { of: 'a new filter', id: null, name: 'Devis', taken: true },
  { of: 'a new filter', id: null, name: 'devis', taken: false },
  { of: 'a new filter', id: null, name: 'Autre', taken: false },
  { of: 'the filter that has it', id: 'b', name: 'Devis', taken: false },
  { of: 'another filter', id: 'a', name: 'Devis', taken: true },
  { of: 'another filter', id: 'a', name: 'Autre', taken: false },
  { of: 'a filter that is not there', id: 'c', name: 'Devis', taken: true },
])('the name $name is taken for $of: $taken', ({ id, name, taken }) => {
  expect(isNameTaken(saved, { id, name })).toBe(taken);
});
