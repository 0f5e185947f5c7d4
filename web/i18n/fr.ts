import { frAccounts } from './fr/accounts.ts';
import { frAudit } from './fr/audit.ts';
import { frCaptures } from './fr/captures.ts';
import { frEnvironment } from './fr/environment.ts';
import { frErrors } from './fr/errors.ts';
import { frShell } from './fr/shell.ts';
import { frSignIn } from './fr/sign-in.ts';
import { frTaskChoices } from './fr/task-choices.ts';
import { frTasks } from './fr/tasks.ts';
import { frContactPicker } from './fr/contact-picker.ts';
import { frFileViewer } from './fr/file-viewer.ts';
import { frFiles } from './fr/files.ts';
import { frTask } from './fr/task.ts';
import { frNewTask } from './fr/new-task.ts';
import { frPreferences } from './fr/preferences.ts';
import { frUsers } from './fr/users.ts';
import { frWords } from './fr/words.ts';

/** Every sentence of the pages by area, in French; the type of the other languages. */
export const fr = {
  words: frWords,
  shell: frShell,
  signIn: frSignIn,
  errors: frErrors,
  tasks: frTasks,
  contactPicker: frContactPicker,
  fileViewer: frFileViewer,
  files: frFiles,
  task: frTask,
  users: frUsers,
  accounts: frAccounts,
  taskChoices: frTaskChoices,
  environment: frEnvironment,
  captures: frCaptures,
  audit: frAudit,
  newTask: frNewTask,
  preferences: frPreferences,
};

export type Messages = typeof fr;
