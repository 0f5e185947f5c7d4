import { describe, expect, it } from 'vitest';
import type { Relation } from '../../../../shared/contacts/contact.ts';
import type { TaskChange } from '../../../../shared/tasks/task-change.ts';
import type { AccountScope } from '../../../../shared/access/rights.ts';
import {
  decideChange,
  maxTaskContacts,
  type ChangeCase,
  type ChosenOnes,
} from '../../../../backend/tasks/rules/change-task.ts';

const call = { id: 'call', label: 'Appel' };
const quote = { id: 'quote', label: 'Devis' };
const todo = { id: 'todo', label: 'À faire' };
const doneStatus = { id: 'done', label: 'Fait' };
const camille = { id: 'camille', name: 'Camille' };
const rep = { id: 'sacha', name: 'Sacha', active: true, rep: true };

const task: NonNullable<ChangeCase['task']> = {
  version: 3,
  removed: false,
  writable: true,
  title: 'Relancer',
  type: call,
  status: todo,
  dueOn: '2026-12-01',
  assignee: camille,
  descriptionText: 'Bonjour',
  contactIds: ['linked', 'hidden'],
};
const none: ChosenOnes = { type: null, status: null, assignee: null };

function contact(id: string, attached: boolean, relation: Relation = 'client') {
  return { id, name: id.toUpperCase(), relation, attached };
}
const contacts = [
  contact('linked', true),
  contact('hidden', false),
  contact('near', true),
  contact('far', false),
  contact('former', true, 'other'),
];

interface Given {
  accounts?: AccountScope;
  admin?: boolean;
  task?: Partial<typeof task> | null;
  chosen?: Partial<ChosenOnes>;
  version?: number;
}

function decide(change: Partial<TaskChange>, given: Given = {}) {
  const { accounts = 'attached', admin = false, chosen = {} } = given;
  return decideChange({
    viewer: { userId: 'camille', scope: { accounts, transverse: false, admin } },
    change: { version: 3, ...change },
    task: given.task === null ? null : { ...task, ...given.task },
    chosen: { ...none, ...chosen },
    contacts,
  });
}

describe('a change', () => {
  it.each<[string, [Partial<TaskChange>, Given?], object]>([
    ['of the title', [{ title: 'Autre' }, {}], { field: 'title', from: 'Relancer', to: 'Autre' }],
    ['of the type', [{ typeId: 'quote' }, { chosen: { type: quote } }], { field: 'type', from: 'Appel', to: 'Devis' }],
    [
      'of the status',
      [{ statusId: 'done' }, { chosen: { status: doneStatus } }],
      { field: 'status', from: 'À faire', to: 'Fait' },
    ],
    ['of the due date', [{ dueOn: '2027-01-02' }, {}], { field: 'dueOn', from: '2026-12-01', to: '2027-01-02' }],
    ['away from a due date', [{ dueOn: null }, {}], { field: 'dueOn', from: '2026-12-01', to: null }],
    [
      'to another rep',
      [{ assigneeId: 'sacha' }, { chosen: { assignee: rep } }],
      { field: 'assignee', from: 'Camille', to: 'Sacha' },
    ],
    ['to nobody', [{ assigneeId: null }, {}], { field: 'assignee', from: 'Camille', to: null }],
    [
      'from nobody to a rep',
      [{ assigneeId: 'sacha' }, { task: { assignee: null }, chosen: { assignee: rep } }],
      { field: 'assignee', from: null, to: 'Sacha' },
    ],
    [
      'of the description, without its text',
      [{ description: 'Secret' }, {}],
      { field: 'description', from: null, to: null },
    ],
  ])('%s is written with what was before', (_name, asked, written) => {
    expect(decide(...asked)).toEqual({ outcome: 'accepted', changes: [written], addedIds: [], removedIds: [] });
  });

  it.each<[string, Partial<TaskChange>]>([
    ['nothing', {}],
    ['the same of everything', { title: 'Relancer', typeId: 'call', statusId: 'todo', dueOn: '2026-12-01' }],
    ['the same assignee, whoever that is by now', { assigneeId: 'camille' }],
    ['the same text, whatever HTML it was captured with', { description: 'Bonjour' }],
    ['a contact that is linked', { addContactIds: ['linked'] }],
    ['a contact that is not', { removeContactIds: ['near'] }],
  ])('of %s is none, whatever the version and even when it is gone', (_name, change) => {
    const accepted = { outcome: 'accepted', changes: [], addedIds: [], removedIds: [] };
    expect(decide({ ...change, version: 1 }, { task: { removed: true } })).toEqual(accepted);
  });

  it.each<[string, [Partial<TaskChange>, Given?], object]>([
    ['what is not there', [{ title: 'X' }, { task: null }], { outcome: 'not_found' }],
    ['what is not theirs', [{ title: 'X' }, { task: { writable: false } }], { outcome: 'forbidden' }],
    ['what is not theirs, even to what it is', [{}, { task: { writable: false } }], { outcome: 'forbidden' }],
    ['what somebody else changed', [{ title: 'X', version: 2 }, {}], { outcome: 'task_changed' }],
    ['what is gone', [{ title: 'X' }, { task: { removed: true } }], { outcome: 'not_found' }],
    ['what went meanwhile', [{ title: 'X', version: 2 }, { task: { removed: true } }], { outcome: 'task_changed' }],
    ['to an archived type', [{ typeId: 'quote' }, {}], { outcome: 'unknown_reference', fields: ['typeId'] }],
    [
      'to a type and a status that are not there',
      [{ typeId: 'x', statusId: 'y' }, {}],
      { outcome: 'unknown_reference', fields: ['typeId', 'statusId'] },
    ],
    ['to somebody unknown', [{ assigneeId: 'x' }, {}], { outcome: 'assignee_refused' }],
    [
      'to a disabled rep',
      [{ assigneeId: 'sacha' }, { chosen: { assignee: { ...rep, active: false } } }],
      { outcome: 'assignee_refused' },
    ],
    [
      'to a user without sales rights',
      [{ assigneeId: 'sacha' }, { chosen: { assignee: { ...rep, rep: false } } }],
      { outcome: 'assignee_refused' },
    ],
  ])('is refused of %s', (_name, asked, refusal) => {
    expect(decide(...asked)).toEqual(refusal);
  });
});

