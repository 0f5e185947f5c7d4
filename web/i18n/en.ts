import { enAccounts } from '../pages/admin/accounts/texts/en.ts';
import { enAudit } from '../pages/admin/audit/texts/en.ts';
import { enCaptures } from '../pages/admin/captures/texts/en.ts';
import { enEnvironment } from '../pages/admin/environment/texts/en.ts';
import { enErrors } from './en/errors.ts';
import { enShell } from '../shell/texts/en.ts';
import { enSignIn } from '../pages/start/texts/en.ts';
import { enTaskChoices } from '../pages/admin/task-choices/texts/en.ts';
import { enTasks } from '../pages/tasks/texts/en.ts';
import { enContactPicker } from './en/contact-picker.ts';
import { enFileViewer } from '../viewer/texts/en.ts';
import { enFiles } from './en/files.ts';
import { enTask } from '../pages/task/texts/en.ts';
import { enNewTask } from '../pages/new-task/texts/en.ts';
import { enPreferences } from '../pages/preferences/texts/en.ts';
import { enUsers } from '../pages/admin/users/texts/en.ts';
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
