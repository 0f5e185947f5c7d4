import type { EndpointName } from '../../shared/endpoints.ts';

/** What each endpoint does, for the OpenAPI document; not in the table, which callers carry too. */
export const endpointSummaries: Readonly<Record<EndpointName, string>> = {
  health: 'The process answers.',
  ready: 'The database and the blob store answer too; 503 otherwise.',
  listEnvironments: 'The environments that a Google identity belongs to.',
  createSession:
    'A session in one environment, 30 minutes long. An unknown environment and one the identity does not belong to answer the same.',
  getWebSession: 'Who is signed in with this browser, and which environments they can enter.',
  endWebSession: 'Sign this browser out.',
  listWebSessions: 'The browsers that the person is signed in with.',
  endOneWebSession: 'Sign one of the browsers out.',
  endWebSessions: 'Sign every browser out, this one too.',
  getMe: 'Who the caller is in the environment and what they may do.',
  getPreferences: 'What the caller prefers in the environment, with what can be preferred.',
  putPreferences: 'Replace what the caller prefers; a time zone that is not given stays as it is.',
  forgetLearned:
    'Forget which types and statuses the caller last used, so that proposals start from the preferences again.',
  searchContacts:
    'Contacts the caller may see whose name, company or address has words beginning with those of the query.',
  createContact:
    'Add a person with an address, in a company or alone. The same address again answers the same contact.',
  openHome: "The caller's day: what they saved, and which of their meetings are external and already captured.",
  createDraft: 'The proposal for an open mail or event: contacts, types, statuses, what was saved before.',
  createTask: 'Save a task with its files. The same idempotency key and content answer the first result again.',
  listTasks: 'The tasks the caller may read, newest first, page by page.',
  getTask: 'One task with its description and attachments, and what the caller may do with it.',
  changeTask:
    'Change a task that is still at the version the caller saw. A description is plain text and replaces the HTML that was captured.',
  changeTasks: 'Give up to 200 tasks the same values at once; those that are not the caller’s to change are named.',
  deleteTask: 'Delete a task; it can be brought back for 10 minutes.',
  restoreTask: 'Bring a deleted task back within 10 minutes.',
  getTaskHistory: 'What happened to a task, newest first.',
  getTaskFiles: 'All stored files of a task in one ZIP archive, with a list of its links.',
  getTaskDescription: 'The description as an HTML document of its own, for a frame.',
  searchUsers: 'Colleagues by the beginnings of their names or addresses, at most 50.',
  addMessage: 'Add the text and files of a mail to a task, once: the same key, or the same source, adds nothing again.',
  undoTask: 'Take back a task within 10 minutes of saving it.',
  getTaskChoices:
    'The types and statuses of the environment in their order, archived ones marked, what new tasks start with, and the limits of uploads.',
  createTaskType: 'Add a type after the others. Admins only, as everything below /v1/admin.',
  orderTaskTypes: 'Put the types in order.',
  changeTaskType: 'Rename, archive or restore a type. Tasks keep an archived one; the last active one stays.',
  createTaskStatus: 'Add a status after the others.',
  orderTaskStatuses: 'Put the statuses in order.',
  changeTaskStatus: 'Rename, archive or restore a status, or change whether it closes tasks.',
  putTaskDefaults: 'Replace what new tasks start with, by kind of source.',
  getEnvironmentSettings:
    'How the environment is run: names, Workspace domains, default rights, language, retention, largest file.',
  changeEnvironmentSettings: 'Change some of it, whole or not at all. The name before a new one goes on working.',
  removeEnvironmentAlias: 'Give up a former name, which then leads nowhere.',
  listCaptures: 'Every attempt to save, however it ended, newest first, page by page. Admins only.',
  countCaptures: 'How the attempts of a range of days ended: by day, by user, by reason. Admins only.',
  exportCaptures: 'The capture ledger as CSV. Admins only.',
  listAudit: 'What was done in the environment, newest first, page by page. Admins only.',
  exportAudit: 'The audit trail as CSV; the export is itself written down. Admins only.',
  getAttachment: 'The bytes of a stored file, always as a download.',
  listUsers: 'For admins: the users of the environment by name, searched and filtered, page by page.',
  inviteUser: 'For admins: add a user and invite them, by mail or by a link that is answered once.',
  getUser: 'For admins: one user.',
  changeUser:
    'For admins: change the name, the rights or the activity of a user. The last active admin stays one.',
  inviteUserAgain: 'For admins: a new invitation for somebody who has never signed in; the earlier one is void.',
  listUserAccounts: 'For admins: the accounts that a user is attached to, by name, page by page.',
  listAccounts: 'For admins: the accounts of the environment with their reps, searched and filtered, page by page.',
  changeAccountReps: 'For admins: attach several users to several accounts, or detach them.',
  getInvitation: 'What an invitation is to: the environment, who invited and which address to sign in with.',
};
