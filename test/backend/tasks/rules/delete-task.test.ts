import { describe, expect, it } from 'vitest';
import type { Viewer } from '../../../../backend/access/rules/rights.ts';
import {
  decideDeletion,
  decideRestoration,
  isDeletable,
  restoreUntil,
  type RemovableTask,
} from '../../../../backend/tasks/rules/delete-task.ts';

const at = new Date('2026-11-23T09:00:00.000Z');
const after = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
const viewer = (userId: string, admin = false) => ({
  userId,
  scope: { accounts: 'all' as const, transverse: true, admin },
});
const author = viewer('author');
const admin = viewer('somebody', true);
const writer = viewer('writer');

const there: RemovableTask = { authorId: 'author', removal: null };
const deleted: RemovableTask = { authorId: 'author', removal: { kind: 'deleted', at } };
const undone: RemovableTask = { authorId: 'author', removal: { kind: 'undone', at } };

describe('deleting', () => {
  it.each<[string, [Viewer, RemovableTask | null], string]>([
    ['its author', [author, there], 'delete'],
    ['an admin', [admin, there], 'delete'],
    ['who may only write it', [writer, there], 'forbidden'],
    ['its author, again', [author, deleted], 'already_gone'],
    ['its author, what was undone', [author, undone], 'already_gone'],
    ['who may only write it, what is gone', [writer, deleted], 'forbidden'],
    ['anybody, what is not there', [admin, null], 'not_found'],
  ])('by %s', (_name, [who, task], decision) => {
    expect(decideDeletion(who, task)).toBe(decision);
    expect(isDeletable(who, task ?? deleted)).toBe(decision === 'delete');
  });
});

describe('bringing back', () => {
  it.each<[string, [Viewer, RemovableTask | null, number], string]>([
    ['its author', [author, deleted, 0], 'restore'],
    ['its author, what an admin deleted, at the last moment', [author, deleted, 10], 'restore'],
    ['an admin', [admin, deleted, 5], 'restore'],
    ['its author, too late', [author, deleted, 10.001], 'expired'],
    ['its author, what was undone', [author, undone, 1], 'expired'],
    ['its author, again', [author, there, 1], 'already_there'],
    ['its author, again, late', [author, there, 60], 'already_there'],
    ['who may only write it', [writer, deleted, 1], 'forbidden'],
    ['anybody, what is not there', [admin, null, 1], 'not_found'],
  ])('by %s', (_name, [who, task, minutes], decision) => {
    expect(decideRestoration(who, task, after(minutes))).toBe(decision);
    const until = restoreUntil(who, task ?? there, after(minutes));
    expect(until).toEqual(decision === 'restore' ? after(10) : null);
  });
});
