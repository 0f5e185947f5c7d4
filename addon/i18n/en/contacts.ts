import type { frContacts } from '../fr/contacts.ts';
import { plural } from './plural.ts';

export const enContacts: typeof frContacts = {
  contacts: {
    addContact: 'Add a contact',
    search: 'Find a contact',
    searchHint: 'Name, company or address',
    searchButton: 'Search',
    typeMore: 'Type at least two characters.',
    nothing: (query) => `No contact matches “${query}” among those you may see.`,
    found: (count) => `${plural(count, 'contact', 'contacts')} found: tick what fits.`,
    more: 'There are more: add a word to narrow them down.',
    notLinkableFound: 'Found, but cannot be linked',
    neitherProspectNorClient: 'neither prospect nor client',
    outsideAccounts: 'outside your accounts',
    ticked: (name) => `Contact ticked: ${name}`,
    added: (name) => `Contact added and ticked: ${name}`,
    existed: (name) => `This contact existed already and is ticked: ${name}`,
    existsNotLinkable: (name) => `This contact exists already and cannot be linked: ${name}`,
    addedNotLinkable: (name) => `Contact added, but it cannot be linked: ${name}`,
    full: 'A task has at most 100 contacts. Untick one, then start again.',
    add: 'Add',
    addTitle: 'Not in the CRM, one click to add',
    newCompany: (company) => `new company “${company}”`,
    noCompany: 'no company',
    prospect: 'prospect',
    backToDraft: 'Back to the task',
    backWithoutThem: 'Back to the task without them',
    outlook: {
      transverseOnly: 'Your rights only let you create tasks without an account.',
      outside: 'The known contacts are outside your accounts: without another contact, the task will have no account.',
      notLinkable:
        'The known contacts are neither prospects nor clients: without another contact, the task will have no account.',
      nobody: 'No contact to propose: the task will have no account.',
      noneTicked: 'If no contact is ticked, the task will have no account.',
    },
    otherReps: (accounts, more) =>
      `Also able to read the task: the reps of ${accounts}${more > 0 ? ` and ${plural(more, 'other', 'others')}` : ''}.`,
    readers: 'Who will see this task',
    readersNote: 'Ticking or unticking a contact adds or removes its account.',
    readersOf: {
      you: 'You',
      admins: 'administrators',
      reps: (accounts, more) =>
        `the reps of these accounts: ${accounts}${more > 0 ? ` and ${plural(more, 'other', 'others')}` : ''}`,
      taskList: 'whoever has the list of sales tasks',
      all: (others, last) => `${others} and ${last}.`,
    },
  },
  leftOutWhy: {
    outside: 'They will not be linked to the task. An administrator can attach you to them.',
    notLinkable: 'Only prospects and clients can be linked.',
  },
};
