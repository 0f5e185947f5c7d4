import { plural } from './plural.ts';

export const frSettings = {
  settings: {
    title: 'Paramètres',
    environment: 'Environnement',
    user: 'Vous',
    rights: 'Vos droits',
    admin: 'Vous administrez cet environnement.',
    noRight: 'Vous ne pouvez pas créer de tâche. Demandez des droits à un administrateur.',
    transverseOnly:
      'Vous pouvez créer des tâches transverses (sans contact)\u00a0; elles ne sont attribuées à personne.',
    attached: 'Vous pouvez créer des tâches et y lier les contacts prospects ou clients de vos comptes.',
    all: 'Vous pouvez créer des tâches et y lier tous les contacts prospects ou clients.',
    taskList: 'Vous voyez toutes les tâches transverses.',
    preferences: 'Vos préférences',
    language: 'Langue',
    languages: { google: 'Celle de votre compte Google', fr: 'Français', en: 'English' },
    description: 'Texte d’un mail',
    descriptions: { whole: 'Mail entier', new: 'Nouveau texte seulement' },
    forMails: 'Proposés pour un mail',
    forMeetings: 'Proposés pour une réunion',
    type: 'Type',
    status: 'Statut',
    asEnvironment: (label: string) => `Par défaut (${label})`,
    learned: 'Appris de vos enregistrements',
    learnedText:
      'Relais propose d’abord ce que vous avez choisi la dernière fois avec le même contact, ou pour un mail ou une réunion, avant vos préférences.',
    forgetAll: 'Tout oublier',
    nothingLearned: 'Rien encore\u00a0: vos préférences s’appliquent.',
    anyMail: 'Un mail, quel que soit le contact',
    anyMeeting: 'Une réunion, quel que soit le contact',
    moreLearned: (count: number) => `Et ${plural(count, 'autre contact', 'autres contacts')}.`,
    saved: 'Préférences enregistrées',
    forgotten: 'Choix oubliés',
    change: 'Changer d’environnement',
    nameField: 'Nom de l’environnement',
    nameHint: 'Par exemple\u00a0: demo',
    badName: 'Un nom d’environnement se compose de lettres sans accent, de chiffres et de tirets, sans espace.',
    disconnectText:
      'Se déconnecter ne supprime rien\u00a0: vos tâches et vos préférences restent dans l’environnement.',
  },
};
