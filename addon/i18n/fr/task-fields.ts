import type { LeftOutLines } from '../../state/source-text.ts';
import { plural } from './plural.ts';

export const frTaskFields = {
  learned: {
    type: 'Type\u00a0: ',
    status: 'Statut\u00a0: ',
    contact: 'comme la dernière fois avec ce contact.',
    mail: 'comme votre dernier mail enregistré.',
    event: 'comme votre dernière réunion enregistrée.',
  },
  due: {
    label: 'Échéance',
    other: 'Autre date…',
    otherTitle: 'Autre date',
    exact: 'Échéance',
    pick: 'Choisissez une date.',
    found: 'Date dans le texte',
    foundSeveral: 'Dates dans le texte',
    none: 'Aucune',
    today: 'Aujourd’hui',
    tomorrow: 'Demain',
    nextWeek: 'Semaine prochaine',
    endOfMonth: 'Fin du mois',
    meeting: 'Jour de la réunion',
    inText: (words: string) => `dans le texte\u00a0: «\u00a0${words}\u00a0»`,
  },
  assignee: {
    label: 'Attribuée à',
    you: (name: string) => `Vous (${name})`,
    more: (count: number) =>
      `Et ${plural(count, 'autre collègue', 'autres collègues')}, au-delà de ce que Google permet d’afficher.`,
    assignedToYou: 'La tâche vous sera attribuée.',
    assignedToNobody: 'La tâche ne sera attribuée à personne.',
  },
  description: {
    label: 'Description',
    whole: 'Mail entier',
    newText: ({ history, signature, lines }: LeftOutLines) => {
      if (!history) return signature ? 'Nouveau texte seulement (sans la signature)' : 'Nouveau texte seulement';
      const what = signature ? 'd’historique et de signature' : 'd’historique';
      return `Nouveau texte seulement (sans ${plural(lines, 'ligne', 'lignes')} ${what})`;
    },
    preview: 'Aperçu',
    previewOfWhole: 'Aperçu\u00a0: mail entier',
    previewOfNew: 'Aperçu\u00a0: nouveau texte seulement',
    empty: 'Aucun texte.',
    inlineImages: (count: number) =>
      count < 2 ? 'L’image du texte sera conservée.' : `Les ${count}\u00a0images du texte seront conservées.`,
  },
};
