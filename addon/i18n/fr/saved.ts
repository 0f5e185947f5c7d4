import { plural } from './plural.ts';

export const frSaved = {
  saved: {
    title: (number: number) => `Tâche n°\u00a0${number} enregistrée`,
    replayed: 'Déjà enregistrée par cette carte\u00a0: rien n’a été créé en double.',
    otherTasks: 'Enregistré aussi dans',
    contacts: 'Contacts',
    transverse: 'Aucun\u00a0: tâche sans compte',
    hiddenContacts: (count: number) => `${plural(count, 'contact', 'contacts')} hors de vos comptes`,
    assignee: 'Attribuée à',
    nobody: 'Personne',
    noFiles: 'Aucune',
    notAttached: 'Non joint',
    truncated: 'Le texte, trop long, a été coupé.',
    undoUntil: (time: string) => `Annulation possible jusqu’à ${time}.`,
    undone: 'Cette tâche a été annulée.',
  },
  undone: {
    title: 'Tâche annulée',
    text: (number: number) => `La tâche n°\u00a0${number} a été annulée. Elle ne figure plus parmi les tâches.`,
  },
};
