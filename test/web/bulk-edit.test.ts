import { describe, expect, it } from 'vitest';
import { changeOf, splitInPieces } from '../../web/pages/tasks/bulk/bulk-edit.ts';

const closed = { id: 'closed', label: 'Fait', closed: true };
const camille = { id: 'camille', name: 'Camille', email: 'camille@demo.example' };

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
