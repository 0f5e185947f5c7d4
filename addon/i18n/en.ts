import type { Messages } from './fr.ts';
import { enContacts } from './en/contacts.ts';
import { enDraft } from './en/draft.ts';
import { enErrors } from './en/errors.ts';
import { enEvent } from './en/event.ts';
import { enFirstRun } from './en/first-run.ts';
import { enHelp } from './en/help.ts';
import { enHome } from './en/home.ts';
import { enSaved } from './en/saved.ts';
import { enSettings } from './en/settings.ts';
import { enThread } from './en/thread.ts';
import { enTaskFields } from './en/task-fields.ts';

export const en: Messages = {
  ...enErrors,
  ...enDraft,
  ...enTaskFields,
  ...enContacts,
  ...enSaved,
  ...enThread,
  ...enEvent,
  ...enFirstRun,
  ...enSettings,
  ...enHome,
  ...enHelp,
  origins: {
    from: 'sender',
    replyTo: 'reply address',
    to: 'recipient',
    cc: 'in copy',
    bcc: 'in blind copy',
    organizer: 'organizer',
    guest: 'guest',
    declined: 'declined',
    room: 'room',
    body: 'in the text',
    history: 'in the quoted history',
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
    trackingPixel: 'invisible tracking image',
  },
  fileParts: {
    signature: 'electronic signature',
    mailPart: 'piece of the mail’s text',
    outlookFile: 'file of Outlook, which other programs cannot read',
    deliveryReport: 'delivery report',
    readReceipt: 'read receipt',
    calendar: 'read as the meeting',
  },
  separator: '\u00a0· ',
  taskNumber: (number) => `no.\u00a0${number}`,
  quoted: (words) => `“${words}”`,
  labelled: (label, value) => `${label}: ${value}`,
  units: ['byte', 'bytes', 'KB', 'MB', 'GB'],
  noSubject: '(no subject)',
  unnamedFile: '(unnamed)',
  actions: {
    save: 'Save',
    saveAgain: 'Save anyway',
    retry: 'Try again',
    undo: 'Undo the task',
    undoShort: 'Undo',
    open: 'Open',
    openMail: 'Open the mail',
    openMeeting: 'Open the meeting',
    home: 'Home',
    refresh: 'Refresh',
    reopen: 'Reload',
    back: 'Back',
    settings: 'Settings',
    authorize: 'Authorize',
    verifyAndLink: 'Verify and link',
    disconnect: 'Disconnect',
    chooseEnvironment: 'Choose among mine',
    forget: 'Forget',
    saveAnew: 'Save again',
    saveWithoutThem: 'Save without them',
  },
};
