import { expect, it } from 'vitest';
import { decideUndo, undoUntil } from '../../../../backend/tasks/rules/undo-task.ts';

const createdAt = new Date('2026-11-23T09:30:00.000Z');
const end = new Date('2026-11-23T09:40:00.000Z');
const after = new Date(end.getTime() + 1);

it.each([
  { undoneAt: null, writable: true, now: createdAt, until: end, decision: 'undo' },
  { undoneAt: null, writable: true, now: end, until: end, decision: 'undo' },
  { undoneAt: null, writable: true, now: after, until: null, decision: 'expired' },
  { undoneAt: null, writable: false, now: createdAt, until: null, decision: 'forbidden' },
  { undoneAt: createdAt, writable: true, now: createdAt, until: null, decision: 'already_undone' },
  { undoneAt: createdAt, writable: true, now: after, until: null, decision: 'already_undone' },
  { undoneAt: createdAt, writable: false, now: createdAt, until: null, decision: 'forbidden' },
])('undone $undoneAt, writable $writable, at $now: $decision', ({ undoneAt, writable, now, until, decision }) => {
  const task = { createdAt, undoneAt, writable };
  expect(undoUntil(task, now)).toEqual(until);
  expect(decideUndo(task, now)).toBe(decision);
});
