import type { Draft, DraftAddress, DraftContact, ThreadTask } from '../../shared/capture/draft.ts';
import type { Home } from '../../shared/capture/home.ts';
import type { Settings } from '../../shared/preferences/preferences.ts';
import type { Task } from '../../shared/tasks/task.ts';
import type { Me } from '../../shared/access/user.ts';
import { contractVersion, oldestAddOn } from '../../shared/version.ts';
import type { FailedSave } from '../../addon/state/failed-save.ts';
import { proposeEntry, type DraftState } from '../../addon/state/draft-state.ts';

/** The nth id of a test, in the form of a UUID. */
export function id(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

export function makeMe(change: Partial<Me> = {}): Me {
  return {
    user: { id: id(1), name: 'Camille Martin', email: 'camille@demo.example' },
    environment: { name: 'demo', displayName: 'Démo' },
    rights: ['sales'],
    admin: false,
    creation: { allowed: true, accounts: 'attached', missingRights: [] },
    taskPage: null,
    contract: { version: contractVersion, oldestAddOn },
    ...change,
  };
}

export function makeContact(n: number, change: Partial<DraftContact> = {}): DraftContact {
  return {
    id: id(1000 + n),
    name: `Contact ${n}`,
    email: `contact${n}@acme.example`,
    company: 'Acme',
    relation: 'client',
    linkable: true,
    ticked: true,
    otherReps: false,
    ...change,
  };
}

export function makeAddress(n: number, change: Partial<DraftAddress> = {}): DraftAddress {
  return {
    address: `contact${n}@acme.example`,
    readable: change.address ?? `contact${n}@acme.example`,
    name: null,
    origin: 'from',
    state: 'matched',
    contactIds: [id(1000 + n)],
    newContact: null,
    ...change,
  };
}

export function makeThreadTask(change: Partial<ThreadTask> = {}): ThreadTask {
  return {
    id: id(3),
    number: 12,
    title: 'Devis',
    author: { id: id(5), name: 'Sacha Petit', email: 'sacha@demo.example' },
    createdAt: '2026-11-12T13:05:00.000Z',
    status: { id: id(20), label: 'À faire', closed: false },
    writable: true,
    files: [],
    ...change,
  };
}

export function makeDraft(change: Partial<Draft> = {}): Draft {
  return {
    idempotencyKey: id(2),
    me: makeMe(),
    types: [
      { id: id(10), label: 'Appel' },
      { id: id(11), label: 'Devis' },
    ],
    statuses: [{ id: id(20), label: 'À faire', closed: false }],
    defaults: {
      typeId: id(11),
      statusId: id(20),
      typeFrom: 'environment',
      statusFrom: 'environment',
    },
    preferences: { language: 'google', description: 'whole' },
    addresses: [makeAddress(1)],
    contacts: [makeContact(1)],
    assignees: [{ id: id(1), name: 'Camille Martin', email: 'camille@demo.example' }],
    moreAssignees: 0,
    savedBefore: [],
    threadTasks: [],
    limits: { maxFiles: 100, maxFileBytes: 40 << 20, maxTotalBytes: 48 << 20, maxDescriptionLength: 1_000_000 },
    ...change,
  };
}

export function makeDraftState(change: Partial<DraftState> = {}): DraftState {
  const opened = {
    kind: 'mail',
    subject: 'Devis',
    attachments: [],
    inlineImageCount: 0,
    trackingPixels: { attached: [], inline: [] },
    links: [],
    addressesOverLimit: 0,
    event: null,
    text: {
      wholeStart: 'Bonjour',
      newStart: 'Bonjour',
      leftOut: { history: false, signature: false, lines: 0 },
      dates: [],
    },
    today: '2026-11-23',
    meetingDay: null,
    phone: false,
    datePicker: true,
    draft: makeDraft(),
    ...change,
  } as const;
  return { ...opened, entry: change.entry ?? proposeEntry(opened, opened.draft) };
}

export function makeSettings(change: Partial<Settings> = {}): Settings {
  const { types, statuses } = makeDraft();
  const none = { typeId: null, statusId: null };
  return {
    me: makeMe(),
    preferences: { language: 'google', description: 'whole', defaults: { mail: none, event: none } },
    environmentDefaults: {
      mail: { typeId: id(11), statusId: id(20) },
      event: { typeId: id(10), statusId: id(20) },
    },
    types,
    statuses,
    learned: [],
    ...change,
  };
}

export function makeHome(change: Partial<Home> = {}): Home {
  return { me: makeMe(), language: 'google', saves: [], moreSaves: 0, meetings: [], ...change };
}

/** Of a mail, in `demo`, because the service could not be reached. */
export function makeFailedSave(change: Partial<FailedSave> = {}): FailedSave {
  return {
    idempotencyKey: id(5),
    environment: 'demo',
    kind: 'mail',
    keys: ['gmail:msg-f:1', 'mail:a@b'],
    entry: { ...makeDraftState().entry, title: '' },
    failedAt: '2026-11-23T09:04:00.000Z',
    code: 'backend_unreachable',
    webLink: 'https://mail.google.com/mail/u/0/#all/19',
    ...change,
  };
}

export function makeTask(change: Partial<Task> = {}): Task {
  return {
    id: id(3),
    number: 12,
    title: 'Devis',
    type: { id: id(11), label: 'Devis' },
    status: { id: id(20), label: 'À faire', closed: false },
    transverse: false,
    contacts: [{ id: id(1001), name: 'Jane Doe', email: 'jane@acme.example', company: 'Acme' }],
    hiddenContacts: 0,
    author: { id: id(1), name: 'Camille Martin', email: 'camille@demo.example' },
    assignee: { id: id(1), name: 'Camille Martin', email: 'camille@demo.example' },
    dueOn: null,
    attachmentCount: 0,
    createdAt: '2026-11-12T13:05:00.000Z',
    description: { html: '', text: '', truncated: false },
    attachments: [],
    omissions: [],
    sourceKind: 'mail',
    sourceKeys: ['mail:a@b'],
    meeting: null,
    addedMessages: 0,
    undoUntil: '2026-11-12T13:15:00.000Z',
    undoneAt: null,
    ...change,
  };
}
