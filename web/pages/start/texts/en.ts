import type { frSignIn } from './fr.ts';

export const enSignIn: typeof frSignIn = {
  chooseTitle: 'Choose an environment',
  chooseHint: (email) => `You are signed in as ${email}.`,
  noEnvironmentTitle: 'No environment is open to you',
  noEnvironmentHint: (email) =>
    `You are signed in as ${email}. Ask an administrator to invite you at this address, or use another account.`,
  myEnvironments: 'My environments',
  otherAccount: 'Use another account',
  signedOutTitle: 'You are signed out',
  signedOutHint: 'This browser has no access to Relais any more. Your Google account stays signed in.',
  signInAgain: 'Sign in again',
  signedInTitle: 'You are signed in again',
  signedInHint: 'Close this tab: the other one goes on where you were, with what you had entered.',
  endedTitle: 'Your session has expired',
  endedHint: 'Sign in again in a new tab, then come back to this one: what you entered is kept.',
  sessions: 'Signed-in browsers',
  sessionsHint: 'Sign out those that you do not recognise, or that you left behind.',
  unknownBrowser: 'Unknown browser',
  thisBrowser: 'This browser',
  seen: (when) => `Seen ${when}`,
  since: (when) => `signed in on ${when}`,
  endOne: 'Sign out',
  endOneLabel: (browser, when) => `Sign out ${browser}, seen ${when}`,
  ended: 'The browser is signed out.',
  everywhereTitle: 'Sign out everywhere?',
  everywhereHint: 'All of your browsers are signed out, this one too. Gmail and Calendar are not affected.',
};
