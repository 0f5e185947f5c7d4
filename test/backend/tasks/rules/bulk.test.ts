import { describe, expect, it } from 'vitest';
import { decideBulkChange, findBulkRefusal, mayChangeTogether } from '../../../../backend/tasks/rules/bulk.ts';
import type { ChangeableTask, ChosenOnes } from '../../../../backend/tasks/rules/change-task.ts';

const doneStatus = { id: 'done', label: 'Fait' };
const rep = { id: 'sacha', name: 'Sacha', active: true, rep: true };
const none: ChosenOnes = { type: null, status: null, assignee: null };

const task: ChangeableTask = {
  version: 3,
  removed: false,
  writable: true,
  title: 'Relancer',
  type: { id: 'call', label: 'Appel' },
  status: { id: 'todo', label: 'À faire' },
  dueOn: '2026-12-01',
  assignee: { id: 'camille', name: 'Camille' },
};

it.each([
  [1, true],
  [199, true],
  [200, true],
  [201, false],
])('%i tasks may be changed together: %s', (count, may) => {
  expect(mayChangeTogether(count)).toBe(may);
});

describe('one change for many tasks', () => {
  const chosen = { type: null, status: doneStatus, assignee: rep };

  it.each<[string, Parameters<typeof findBulkRefusal>, object | null]>([
    ['names a status and a rep that are there', [{ statusId: 'done', assigneeId: 'sacha' }, chosen], null],
    ['names nobody', [{ assigneeId: null }, none], null],
    ['names nothing to choose', [{ dueOn: null }, none], null],
    ['names an archived type', [{ typeId: 'x' }, none], { outcome: 'unknown_reference', fields: ['typeId'] }],
    ['names an archived status', [{ statusId: 'x' }, none], { outcome: 'unknown_reference', fields: ['statusId'] }],
    ['names somebody unknown', [{ assigneeId: 'x' }, none], { outcome: 'assignee_refused' }],
  ])('is decided on as a whole when it %s', (_name, asked, refusal) => {
    expect(findBulkRefusal(...asked)).toEqual(refusal);
  });

  it.each<[string, Partial<ChangeableTask> | null, object | null]>([
    ['theirs', {}, [{ field: 'status', from: 'À faire', to: 'Fait' }]],
    ['as asked already', { status: doneStatus }, []],
    ['not theirs', { writable: false }, null],
    ['gone', { removed: true }, null],
    ['not there', null, null],
  ])('is decided on for each: %s', (_name, state, decision) => {
    expect(decideBulkChange(state === null ? null : { ...task, ...state }, { statusId: 'done' }, chosen)).toEqual(
      decision,
    );
  });
});
