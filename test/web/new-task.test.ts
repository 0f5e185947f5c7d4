import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { taskRequestSchema } from '../../shared/tasks/requests.ts';
import type { Me } from '../../shared/access/user.ts';
import type { TaskChoices } from '../../shared/task-choices/task-choices.ts';
import { emptyTask, isStarted, requestOf } from '../../web/pages/new-task/new-task.ts';

const id = (digit: string) => `00000000-0000-4000-8000-00000000000${digit}`;
const choices: TaskChoices = {
  types: [
    { id: id('1'), label: 'Ancien', archived: true },
    { id: id('2'), label: 'Appel', archived: false },
  ],
  statuses: [
    { id: id('3'), label: 'Fait', closed: true, archived: false },
    { id: id('4'), label: 'À faire', closed: false, archived: false },
  ],
  defaults: {
    mail: { typeId: null, statusId: null },
    event: { typeId: null, statusId: null },
    manual: { typeId: null, statusId: null },
  },
  limits: { maxFiles: 1, maxFileBytes: 1, maxTotalBytes: 1, maxDescriptionLength: 1 },
};
const rep: Pick<Me, 'user' | 'creation'> = {
  user: { id: id('5'), name: 'Camille', email: 'camille@demo.example' },
  creation: { allowed: true, accounts: 'attached', missingRights: [] },
};

it('starts with the first type and the first open status, for whoever makes it', () => {
  expect(emptyTask(choices, rep)).toMatchObject({ typeId: id('2'), statusId: id('4'), assignee: rep.user });
});

it('starts as the environment says', () => {
  const manual = { typeId: id('2'), statusId: id('3') };
  expect(emptyTask({ ...choices, defaults: { ...choices.defaults, manual } }, rep)).toMatchObject(manual);
});

it('is nobody’s when its maker has no accounts', () => {
  const task = emptyTask(choices, { ...rep, creation: { ...rep.creation, accounts: 'none' } });
  expect(task.assignee).toBeNull();
  expect(requestOf(task)).not.toHaveProperty('assigneeId');
});

it('counts as started once something would be lost', () => {
  const empty = emptyTask(choices, rep);
  expect(isStarted({ ...empty, title: '  ' })).toBe(false);
  expect(isStarted({ ...empty, description: 'Bonjour' })).toBe(true);
  expect(isStarted({ ...empty, files: [new File(['a'], 'a.txt')] })).toBe(true);
});

it('is sent in the form of the contract, a file of no known type as bytes', () => {
  const task = { ...emptyTask(choices, rep), title: ' Rappeler ', files: [new File(['abc'], 'a.weird')] };
  const request = { ...requestOf(task), idempotencyKey: id('9') };
  expect(z.parse(taskRequestSchema, request)).toMatchObject({
    title: 'Rappeler',
    source: { kind: 'manual', keys: [] },
    files: [{ name: 'a.weird', size: 3, mediaType: 'application/octet-stream' }],
  });
});
