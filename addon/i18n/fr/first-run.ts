export const frFirstRun = {
  firstRun: {
    title: 'Bienvenue dans Relais',
    subtitle: 'Du message à la tâche',
    signedInAs: 'Compte Google',
    choose: 'Choisissez l’environnement de votre entreprise. C’est à faire une seule fois.',
    link: (environment: string) => `Relier à ${environment}`,
    none: 'Aucun environnement n’est encore ouvert à ce compte. Demandez à un administrateur de votre entreprise d’ajouter cette adresse, puis réessayez.',
    typed: 'On vous a donné un nom d’environnement\u00a0?',
    linked: (environment: string) => `Relié à ${environment}`,
  },
};
