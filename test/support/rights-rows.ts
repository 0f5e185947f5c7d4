import { randomUUID } from 'node:crypto';
import type { EndpointName } from '../../shared/endpoints.ts';
import { initialPreferences } from '../../backend/preferences/rules/preferences.ts';

/** Every combination of rights; `salesAllAccounts` brings `sales` with it. */
export const callers = {
  nothing: { rights: [], admin: false },
  rep: { rights: ['sales'], admin: false },
  allAccounts: { rights: ['salesAllAccounts'], admin: false },
  list: { rights: ['taskList'], admin: false },
  repAndList: { rights: ['sales', 'taskList'], admin: false },
  allAndList: { rights: ['salesAllAccounts', 'taskList'], admin: false },
  admin: { rights: [], admin: true },
  everything: { rights: ['salesAllAccounts', 'taskList'], admin: true },
} as const;
export type CallerName = keyof typeof callers;
export const callerNames = Object.keys(callers) as CallerName[];

type Refusal = 'not_found' | 'rights_missing';
/** What each caller is answered: the row's own status, or a refusal. */
export type Rule = Readonly<Record<CallerName, 'done' | Refusal>>;

function rule(done: readonly CallerName[], refused: Refusal, forbidden: readonly CallerName[] = []): Rule {
  const answers = callerNames.map((caller) => [
    caller,
    done.includes(caller) ? 'done' : forbidden.includes(caller) ? 'rights_missing' : refused,
  ]);
  return Object.fromEntries(answers) as Rule;
}

const admins = ['admin', 'everything'] as const;
const withList = ['list', 'repAndList', 'allAndList'] as const;
const withAllAccounts = ['allAccounts', 'allAndList'] as const;

const everybody = rule(callerNames, 'not_found');
const nobody = rule([], 'not_found');
const forAdmins = rule(admins, 'not_found');
const savers = rule(['rep', ...withAllAccounts, 'list', 'repAndList', 'everything'], 'rights_missing');
/** Of a task by somebody else, with a contact of an account that none of them is attached to. */
const ofClient = rule([...withAllAccounts, ...admins], 'not_found');
const removingOfClient = rule(admins, 'not_found', withAllAccounts);
/** Of one without contacts. */
const ofTransverse = rule([...withList, ...admins], 'not_found');
const changingTransverse = rule(admins, 'not_found', withList);

/** What the requests name; all of it is Sacha's or of nobody. */
export interface RightsStage {
  readonly client: TaskNames;
  readonly transverse: TaskNames;
  readonly undone: TaskPair;
  readonly deleted: TaskPair;
  readonly savedFilterId: string;
  readonly userId: string;
  readonly invitedId: string;
  readonly accountId: string;
  readonly typeId: string;
  readonly statusId: string;
  readonly alias: string;
}

interface TaskNames {
  readonly taskId: string;
  readonly attachmentId: string;
}

/** One with a client, one without. */
interface TaskPair {
  readonly client: string;
  readonly transverse: string;
}

/** A request of which the caller's rights alone decide what is answered. */
export interface RightsRow {
  readonly name: EndpointName;
  readonly of: string;
  readonly rule: Rule;
  readonly params: (stage: RightsStage) => Readonly<Record<string, string>>;
  readonly query: string;
  /** `form`: the multipart form of a new task, or of a note. */
  readonly body: ((stage: RightsStage) => object) | 'form' | null;
}

type Details = Partial<Pick<RightsRow, 'of' | 'params' | 'query' | 'body'>>;

function row(name: EndpointName, given: Rule, details: Details = {}): RightsRow {
  return { name, rule: given, of: '', params: () => ({}), query: '', body: null, ...details };
}

const client: Details = { of: ' of a client’s task', params: (stage) => ({ ...stage.client }) };
const transverse: Details = { of: ' of a transverse task', params: (stage) => ({ ...stage.transverse }) };
const noDefault = { typeId: null, statusId: null };

/** Both kinds of task. */
function ofTasks(name: EndpointName, rules: readonly [Rule, Rule], details: Details = {}): RightsRow[] {
  return [row(name, rules[0], { ...client, ...details }), row(name, rules[1], { ...transverse, ...details })];
}

/** The same of tasks of its own, which are gone afterwards. */
function ofPair(name: EndpointName, rules: readonly [Rule, Rule], pair: (stage: RightsStage) => TaskPair): RightsRow[] {
  return [
    row(name, rules[0], { ...client, params: (stage) => ({ taskId: pair(stage).client }) }),
    row(name, rules[1], { ...transverse, params: (stage) => ({ taskId: pair(stage).transverse }) }),
  ];
}

