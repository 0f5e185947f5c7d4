import { frAccounts } from '../pages/admin/accounts/texts/fr.ts';
import { frAudit } from '../pages/admin/audit/texts/fr.ts';
import { frCaptures } from '../pages/admin/captures/texts/fr.ts';
import { frEnvironment } from '../pages/admin/environment/texts/fr.ts';
import { frErrors } from './fr/errors.ts';
import { frShell } from '../shell/texts/fr.ts';
import { frSignIn } from '../pages/start/texts/fr.ts';
import { frTaskChoices } from '../pages/admin/task-choices/texts/fr.ts';
import { frTasks } from '../pages/tasks/texts/fr.ts';
import { frContactPicker } from './fr/contact-picker.ts';
import { frFileViewer } from '../viewer/texts/fr.ts';
import { frFiles } from './fr/files.ts';
import { frTask } from '../pages/task/texts/fr.ts';
import { frNewTask } from '../pages/new-task/texts/fr.ts';
import { frPreferences } from '../pages/preferences/texts/fr.ts';
import { frUsers } from '../pages/admin/users/texts/fr.ts';
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
