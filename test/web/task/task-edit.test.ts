import { describe, expect, it } from 'vitest';
import type { TaskDetail } from '../../../shared/tasks/task-change.ts';
import {
  diffTask,
  editOf,
  isPlain,
  listOtherChanges,
  rebaseEdit,
  type EditedMembers,
  type TaskEdit,
} from '../../../web/pages/task/task-edit.ts';

const contact = (id: string) => ({ id, name: `Contact ${id}`, email: null, company: null });
const user = (id: string) => ({ id, name: `User ${id}`, email: `${id}@demo.example` });

const base: TaskDetail = {
  id: 't1',
  number: 1,
  title: 'Devis',
  type: { id: 'call', label: 'Appel' },
  status: { id: 'todo', label: 'À faire', closed: false },
  transverse: false,
  contacts: [contact('a'), contact('b')],
  hiddenContacts: 1,
  author: user('camille'),
  assignee: user('camille'),
  dueOn: '2026-11-30',
  attachmentCount: 0,
  createdAt: '2026-11-23T09:00:00.000Z',
  description: { html: '<p>Bonjour</p>', text: 'Bonjour', truncated: false },
  attachments: [],
  omissions: [],
  sourceKind: 'mail',
  sourceKeys: [],
  meeting: null,
  addedMessages: 0,
  undoUntil: null,
  undoneAt: null,
  version: 3,
  updatedAt: '2026-11-23T09:00:00.000Z',
  writable: true,
  deletable: true,
  deleted: null,
  restoreUntil: null,
};

function edited(members: Partial<TaskEdit>): TaskEdit {
  return { ...editOf(base), ...members };
}

describe('what the form changes', () => {
  it.each<[string, Partial<TaskEdit>, EditedMembers]>([
    ['nothing', {}, {}],
    ['nothing but blanks around the title', { title: ' Devis ' }, {}],
    ['the title', { title: 'Devis signé' }, { title: 'Devis signé' }],
    ['type and status', { typeId: 'visit', statusId: 'done' }, { typeId: 'visit', statusId: 'done' }],
    ['the due date, to none', { dueOn: null }, { dueOn: null }],
    ['the assignee, to nobody', { assignee: null }, { assigneeId: null }],
    ['the assignee', { assignee: user('sacha') }, { assigneeId: 'sacha' }],
    ['contacts', { contacts: [contact('b'), contact('c')] }, { addContactIds: ['c'], removeContactIds: ['a'] }],
    ['nothing when the text was opened and left', { description: 'Bonjour' }, {}],
    ['the text, to nothing', { description: '' }, { description: '' }],
  ])('is %s', (_what, members, expected) => {
    expect(diffTask(base, edited(members))).toEqual(expected);
  });
});

describe('when somebody else changed the task meanwhile', () => {
  const theirs: TaskDetail = {
    ...base,
    version: 4,
    title: 'Devis urgent',
    status: { id: 'done', label: 'Fait', closed: true },
    assignee: null,
    contacts: [contact('a'), contact('d')],
    description: { html: '<p>Autre</p>', text: 'Autre', truncated: false },
  };
  const mine = edited({ title: 'Mon titre', dueOn: '2026-12-24', contacts: [contact('b'), contact('c')] });

  it('keeps what was typed and takes the rest as it is now', () => {
    const form = rebaseEdit(base, mine, theirs);
    expect(form).toEqual({
      title: 'Mon titre',
      typeId: 'call',
      statusId: 'done',
      dueOn: '2026-12-24',
      assignee: null,
      contacts: [contact('d'), contact('c')],
      description: null,
    });
    expect(diffTask(theirs, form)).toEqual({
      title: 'Mon titre',
      dueOn: '2026-12-24',
      addContactIds: ['c'],
      removeContactIds: ['a'],
    });
  });

  it('keeps a text that was typed', () => {
    expect(rebaseEdit(base, edited({ description: 'À moi' }), theirs).description).toBe('À moi');
    expect(listOtherChanges(base, edited({ description: 'À moi' }), theirs)).toContainEqual({
      field: 'description',
      from: null,
      to: null,
      both: true,
    });
  });

  it('adds no contact that they added too', () => {
    const form = rebaseEdit(base, edited({ contacts: [...base.contacts, contact('d')] }), theirs);
    expect(form.contacts.map(({ id }) => id)).toEqual(['a', 'd']);
  });

  it('says what they changed, and where both did', () => {
    expect(listOtherChanges(base, mine, theirs)).toEqual([
      { field: 'title', from: 'Devis', to: 'Devis urgent', both: true },
      { field: 'status', from: 'À faire', to: 'Fait', both: false },
      { field: 'assignee', from: 'User camille', to: null, both: false },
      { field: 'contacts', from: 'Contact a, Contact b', to: 'Contact a, Contact d', both: false },
      { field: 'description', from: null, to: null, both: false },
    ]);
    expect(listOtherChanges(base, mine, base)).toEqual([]);
  });
});

describe('a description is as good as its text', () => {
  it.each<[string, boolean]>([
    ['', true],
    ['<p>Bonjour</p>\n<p>une ligne<br />une autre<br>encore</p>', true],
    ['<p>1 &lt; 2 &amp; 3</p>', true],
    ['<p>Bonjour <b>Camille</b></p>', false],
    ['<p style="color:red">Bonjour</p>', false],
    ['<pre>Bonjour</pre>', false],
    ['<p><img src="cid:logo" /></p>', false],
    ['<p><a href="https://example.com">Bonjour</a></p>', false],
    ['<brand>', false],
  ])('%j: %j', (html, plain) => {
    expect(isPlain(html)).toBe(plain);
  });
});
