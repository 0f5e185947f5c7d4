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
    change: 'Changer d’environnement',
    nameField: 'Nom de l’environnement',
    nameHint: 'Par exemple\u00a0: demo',
    badName: 'Un nom d’environnement se compose de lettres sans accent, de chiffres et de tirets, sans espace.',
  },
};
