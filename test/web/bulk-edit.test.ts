import { describe, expect, it } from 'vitest';
import type { TaskRow } from '../../shared/tasks/task-list.ts';
import { changeOf, splitInPieces, listUndoSteps } from '../../web/pages/tasks/bulk/bulk-edit.ts';

const open = { id: 'open', label: 'À faire', closed: false };
const closed = { id: 'closed', label: 'Fait', closed: true };
const camille = { id: 'camille', name: 'Camille', email: 'camille@demo.example' };

function row(id: string, values: Partial<TaskRow>): TaskRow {
  return {
    id,
    number: 1,
    title: id,
    type: { id: 'type', label: 'Appel' },
    status: open,
    transverse: true,
    contacts: [],
    hiddenContacts: 0,
    author: camille,
    assignee: null,
    dueOn: null,
    attachmentCount: 0,
    createdAt: '2026-11-23T09:00:00.000Z',
    source: 'mail',
    updatedAt: '2026-11-23T09:00:00.000Z',
    version: 1,
    writable: true,
    ...values,
  };
}

describe('a change of many tasks', () => {
  it.each([
    [{ field: 'status', status: closed }, { statusId: 'closed' }],
    [{ field: 'assignee', assignee: camille }, { assigneeId: 'camille' }],
    [{ field: 'assignee', assignee: null }, { assigneeId: null }],
    [{ field: 'due', dueOn: '2026-12-01' }, { dueOn: '2026-12-01' }],
    [{ field: 'due', dueOn: null }, { dueOn: null }],
  ] as const)('%j asks for %j', (edit, change) => {
    expect(changeOf(edit)).toEqual(change);
  });

  it('goes back by what each task was', () => {
    const tasks = [row('a', {}), row('b', { status: closed }), row('c', {})];
    expect(listUndoSteps('status', tasks)).toEqual([
      { taskIds: ['a', 'c'], edit: { field: 'status', status: open } },
      { taskIds: ['b'], edit: { field: 'status', status: closed } },
    ]);
    const due = [row('a', { dueOn: '2026-12-01' }), row('b', {}), row('c', { dueOn: '2026-12-01', assignee: camille })];
    expect(listUndoSteps('due', due).map(({ taskIds }) => taskIds)).toEqual([['a', 'c'], ['b']]);
    expect(listUndoSteps('assignee', due).map(({ edit }) => changeOf(edit))).toEqual([
      { assigneeId: null },
      { assigneeId: 'camille' },
    ]);
    expect(listUndoSteps('due', [])).toEqual([]);
  });

  it.each([
    [0, []],
    [1, [1]],
    [200, [200]],
    [401, [200, 200, 1]],
  ])('of %i tasks is sent in pieces of %j', (count, sizes) => {
    const ids = Array.from({ length: count }, (_, index) => String(index));
    const pieces = splitInPieces(ids, 200);
    expect(pieces.map(({ length }) => length)).toEqual(sizes);
    expect(pieces.flat()).toEqual(ids);
  });
});
