import { describe, expect, it } from 'vitest';
import { decideAddition, maxTaskAttachments, type AdditionCase } from '../../../../backend/tasks/rules/add-message.ts';

const task = { undone: false, writable: true, hasSource: false, attachments: 0 };
const same = { taskId: 'task', contentHash: 'hash' };
const elsewhere = { taskId: 'other', contentHash: 'other hash' };

describe('adding a mail to a task', () => {
  it.each<[string, Pick<AdditionCase, 'claimed' | 'task'>, ReturnType<typeof decideAddition>]>([
    ['is accepted where the caller may write', { claimed: null, task }, { outcome: 'accepted' }],
    ['finds no task that may not be read', { claimed: null, task: null }, { outcome: 'not_found' }],
    ['finds no task that was undone', { claimed: null, task: { ...task, undone: true } }, { outcome: 'not_found' }],
    [
      'is forbidden where the caller only reads',
      { claimed: null, task: { ...task, writable: false } },
      { outcome: 'forbidden' },
    ],
    [
      'is forbidden there for a mail that the task has, too',
      { claimed: null, task: { ...task, writable: false, hasSource: true } },
      { outcome: 'forbidden' },
    ],
    [
      'happened before for a mail that the task has',
      { claimed: null, task: { ...task, hasSource: true } },
      { outcome: 'replayed', taskId: 'task' },
    ],
    ['happened before by the same key', { claimed: same, task }, { outcome: 'replayed', taskId: 'task' }],
    [
      'happened before by the same key, also when the task was undone since',
      { claimed: same, task: { ...task, undone: true } },
      { outcome: 'replayed', taskId: 'task' },
    ],
    [
      'happened before by the same key, also when the right was taken since',
      { claimed: same, task: { ...task, writable: false } },
      { outcome: 'replayed', taskId: 'task' },
    ],
    ['conflicts with what the key did', { claimed: elsewhere, task }, { outcome: 'conflict', taskId: 'other' }],
  ])('%s', (_name, facts, decision) => {
    expect(decideAddition({ taskId: 'task', contentHash: 'hash', newAttachments: 1, ...facts })).toEqual(decision);
  });

  it.each([
    [maxTaskAttachments - 1, 1, 'accepted'],
    [maxTaskAttachments, 0, 'accepted'],
    [maxTaskAttachments, 1, 'too_many_attachments'],
    [0, maxTaskAttachments + 1, 'too_many_attachments'],
  ])('to one with %i files that brings %i is %s', (attachments, newAttachments, outcome) => {
    const facts = { taskId: 'task', contentHash: 'hash', claimed: null, newAttachments };
    expect(decideAddition({ ...facts, task: { ...task, attachments } }).outcome).toBe(outcome);
  });
});
