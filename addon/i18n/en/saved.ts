import type { frSaved } from '../fr/saved.ts';
import { plural } from './plural.ts';

export const enSaved: typeof frSaved = {
  saved: {
    title: (number) => `Task no. ${number} saved`,
    replayed: 'Already saved by this card: nothing was made twice.',
    otherTasks: 'Also saved as',
    contacts: 'Contacts',
    transverse: 'None: task without an account',
    hiddenContacts: (count) => `${plural(count, 'contact', 'contacts')} outside your accounts`,
    assignee: 'Assigned to',
    nobody: 'Nobody',
    noFiles: 'None',
    notAttached: 'Not attached',
    truncated: 'The text was too long and has been cut.',
    undoUntil: (time) => `It can be undone until ${time}.`,
    undone: 'This task has been undone.',
  },
  undone: {
    title: 'Task undone',
    text: (number) => `Task no. ${number} has been undone. It is no longer among the tasks.`,
  },
};
