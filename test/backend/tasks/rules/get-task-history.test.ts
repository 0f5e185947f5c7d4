import { describe, expect, it } from 'vitest';
import { redactChange } from '../../../../backend/tasks/rules/get-task-history.ts';

describe('a change as a reader sees it', () => {
  const visible = new Set(['near']);

  it.each([
    ['a title', { field: 'title', from: 'A', to: 'B' }, { field: 'title', from: 'A', to: 'B' }],
    [
      'a contact they may see',
      { field: 'contacts', from: null, to: 'Anne', contactId: 'near' },
      { field: 'contacts', from: null, to: 'Anne' },
    ],
    [
      'a contact outside, which changed but is not named',
      { field: 'contacts', from: 'Bob', to: null, contactId: 'far' },
      { field: 'contacts', from: null, to: null },
    ],
  ])('%s', (_name, change, shown) => {
    expect(redactChange(change, visible)).toEqual(shown);
  });
});
