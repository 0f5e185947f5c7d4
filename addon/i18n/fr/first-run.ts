export const frFirstRun = {
  firstRun: {
    title: 'Bienvenue dans Relais',
    subtitle: 'Du mail ou de la réunion à la tâche',
    // What will happen, in three lines.
    steps: [
      '• Ouvrez un mail ou une réunion\u00a0: Relais propose une tâche, avec ses contacts.',
      '• À l’ouverture, seules les adresses servent, pour retrouver vos contacts.',
      '• Le texte et les fichiers ne partent que lorsque vous enregistrez.',
    ].join('\n'),
    switch: 'Changer d’environnement',
    signedInAs: 'Compte Google',
    choose: (count: number): string =>
      count < 2
        ? 'Votre compte est attendu dans cet environnement. Un clic suffit, une seule fois.'
        : 'Votre compte est attendu dans plusieurs environnements. Choisissez celui où enregistrer\u00a0; vous pourrez en changer dans les paramètres.',
    current: (environment: string) => `Relié à ${environment} en ce moment.`,
    instead: 'Vos autres environnements\u00a0:',
    link: (environment: string) => `Relier à ${environment}`,
    more: (count: number) => `${count} de plus\u00a0: saisissez le nom de celui qu’il vous faut.`,
    none: 'Aucun environnement n’est encore ouvert à ce compte. Demandez à un administrateur de votre entreprise d’ajouter cette adresse, puis réessayez.',
    typed: 'On vous a donné un nom d’environnement\u00a0?',
    linked: (environment: string) => `Relié à ${environment}`,
  },
};
