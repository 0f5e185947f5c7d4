import { expect, it } from 'vitest';
import { hasRoomForFilter } from '../../../../backend/tasks/rules/saved-filters.ts';

it.each([
  [0, true],
  [49, true],
  [50, false],
  [51, false],
])('somebody who keeps %i filters has room for one more: %s', (kept, room) => {
  expect(hasRoomForFilter(kept)).toBe(room);
});
