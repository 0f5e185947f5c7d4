import type { frFirstRun } from '../fr/first-run.ts';

export const enFirstRun: typeof frFirstRun = {
  firstRun: {
    title: 'Welcome to Relais',
    subtitle: 'From mail or meeting to task',
    steps: [
      '• Open a mail or a meeting: Relais proposes a task for it, with its contacts.',
      '• On opening, only the addresses are used, to find your contacts.',
      '• Text and files leave only when you save.',
    ].join('\n'),
    switch: 'Change environment',
    signedInAs: 'Google account',
    choose: (count) =>
      count < 2
        ? 'Your account is expected in this environment. One click is enough, only once.'
        : 'Your account is expected in several environments. Choose the one to save to; you can change it in the settings.',
    current: (environment) => `Linked to ${environment} at the moment.`,
    instead: 'Your other environments:',
    link: (environment) => `Link to ${environment}`,
    more: (count) => `${count} more: type the name of the one you need.`,
    none: 'No environment is open to this account yet. Ask an administrator of your company to add this address, then try again.',
    typed: 'Were you given the name of an environment?',
    linked: (environment) => `Linked to ${environment}`,
  },
};
