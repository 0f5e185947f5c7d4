import { plural } from './plural.ts';

export const frThread = {
  thread: {
    title: (count: number) => (count < 2 ? 'Tâche du même fil' : `${count}\u00a0tâches du même fil`),
    more: (count: number) => `Et ${plural(count, 'autre', 'autres')}, plus anciennes.`,
    add: 'Ajouter ce mail à cette tâche',
    fileThere: (number: number) => `déjà sur la tâche n°\u00a0${number}`,
    added: (number: number) => `Mail ajouté à la tâche n°\u00a0${number}`,
    already: (number: number) => `Mail déjà sur la tâche n°\u00a0${number}`,
    textAdded: 'Son texte suit celui que la tâche avait déjà.',
    replayed: 'Rien n’a été ajouté en double.',
  },
};
