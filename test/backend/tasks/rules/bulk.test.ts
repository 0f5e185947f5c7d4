import { describe, expect, it } from 'vitest';
import {
  decideBulkChange,
  decideBulkUndo,
  findBulkRefusal,
  formerValuesOf,
  mayChangeTogether,
} from '../../../../backend/tasks/rules/bulk.ts';
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

describe('what a bulk change replaces', () => {
  it.each([
    [[], {}],
    [['status'], { statusId: 'todo' }],
    [['type', 'dueOn', 'assignee'], { typeId: 'call', dueOn: '2026-12-01', assigneeId: 'camille' }],
  ] as const)('in %j is %j', (fields, former) => {
    expect(formerValuesOf(task, fields)).toEqual(former);
  });

  it('is nobody and no day where there was none', () => {
    expect(formerValuesOf({ ...task, dueOn: null, assignee: null }, ['dueOn', 'assignee'])).toEqual({
      dueOn: null,
      assigneeId: null,
    });
  });
});

describe('undoing a bulk change', () => {
  const now = { ...task, status: doneStatus, dueOn: null };
  const named = { type: null, status: { id: 'todo', label: 'À faire' }, assignee: { id: 'sacha', name: 'Sacha' } };
  const former = { statusId: 'todo' };

  it.each<[string, Parameters<typeof decideBulkUndo>, object]>([
    [
      'gives the former value back',
      [now, { version: 3, former }, named],
      { outcome: 'undone', changes: [{ field: 'status', from: 'Fait', to: 'À faire' }] },
    ],
    [
      'gives several back, a day among them',
      [now, { version: 3, former: { assigneeId: 'sacha', dueOn: '2026-12-24' } }, named],
      {
        outcome: 'undone',
        changes: [
          { field: 'dueOn', from: null, to: '2026-12-24' },
          { field: 'assignee', from: 'Camille', to: 'Sacha' },
        ],
      },
    ],
    [
      'takes an assignee away who was not there before',
      [now, { version: 3, former: { assigneeId: null } }, { ...named, assignee: null }],
      { outcome: 'undone', changes: [{ field: 'assignee', from: 'Camille', to: null }] },
    ],
    ['leaves what was changed since', [now, { version: 2, former }, named], { outcome: 'changed_since' }],
    ['leaves what is later still', [now, { version: 4, former }, named], { outcome: 'changed_since' }],
    [
      'changes nothing where the former value is back already',
      [task, { version: 2, former }, named],
      { outcome: 'undone', changes: [] },
    ],
    ['of what is not theirs', [{ ...now, writable: false }, { version: 3, former }, named], { outcome: 'refused' }],
    ['of what was deleted', [{ ...now, removed: true }, { version: 3, former }, named], { outcome: 'refused' }],
    ['of what is not there', [null, { version: 3, former }, named], { outcome: 'refused' }],
    ['to a status that is gone', [now, { version: 3, former }, { ...named, status: null }], { outcome: 'refused' }],
    ['to a type that is gone', [now, { version: 3, former: { typeId: 'x' } }, named], { outcome: 'refused' }],
    [
      'to somebody who is gone',
      [now, { version: 3, former: { assigneeId: 'x' } }, { ...named, assignee: null }],
      { outcome: 'refused' },
    ],
  ])('%s', (_name, asked, decision) => {
    expect(decideBulkUndo(...asked)).toEqual(decision);
  });
});
