import type { frThread } from '../fr/thread.ts';
import { plural } from './plural.ts';

export const enThread: typeof frThread = {
  thread: {
    title: (count) => (count === 1 ? 'Task of the same thread' : `${count} tasks of the same thread`),
    more: (count) => `And ${plural(count, 'older one', 'older ones')}.`,
    add: 'Add this mail to that task',
    fileThere: (number) => `already on task no. ${number}`,
    added: (number) => `Mail added to task no. ${number}`,
    already: (number) => `Mail already on task no. ${number}`,
    textAdded: 'Its text follows the text that the task already had.',
    replayed: 'Nothing was added twice.',
  },
};
