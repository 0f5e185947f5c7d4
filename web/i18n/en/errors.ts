import type { frErrors } from '../fr/errors.ts';

const texts: (typeof frErrors)['texts'] = {
  unreachable: {
    title: 'Relais does not answer',
    hint: 'Check your internet connection, then try again. What you typed is kept.',
  },
  unavailable: {
    title: 'Relais is unavailable for the moment',
    hint: 'Try again in a few moments. What you typed is kept.',
  },
  unauthenticated: { title: 'Your session has expired', hint: 'Sign in again, then try once more.' },
  session_expired: { title: 'Your session has expired', hint: 'Sign in again, then try once more.' },
  invalid_request: { title: 'Some values are not accepted', hint: 'Correct the fields shown, then try again.' },
  payload_too_large: {
    title: 'What was sent is too large',
    hint: 'Remove a file or shorten the text, then try again.',
  },
  environment_not_found: {
    title: 'No environment of this name is open to you',
    hint: 'Check the address, or ask an administrator to invite you.',
  },
  identity_refused: {
    title: 'This Google account is not accepted here',
    hint: 'Sign in with your company’s Google account, or ask an administrator.',
  },
  user_disabled: {
    title: 'Your access is disabled',
    hint: 'Ask an administrator of the environment to enable it again.',
  },
  rights_missing: {
    title: 'Your rights are not enough',
    hint: 'Ask an administrator of the environment for the right you need.',
  },
  contacts_out_of_scope: {
    title: 'A contact is not among your accounts',
    hint: 'Remove it, or ask an administrator to attach you to its account.',
  },
  assignee_refused: { title: 'This person cannot be given tasks', hint: 'Choose an active sales rep.' },
  not_found: { title: 'Not found', hint: 'It does not exist, or it is not open to you.' },
  undo_expired: { title: 'It is too late to undo', hint: 'Undoing is possible for ten minutes.' },
  storage_full: { title: 'The storage is full', hint: 'Tell whoever operates Relais, then try again.' },
  upload_incomplete: { title: 'The upload did not arrive whole', hint: 'Try again.' },
  task_changed: {
    title: 'The task changed in the meantime',
    hint: 'Read it again, then redo your change: somebody else changed it.',
  },
  name_taken: { title: 'This name is taken', hint: 'Choose another one.' },
  last_admin: {
    title: 'The environment must keep an active administrator',
    hint: 'Make somebody else an administrator first.',
  },
  user_exists: { title: 'This person is a user already', hint: 'Find them in the list of users.' },
  foreign_origin: { title: 'This page was not opened from Relais', hint: 'Reload the page and try again.' },
  domain_refused: {
    title: 'This environment only lets in accounts of its own domain',
    hint: 'Sign out, then sign in with your work account.',
  },
  account_refused: {
    title: 'Your address is bound to another Google account here',
    hint: 'Sign in with the account that you used first, or ask an administrator.',
  },
};

export const enErrors: typeof frErrors = {
  texts,
  /** An unexpected error; it has a reference. */
  other: {
    title: 'An unexpected error occurred',
    hint: 'Try again; if it comes back, give this reference to your administrator.',
  },
  nameless: {
    title: 'An unexpected error occurred',
    hint: 'Try again; if it comes back, tell your administrator.',
  },
  reference: (id) => `Reference: ${id}`,
};
