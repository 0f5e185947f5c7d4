import type { Messages } from './fr.ts';

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

export const en: Messages = {
  errors: {
    invalid_request: {
      title: 'Request refused',
      text: 'What the card sent is incomplete or out of date. Reload the message to start from a fresh card.',
    },
    unsupported_media_type: {
      title: 'Request refused',
      text: 'The service does not accept this kind of request. If it happens again, tell an administrator.',
    },
    payload_too_large: {
      title: 'Too large to send',
      text: 'The message and its files exceed the allowed size. Untick some attachments, then save again.',
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
    address_known: {
      title: 'Contact already known',
      text: 'This address already belongs to a contact outside your accounts. Nothing was added; ask an administrator to attach you to it.',
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
      text: 'This card has already made a task. Reload the message to see it, or to make another one.',
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
      text: 'Relais needs a Google permission that was not granted, to read the open message, know who you are and reach the service.',
    },
    source_unreadable: {
      title: 'Message unreadable',
      text: 'Gmail no longer gives access to this message. Reopen it, then try again.',
    },
    not_linked: {
      title: 'No environment',
      text: 'Relais is not linked to an environment. Choose one to go on.',
    },
  },
  origins: {
    from: 'sender',
    replyTo: 'reply address',
    to: 'recipient',
    cc: 'in copy',
    bcc: 'in blind copy',
    organizer: 'organizer',
    guest: 'guest',
    body: 'in the text',
  },
  rights: {
    sales: 'sales',
    salesAllAccounts: 'sales, all accounts',
    taskList: 'list of sales tasks',
  },
  omissions: {
    tooLarge: 'too large',
    tooMany: 'more files than allowed',
    unreadable: 'unreadable',
    notChosen: 'not ticked',
  },
  separator: '\u00a0· ',
  taskNumber: (number) => `no.\u00a0${number}`,
  labelled: (label, value) => `${label}: ${value}`,
  units: ['byte', 'bytes', 'KB', 'MB', 'GB'],
  noSubject: '(no subject)',
  unnamedFile: '(unnamed)',
  actions: {
    save: 'Save',
    saveAgain: 'Save anyway',
    retry: 'Try again',
    undo: 'Undo the task',
    open: 'Open',
    reopen: 'Reload the message',
    back: 'Back',
    settings: 'Settings',
    authorize: 'Authorize',
    verifyAndLink: 'Verify and link',
    disconnect: 'Disconnect',
    saveAnew: 'Save again',
    saveWithoutThem: 'Save without them',
  },
  draft: {
    title: 'New task',
    titleField: 'Title',
    type: 'Type',
    status: 'Status',
    savedBefore: 'Already saved',
    savedMoreTimes: (count) => `And ${plural(count, 'more time', 'more times')}.`,
    contacts: 'Contacts',
    noContacts: 'No contact to propose: the task will be transverse.',
    noneTicked: 'If no contact is ticked, the task will be transverse.',
    moreContacts: (count) =>
      `And ${plural(count, 'more contact', 'more contacts')}, beyond what Google lets a card show.`,
    ambiguous: 'several records have this address',
    suggested: 'suggested by the domain',
    files: 'Attachments',
    filesCounted: (count, size) => (count === 1 ? 'Attachment' : `${count} attachments\u00a0· ${size}`),
    inlineImages: (count) =>
      count === 1 ? 'The image in the text will be kept.' : `The ${count} images in the text will be kept.`,
    notAttached: 'Will not be attached',
    moreFiles: (count) => `and ${plural(count, 'more file', 'more files')}`,
    description: 'Description',
    whole: 'Whole message',
    newText: 'New text only',
    assignedToYou: 'The task will be assigned to you.',
    assignedToNobody: 'The task will be assigned to nobody.',
    transverseOnly: 'Your rights only let you create transverse tasks (without contacts).',
  },
  leftOut: {
    title: (count) => (count === 1 ? 'Address left out' : `${count} addresses left out`),
    unknown: 'Not in the CRM',
    outside: 'Known, outside your accounts',
    notLinkable: 'Neither prospects nor clients',
    colleague: 'Colleagues',
    self: 'You',
    automatic: 'Automatic addresses',
    overLimit: 'Not looked up',
    overLimitText: (count) => `${plural(count, 'address', 'addresses')} beyond the first 1,000 of this message.`,
    more: (count) => `and ${plural(count, 'other', 'others')}`,
  },
  saved: {
    title: (number) => `Task no. ${number} saved`,
    replayed: 'Already saved by this card: nothing was made twice.',
    contacts: 'Contacts',
    transverse: 'None: transverse task',
    hiddenContacts: (count) => `${plural(count, 'contact', 'contacts')} outside your accounts`,
    assignee: 'Assigned to',
    nobody: 'Nobody',
    noFiles: 'None',
    notAttached: 'Not attached',
    truncated: 'The text was too long and has been cut.',
    undoUntil: (time) => `It can be undone until ${time}.`,
    undone: 'This task has been undone.',
  },
  undone: {
    title: 'Task undone',
    text: (number) => `Task no. ${number} has been undone. It no longer shows anywhere.`,
  },
  refusal: {
    title: 'Cannot create tasks',
    none: 'Your rights do not allow you to create a task.',
    anyOf: 'You need one of these rights',
    askAdmin: (environment) => `Ask an administrator of ${environment} for it.`,
    askSomeAdmin: 'Ask an administrator for it.',
  },
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
  settings: {
    title: 'Settings',
    environment: 'Environment',
    user: 'You',
    rights: 'Your rights',
    admin: 'You manage this environment.',
    noRight: 'You cannot create tasks. Ask an administrator for rights.',
    transverseOnly: 'You can create transverse tasks (without contacts); they are assigned to nobody.',
    attached: 'You can create tasks and link the prospect or client contacts of your accounts.',
    all: 'You can create tasks and link any prospect or client contact.',
    taskList: 'You see all transverse tasks.',
    change: 'Change environment',
    nameField: 'Name of the environment',
    nameHint: 'For example: demo',
    badName: 'The name of an environment is made of letters without accents, digits and hyphens, without spaces.',
  },
  home: {
    title: 'Open a message',
    text: 'Relais proposes a task for it, with its contacts and attachments. Check it, then save.',
  },
  help: {
    title: 'Help',
    saving: 'Saving a message',
    savingText:
      'Open a message, then Relais. Title, type, status, contacts and attachments are already proposed; change what needs changing, then click “Save”.',
    contacts: 'Contacts',
    contactsText:
      'Relais looks up the addresses of the sender, the recipients, the copies and the text in the CRM. It ticks those it is sure of. Only prospects and clients of your accounts can be linked.',
    transverse: 'Transverse task',
    transverseText:
      'A task without contacts is transverse. Whoever may create a task may always create a transverse one.',
    privacy: 'What leaves Gmail',
    privacyText:
      'On opening, only the addresses and names of the message. Its text and attachments leave only when you save.',
    undo: 'Undoing',
    undoText: 'A task can be undone for 10 minutes after it was saved.',
  },
  errorCard: {
    requestId: 'Request number',
    kept: 'What you entered is kept: trying again sends it once more, with no risk of a duplicate.',
    outOfScopeCount: (count) => `${plural(count, 'contact', 'contacts')} concerned.`,
    chooseEnvironment: 'Choose an environment',
  },
};
