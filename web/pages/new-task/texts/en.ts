import type { frNewTask } from './fr.ts';

export const enNewTask: typeof frNewTask = {
  title: 'New task',
  hint: 'For what is neither a mail nor a meeting: a call, a visit, an idea.',
  titleField: 'Title',
  titleMissing: 'Give the task a title.',
  contacts: 'Contacts',
  transverse: 'Without contact the task has no account.',
  transverseOnly: 'Your rights allow tasks without account only: without contacts, and assigned to nobody.',
  description: 'Description',
  files: 'Files',
  save: 'Create the task',
  created: (number) => `Task no. ${number} created.`,
  refused: 'You cannot create tasks',
  refusedHint: (rights) => `One of these rights is needed: ${rights}. Ask an administrator of the environment for it.`,
  kept: 'Nothing is lost: correct it or try again, the task will not be created twice.',
  contactRefused: (names) => `To remove: ${names}.`,
};
