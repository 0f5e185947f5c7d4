import type { frErrors } from '../fr/errors.ts';
import { plural } from './plural.ts';

export const enErrors: typeof frErrors = {
  permissions: {
    mail: {
      name: 'Read the open mail',
      reason: 'Its subject, addresses, text and files are used to make the task.',
    },
    calendar: {
      name: 'Read your events',
      reason: 'Their title, date, guests and text are used to make the task. For mails it is not needed.',
    },
    identity: {
      name: 'Know who you are',
      reason: 'Your address tells which environment you belong to and what you may do there.',
    },
    service: {
      name: 'Reach the Relais service',
      reason: 'It knows your contacts and saves the tasks.',
    },
  },
  errors: {
    invalid_request: {
      title: 'Request refused',
      text: 'What the card sent is incomplete or out of date. Reload to start from a fresh card.',
    },
    unsupported_media_type: {
      title: 'Request refused',
      text: 'The service does not accept this kind of request. If it happens again, tell an administrator.',
    },
    payload_too_large: {
      title: 'Too large to send',
      text: 'The text and the files exceed the allowed size. Untick some attachments, then save again.',
    },
    unauthenticated: {
      title: 'Signed out',
      text: 'Your session is no longer recognised. Try again to sign in anew.',
    },
    session_expired: {
      title: 'Session expired',
      text: 'Your session expired and could not be renewed. Try again.',
    },
    identity_refused: {
      title: 'Google account refused',
      text: 'This Google account is not admitted to this environment. Check which account you are signed in with, or ask an administrator for access.',
    },
    environment_not_found: {
      title: 'Environment not found',
      text: 'No environment of this name is open to you. Check the name with an administrator.',
    },
    user_disabled: {
      title: 'Access disabled',
      text: 'Your access to this environment has been disabled. An administrator can restore it.',
    },
    rights_missing: {
      title: 'Missing rights',
      text: 'Your rights do not allow this.',
    },
    contacts_out_of_scope: {
      title: 'Contacts outside your accounts',
      text: 'Some ticked contacts are no longer among those you may link. Nothing was saved.',
    },
    address_of_colleague: {
      title: 'Address of your own company',
      text: 'This address is a colleague’s, a team’s or of a domain of your own company: it cannot be a contact. If customers have addresses of this domain, an administrator can say so in the settings of the environment.',
    },
    address_known: {
      title: 'Contact already known',
      text: 'This address, or its company, is already in the CRM, outside your accounts. Nothing was added; ask an administrator to attach you to it.',
    },
    assignee_refused: {
      title: 'Assignee refused',
      text: 'The chosen person is no longer an active sales rep of this environment. Nothing was saved; choose somebody else.',
    },
    not_found: {
      title: 'Not found',
      text: 'This task does not exist, or you have no access to it.',
    },
    idempotency_conflict: {
      title: 'Already saved with other content',
      text: 'This card has already saved what is open. Reload to see in which task, or to make another one.',
    },
    undo_expired: {
      title: 'Too late to undo',
      text: 'A task can be undone only during the 10 minutes after it was saved.',
    },
    upload_incomplete: {
      title: 'Upload interrupted',
      text: 'The files did not arrive whole. Nothing was saved.',
    },
    storage_full: {
      title: 'Not enough space',
      text: 'The service has no room left for these files. Nothing was saved. Tell an administrator, or save without the files.',
    },
    unavailable: {
      title: 'Service unavailable',
      text: 'The service is unavailable at the moment. Try again shortly.',
    },
    internal: {
      title: 'Unexpected error',
      text: 'An unexpected error occurred. If it happens again, tell an administrator.',
    },
    backend_unreachable: {
      title: 'Service unreachable',
      text: 'The service did not answer. Try again shortly.',
    },
    scope_missing: {
      title: 'Permission missing',
      text: 'Relais needs a permission that was not granted in Google. Grant it to go on; you can take it back whenever you like.',
    },
    source_unreadable: {
      title: 'Cannot be read',
      text: 'Google no longer gives access to what is open. Close this mail or meeting, reopen it, then try again.',
    },
    calendar_disabled: {
      title: 'Google Calendar API disabled',
      text: 'Google refuses to give this meeting: the Google Calendar API is not enabled in the Google Cloud project of Relais. Tell the administrator who installed Relais. Mails are not affected.',
    },
    service_blocked: {
      title: 'Service blocked by Google',
      text: 'Google does not let Relais reach its service: the address below is missing from the list of addresses that Apps Script may reach. Tell the Google Workspace administrator of your company.',
    },
    not_linked: {
      title: 'No environment',
      text: 'Relais is not linked to an environment. Choose one to go on.',
    },
  },
  errorCard: {
    requestId: 'Request number',
    kept: 'What you entered is kept: you can try again with no risk of a duplicate.',
    outOfScopeCount: (count) => `${plural(count, 'contact', 'contacts')} concerned.`,
    blockedAddress: 'Address to allow',
    chooseEnvironment: 'Choose an environment',
  },
  refusal: {
    title: 'Cannot create tasks',
    none: 'Your account does not allow you to create tasks.',
    anyOf: 'You need one of these rights',
    askAdmin: (environment) => `Ask an administrator of ${environment} for it.`,
    askSomeAdmin: 'Ask an administrator for it.',
  },
};