interface Asking {
  action: 'add' | 'remove';
  id: string;
  accounts: AccountScope;
  admin: boolean;
}

describe('contacts of a task', () => {
  it('are linked and taken away, each once', () => {
    const change = { addContactIds: ['near', 'near', 'linked'], removeContactIds: ['linked'] };
    expect(decide({ addContactIds: ['near', 'near'], removeContactIds: change.removeContactIds })).toEqual({
      outcome: 'accepted',
      changes: [
        { field: 'contacts', from: null, to: 'NEAR', contactId: 'near' },
        { field: 'contacts', from: 'LINKED', to: null, contactId: 'linked' },
      ],
      addedIds: ['near'],
      removedIds: ['linked'],
    });
  });

  // Who may do what with a contact: by scope, by relation, and whether it is linked.
  it.each<[string, Asking, boolean]>([
    ['one of theirs', { action: 'add', id: 'near', accounts: 'attached', admin: false }, true],
    ['one outside', { action: 'add', id: 'far', accounts: 'attached', admin: false }, false],
    [
      'one outside that is linked, as if it were not',
      { action: 'add', id: 'hidden', accounts: 'attached', admin: false },
      false,
    ],
    ['one that is neither prospect nor client', { action: 'add', id: 'former', accounts: 'all', admin: false }, false],
    ['one that does not exist', { action: 'add', id: 'nobody', accounts: 'all', admin: true }, false],
    ['any, of a rep of all accounts', { action: 'add', id: 'far', accounts: 'all', admin: false }, true],
    ['any, of an admin without accounts', { action: 'add', id: 'far', accounts: 'none', admin: true }, false],
    ['one of theirs', { action: 'remove', id: 'linked', accounts: 'attached', admin: false }, true],
    ['one outside', { action: 'remove', id: 'hidden', accounts: 'attached', admin: false }, false],
    ['one that does not exist', { action: 'remove', id: 'nobody', accounts: 'all', admin: true }, false],
    ['any, of a rep of all accounts', { action: 'remove', id: 'hidden', accounts: 'all', admin: false }, true],
    ['any, of an admin', { action: 'remove', id: 'hidden', accounts: 'none', admin: true }, true],
    ['any, without accounts', { action: 'remove', id: 'linked', accounts: 'none', admin: false }, false],
  ])('%s: %o', (_name, { action, id, accounts, admin }, allowed) => {
    const change = action === 'add' ? { addContactIds: [id] } : { removeContactIds: [id] };
    expect(decide(change, { accounts, admin })).toMatchObject(
      allowed ? { outcome: 'accepted' } : { outcome: 'contacts_out_of_scope', contactIds: [id] },
    );
  });

  it('may be named again when linked and seen, though they could not be linked any more', () => {
    const linked = { contactIds: ['former'] };
    expect(decide({ addContactIds: ['former'] }, { task: linked })).toMatchObject({
      outcome: 'accepted',
      addedIds: [],
    });
  });

  it('are at most a hundred, of which some may always go', () => {
    const full = { contactIds: ['linked', ...Array.from({ length: maxTaskContacts - 1 }, (_, index) => `c${index}`)] };
    expect(decide({ addContactIds: ['near'] }, { task: full })).toEqual({ outcome: 'too_many_contacts' });
    const exchanged = decide({ addContactIds: ['near'], removeContactIds: ['linked'] }, { task: full });
    expect(exchanged).toMatchObject({ outcome: 'accepted' });
    const overfull = { contactIds: [...full.contactIds, 'one more', 'another'] };
    expect(decide({ removeContactIds: ['linked'] }, { task: overfull })).toMatchObject({ outcome: 'accepted' });
  });
});
