import type { frFirstRun } from '../fr/first-run.ts';

export const enFirstRun: typeof frFirstRun = {
  firstRun: {
    title: 'Welcome to Relais',
    subtitle: 'From message to task',
    signedInAs: 'Google account',
    choose: 'Choose your company’s environment. You do this only once.',
    link: (environment) => `Link to ${environment}`,
    none: 'No environment is open to this account yet. Ask an administrator of your company to add this address, then try again.',
    typed: 'Were you given the name of an environment?',
    linked: (environment) => `Linked to ${environment}`,
  },
};
