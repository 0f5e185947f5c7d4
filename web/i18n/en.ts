import { enAccounts } from './en/accounts.ts';
import { enAudit } from './en/audit.ts';
import { enCaptures } from './en/captures.ts';
import { enEnvironment } from './en/environment.ts';
import { enErrors } from './en/errors.ts';
import { enShell } from './en/shell.ts';
import { enSignIn } from './en/sign-in.ts';
import { enTaskChoices } from './en/task-choices.ts';
import { enTasks } from './en/tasks.ts';
import { enContactPicker } from './en/contact-picker.ts';
import { enFileViewer } from './en/file-viewer.ts';
import { enFiles } from './en/files.ts';
import { enTask } from './en/task.ts';
import { enNewTask } from './en/new-task.ts';
import { enPreferences } from './en/preferences.ts';
import { enUsers } from './en/users.ts';
import { enWords } from './en/words.ts';
import type { Messages } from './fr.ts';

export const en: Messages = {
  words: enWords,
  shell: enShell,
  signIn: enSignIn,
  errors: enErrors,
  tasks: enTasks,
  contactPicker: enContactPicker,
  fileViewer: enFileViewer,
  files: enFiles,
  task: enTask,
  users: enUsers,
  accounts: enAccounts,
  taskChoices: enTaskChoices,
  environment: enEnvironment,
  captures: enCaptures,
  audit: enAudit,
  newTask: enNewTask,
  preferences: enPreferences,
};
