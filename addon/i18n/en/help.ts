import type { frHelp } from '../fr/help.ts';

export const enHelp: typeof frHelp = {
  help: {
    title: 'Help',
    saving: 'Saving a mail or a meeting',
    savingText:
      'Open a mail or a meeting, then Relais. Title, type, status, contacts and attachments are already proposed; change what needs changing, then click “Save”.',
    contacts: 'Contacts',
    contactsText:
      'Relais looks up the addresses of the sender, the recipients, the copies, the guests and the text in the CRM. It ticks those it is sure of. Find others by name, company or address; one click adds a person who is not in the CRM. Only prospects and clients of your accounts can be linked.',
    transverse: 'Task without an account',
    transverseText:
      'A task without contacts has no account; the pages call it transverse. Whoever may create tasks may always create such a one.',
    privacy: 'What leaves Google',
    privacyText:
      'On opening, only the addresses and names of the mail or the meeting. The text and the attachments leave only when you save.',
    undo: 'Undoing',
    undoText: 'A task can be undone for 10 minutes after it was saved.',
  },
};
