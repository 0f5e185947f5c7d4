import { expect, it } from 'vitest';
import { decideCreation, type CreationCase } from '../../../../backend/tasks/rules/create-task.ts';

const inScope = { id: 'in', relation: 'client', attached: true } as const;
const outside = { id: 'out', relation: 'client', attached: false } as const;

const acceptable: CreationCase = {
  userId: 'me',
  active: true,
  rights: ['sales'],
  admin: false,
  contentHash: 'a',
  claimed: null,
  contactIds: ['in'],
  contacts: [inScope],
  assigneeId: null,
  assignee: null,
  typeKnown: true,
  statusKnown: true,
};

const everyRight = ['sales', 'salesAllAccounts', 'taskList'];
const claimed = { taskId: 't', contentHash: 'a' };

it.each<[string, Partial<CreationCase>, object]>([
  ['a rep', {}, { outcome: 'accepted', assigneeId: 'me' }],
  [
    'the task list alone',
    { rights: ['taskList'], contactIds: [], contacts: [] },
    { outcome: 'accepted', assigneeId: null },
  ],
  ['no rights', { rights: [] }, { outcome: 'rights_missing', missingRights: everyRight }],
  ['no rights but admin', { rights: [], admin: true }, { outcome: 'rights_missing', missingRights: everyRight }],
  ['disabled', { active: false }, { outcome: 'user_disabled' }],
  ['disabled, with a key that made a task', { active: false, claimed }, { outcome: 'user_disabled' }],
  ['a retry', { claimed }, { outcome: 'replayed', taskId: 't' }],
  ['a retry after the rights were removed', { claimed, rights: [] }, { outcome: 'replayed', taskId: 't' }],
  ['the key with other content', { claimed, contentHash: 'b' }, { outcome: 'conflict', taskId: 't' }],
  [
    'a colleague as assignee',
    { assigneeId: 'you', assignee: { active: true, rep: true } },
    { outcome: 'accepted', assigneeId: 'you' },
  ],
  ['an assignee who does not exist', { assigneeId: 'you' }, { outcome: 'assignee_refused' }],
  ['an unknown type', { typeKnown: false }, { outcome: 'unknown_reference', fields: ['typeId'] }],
  [
    'an unknown type and status',
    { typeKnown: false, statusKnown: false },
    { outcome: 'unknown_reference', fields: ['typeId', 'statusId'] },
  ],
  [
    'one contact outside',
    { contactIds: ['in', 'out'], contacts: [inScope, outside] },
    { outcome: 'contacts_out_of_scope', contactIds: ['out'] },
  ],
  ['a contact that does not exist', { contacts: [] }, { outcome: 'contacts_out_of_scope', contactIds: ['in'] }],
  [
    'a contact with the task list alone',
    { rights: ['taskList'] },
    { outcome: 'contacts_out_of_scope', contactIds: ['in'] },
  ],
  [
    'a contact of relation other',
    { contacts: [{ ...inScope, relation: 'other' }] },
    { outcome: 'contacts_out_of_scope', contactIds: ['in'] },
  ],
])('%s', (_case, change, decision) => {
  expect(decideCreation({ ...acceptable, ...change })).toEqual(decision);
});