/** Every endpoint of a session. */
export const rightsRows: readonly RightsRow[] = [
  row('getMe', everybody),
  row('getPreferences', everybody),
  row('putPreferences', everybody, { body: () => initialPreferences }),
  row('forgetLearned', everybody),
  row('searchContacts', everybody, { query: '?query=x' }),
  row('createContact', everybody, { body: () => ({ name: 'Neuf', address: `${randomUUID()}@neuf.example` }) }),
  row('openHome', everybody, { body: () => ({ since: new Date().toISOString(), meetings: [] }) }),
  row('createDraft', everybody, { body: () => ({ source: { kind: 'mail', keys: ['mail:a@b'] }, addresses: [] }) }),
  row('createTask', savers, { body: 'form' }),
  row('listTasks', everybody),
  row('exportTasks', everybody),
  row('listSavedFilters', everybody),
  row('saveFilter', everybody, { body: () => ({ name: randomUUID(), filter: {} }) }),
  ...(['changeFilter', 'deleteFilter'] as const).map((name) =>
    row(name, nobody, {
      of: ' of somebody else',
      params: ({ savedFilterId }) => ({ filterId: savedFilterId }),
      body: name === 'deleteFilter' ? null : () => ({ name: randomUUID(), filter: {} }),
    }),
  ),
  ...(['getTask', 'getTaskHistory', 'getTaskFiles', 'getTaskDescription', 'getAttachment'] as const).flatMap((name) =>
    ofTasks(name, [ofClient, ofTransverse]),
  ),
  ...ofTasks('changeTask', [ofClient, changingTransverse], { body: () => ({ version: 1, title: 'Autre titre' }) }),
  row('changeTasks', everybody, { body: () => ({ taskIds: [randomUUID()], change: { dueOn: null } }) }),
  row('undoChanges', everybody, {
    body: () => ({ changed: [{ id: randomUUID(), version: 2, former: { dueOn: null } }] }),
  }),
  ...ofTasks('addMessage', [ofClient, changingTransverse], { body: 'form' }),
  ...ofTasks('restoreTask', [removingOfClient, changingTransverse]),
  ...ofPair('undoTask', [ofClient, changingTransverse], ({ undone }) => undone),
  ...ofPair('deleteTask', [removingOfClient, changingTransverse], ({ deleted }) => deleted),
  row('searchUsers', everybody),
  row('getTaskChoices', everybody),
  row('createTaskType', forAdmins, { body: () => ({ label: randomUUID() }) }),
  row('orderTaskTypes', forAdmins, { body: ({ typeId }) => ({ ids: [typeId] }) }),
  row('changeTaskType', forAdmins, { params: ({ typeId }) => ({ typeId }), body: () => ({ label: 'Appel' }) }),
  row('createTaskStatus', forAdmins, { body: () => ({ label: randomUUID(), closed: false }) }),
  row('orderTaskStatuses', forAdmins, { body: ({ statusId }) => ({ ids: [statusId] }) }),
  row('changeTaskStatus', forAdmins, { params: ({ statusId }) => ({ statusId }), body: () => ({ label: 'À faire' }) }),
  row('putTaskDefaults', forAdmins, { body: () => ({ mail: noDefault, event: noDefault, manual: noDefault }) }),
  row('getEnvironmentSettings', forAdmins),
  row('changeEnvironmentSettings', forAdmins, { body: () => ({ displayName: randomUUID() }) }),
  row('removeEnvironmentAlias', forAdmins, { params: ({ alias }) => ({ alias }) }),
  row('listUsers', forAdmins),
  row('inviteUser', forAdmins, {
    body: () => ({ email: `${randomUUID()}@demo.example`, name: 'Neuf', rights: [], admin: true }),
  }),
  row('getUser', forAdmins, { params: ({ userId }) => ({ userId }) }),
  row('changeUser', forAdmins, { params: ({ userId }) => ({ userId }), body: () => ({ name: randomUUID() }) }),
  row('inviteUserAgain', forAdmins, { params: ({ invitedId }) => ({ userId: invitedId }) }),
  row('listOwnContacts', forAdmins),
  row('listAccounts', forAdmins),
  row('getAccount', forAdmins, { params: ({ accountId }) => ({ accountId }) }),
  row('changeAccountReps', forAdmins, {
    body: ({ userId, accountId }) => ({ change: 'detach', userIds: [userId], accountIds: [accountId] }),
  }),
  row('listCaptures', forAdmins),
  row('countCaptures', forAdmins, { query: '?from=2026-11-01&to=2026-11-30&timeZone=Europe/Paris' }),
  row('exportCaptures', forAdmins),
  row('listAudit', forAdmins),
  row('exportAudit', forAdmins),
];
